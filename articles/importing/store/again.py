"""A stored text is read again by a better reader: its articles as when a better text comes, then its facts."""

from __future__ import annotations

from dataclasses import dataclass

from articles.importing.store.continuing import link_continuations
from articles.importing.store.errata import propose_errata
from articles.importing.store.facts import mend_facts
from articles.importing.store.noting import is_outdated, noted_before
from articles.importing.store.retext import Replaced, replace_text
from articles.models import PageText
from articles.models.one_writer import one_writer
from articles.reading.records import Reading


@dataclass(frozen=True)
class ReadAgain:
    """What became of the page's articles; ``dated``: it waited for its date, which this reader has found; ``notes``:
    what it reads otherwise of the page than where the page is filed, a sentence each."""

    replaced: Replaced
    dated: bool
    notes: tuple[str, ...] = ()


def store_again(text: PageText, reading: Reading) -> ReadAgain | None:
    """Put what is read now of a stored text in the place of what an older reader made of it, whole or not at all.

    None where there is nothing to do by now: it was read meanwhile, or the page has a newer text. Raises DoesNotFit and
    StaleVersion.
    """
    with one_writer():
        stands = PageText.objects.defer("raw").select_related("page__issue").get(pk=text.pk)
        if stands.page.current_text != stands or not is_outdated(stands):
            return None
        again = read_again(stands, reading)
        propose_errata([stands.page])
        return again


def read_again(text: PageText, reading: Reading) -> ReadAgain:
    """For the one writer."""
    page, before = text.page, noted_before(text)
    replaced = replace_text(page, text, reading)
    dated, notes = mend_facts(text, before, reading.facts)
    link_continuations(page)
    return ReadAgain(replaced, dated, notes)
