"""An article as it stood at one of its versions, and who may see that version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any

from articles.models import Article, Byline, Page, Revision
from articles.models.articles import PRINTED_FIELDS
from articles.models.revisions import NOTED_LATER, UNDECIDED
from articles.models.sight import Sight
from articles.models.states import Kind, Status

# What a page shows of a version beside its bylines, page and parts.
TEXTS = (*PRINTED_FIELDS, "original_body", "continues_on", "continued_from")
CHOSEN = {"kind": Kind, "status": Status}
# What readers are told of. A version that changed nothing of it bears the day of the one before.
TOLD = {*PRINTED_FIELDS, "bylines", "kind", "status", "page"}
EMPTY = Article()

# Field → value, as revisions tell it.
Told = Mapping[str, Any]


def as_of(article: Article, told: Told) -> Article:
    """In memory, never to be saved; what its history does not tell is as it is now."""
    then = copy(article)
    for name in TEXTS:
        setattr(then, name, told.get(name, getattr(EMPTY, name)))
    for name, choices in CHOSEN.items():
        value = told.get(name)
        # Earlier releases had other words.
        setattr(then, name, value if value in choices.values else getattr(EMPTY, name))
    then.certain = told.get("certain", EMPTY.certain)
    then.page = page_then(told.get("page")) or article.page
    then.continuation_of = part_then(told.get("continuation_of"))
    # What ``bylines.all()`` gives without asking the database.
    then._prefetched_objects_cache = {"bylines": bylines_then(article, told)}  # type: ignore[attr-defined]
    return then


def page_then(pk: int | None) -> Page | None:
    """None where readers see no such page any more."""
    return Page.objects.dated().select_related("issue").filter(pk=pk).first() if pk else None


def part_then(pk: int | None) -> Article | None:
    return Article.objects.select_related("page__issue").filter(pk=pk).first() if pk else None


def bylines_then(article: Article, told: Told) -> list[Byline]:
    """A name leads to its person only where the present article names him too: another one's page may show nothing.

    Earlier releases noted no more of some than role and name.
    """
    people = {byline.reporter_id: byline.reporter for byline in article.bylines.all()}
    return [
        Byline(
            article=article,
            reporter=people.get(one.get("person")),
            role=one.get("role", ""),
            name=one.get("name", ""),
            organisation=one.get("organisation", False),
            certain=one.get("certain", True),
            order=order,
        )
        for order, one in enumerate(told.get("bylines", []))
    ]


def day_of(revisions: Iterable[Revision], number: int) -> dt.datetime | None:
    """Since when what it tells readers has stood so; none where that was only noted later. ``revisions`` ascend."""
    at = None
    for revision in revisions:
        if revision.version <= number and (revision.version == 1 or TOLD & revision.changes.keys()):
            noted_later = revision.by_id is None and revision.reason.startswith(NOTED_LATER)
            at = None if noted_later else revision.at
    return at


def seen(sight: Sight, article: Article, told: Mapping[int, Told]) -> set[int]:
    """The versions that may be seen so where the article as it is now may; ``told`` as ``states`` gives it."""
    return set(told) if sight.held else readable(told, article.version, raw=sight.raw)


def readable(told: Mapping[int, Told], present: int, *, raw: bool) -> set[int]:
    """The versions that readers may see: those that print what the present one prints; of the others, with ``raw`` or
    where people had found the same text right, all whose text was public when it was replaced."""
    texts = {number: printed(state) for number, state in told.items()}
    # Of several with the same text the last one says.
    ended = {texts[number]: state.get("visibility", UNDECIDED) for number, state in told.items()}
    right = {texts[number] for number, state in told.items() if state.get("status") == Status.REVIEWED}
    now = texts.get(present)
    return {
        number for number, text in texts.items() if text == now or (ended[text] == UNDECIDED and (raw or text in right))
    }


def printed(state: Told) -> tuple[object, ...]:
    signed = tuple((one.get("role", ""), one.get("name", "")) for one in state.get("bylines", []))
    return *(state.get(name, "") for name in PRINTED_FIELDS), signed
