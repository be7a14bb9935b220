"""A page that was read becomes records: one transaction a page, twice is the same as once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from articles.corrections import filing
from articles.importing.store.again import read_again
from articles.importing.store.arrival import Arrival, Original
from articles.importing.store.continuing import link_continuations
from articles.importing.store.errata import propose_errata
from articles.importing.store.facts import issue_of
from articles.importing.store.identity import earlier_page, known_text, note_delivery, page_of_sheet
from articles.importing.store.items import add_articles
from articles.importing.store.noting import is_outdated
from articles.importing.store.pictured import attach
from articles.importing.store.places import keep_places
from articles.importing.store.retext import replace_text
from articles.models import CompanionPicture, Delivery, Page, PageText, PublicChanges
from articles.models.fitting import saved
from articles.models.one_writer import one_writer
from articles.reading.records import Reading

Outcome = Literal["new", "unchanged", "new text", "dated", "reread"]


@dataclass(frozen=True)
class Stored:
    """``withheld``: items that are like something withheld; ``differing``: corrected articles that were read otherwise;
    ``elsewhere``: where a person has filed the page, when it came with another date or number than that; ``pictured``:
    the picture that came beside the text, where it had not that one before."""

    outcome: Outcome
    page: Page
    withheld: int = 0
    differing: int = 0
    elsewhere: str = ""
    pictured: CompanionPicture | None = None


def store_page(arrival: Arrival, reading: Reading) -> Stored:
    """Bring one page in, whole or not at all, with the outbox rows of its articles.

    Raises DoesNotFit where the page says what no column can hold.
    """
    with one_writer():
        known = known_text(arrival)
        if known and not is_taken_from(known, arrival):
            stored = come_again(known, arrival, reading)
        else:
            # A page is counted and listed even when nothing on it could be read.
            PublicChanges.note()
            known, stored = None, come_anew(arrival, reading)
        if arrival.companion and (text := known or stored.page.current_text):
            stored = replace(stored, pictured=attach(text, arrival.companion))
        if stored.outcome != "unchanged":
            propose_errata([stored.page])
        return stored


def come_anew(arrival: Arrival, reading: Reading) -> Stored:
    """A page that was not there, or another text of one that was."""
    date = arrival.filed_under
    page = page_of_sheet(arrival) or (earlier_page(arrival, date) if date else None)
    if page is None:
        text = add_text(new_page(arrival, reading), arrival, version=1)
        withheld = add_articles(text.page, text, reading)
        link_continuations(text.page)
        return Stored("new", text.page, withheld)
    earlier = page.current_text
    text = add_text(page, arrival, version=earlier.version + 1 if earlier else 1)
    replaced = replace_text(page, text, reading)
    link_continuations(page)
    return Stored("new text", page, replaced.withheld, replaced.differing)


def is_taken_from(text: PageText, arrival: Arrival) -> bool:
    """Whether a page without a date belongs by now where another page stands: there it is one more text of that."""
    date = arrival.filed_under
    return text.page.issue_id is None and date is not None and filing.is_taken(text.page, date, arrival.number)


def come_again(text: PageText, arrival: Arrival, reading: Reading) -> Stored:
    """A page that came without a date and comes again with one moves into its issue; one that a person has filed, or
    taken out of its issue, stays."""
    page, date = text.page, arrival.filed_under
    as_before = text.deliveries.filter(date=arrival.date, number=arrival.number).exists()
    note_delivery(text, arrival)
    if page.issue is None and date and not as_before:
        issue = issue_of(date, arrival.date_source, reading.facts)
        filing.change_page(page, version=page.version, issue=issue, number=arrival.number)
        link_continuations(page)
        return read_better(text, arrival, reading, Stored("dated", page))
    strange = date and not as_before and (page.date, page.number) != (date, arrival.number)
    return read_better(text, arrival, reading, Stored("unchanged", page, elsewhere=str(page) if strange else ""))


def read_better(text: PageText, arrival: Arrival, reading: Reading, stored: Stored) -> Stored:
    """What is known was perhaps read by an older reader: then it is read again, without waiting for ``reread``."""
    if not is_outdated(text) or stored.page.current_text != text or arrival.text != text.text:
        return stored
    again = read_again(text, reading)
    outcome: Outcome = "dated" if again.dated or stored.outcome == "dated" else "reread"
    return replace(stored, outcome=outcome, withheld=again.replaced.withheld, differing=again.replaced.differing)


def new_page(arrival: Arrival, reading: Reading) -> Page:
    if date := arrival.filed_under:
        issue = issue_of(date, arrival.date_source, reading.facts)
        return saved(Page(issue=issue, **page_fields(arrival, reading)))
    return saved(Page(**undated_fields(arrival, reading)))


def page_fields(arrival: Arrival, reading: Reading) -> dict[str, object]:
    facts = reading.facts
    return {
        "number": arrival.number,
        "name": facts.page_name,
        "earliest": facts.earliest,
        "latest": facts.latest,
        "evidence": facts.evidence,
    }


def undated_fields(arrival: Arrival, reading: Reading) -> dict[str, object]:
    """A date without a page number is a bound too: the page waits for its number."""
    fields = page_fields(arrival, reading)
    if arrival.date:
        fields |= {"earliest": arrival.date, "latest": arrival.date}
    return fields


def add_text(page: Page, arrival: Arrival, version: int) -> PageText:
    text = PageText(
        page=page,
        version=version,
        raw=arrival.raw,
        sha256=arrival.sha256,
        encoding=arrival.encoding,
        text=arrival.text,
        source_name=arrival.source_name,
        **(of_original(arrival.original) if arrival.original else {}),
    )
    saved(text)
    if arrival.original:
        keep_places(text, arrival.original.taken)
    Delivery.objects.create(page_text=text, date=arrival.date, number=arrival.number)
    return text


def of_original(original: Original) -> dict[str, object]:
    taken = original.taken
    return {
        "source_file": original.file,
        "sheet": taken.number,
        "extractor": taken.extractor,
        "extractor_version": taken.extractor_version,
    }
