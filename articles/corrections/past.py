"""An article as it stood at one of its versions: rows in memory that are never saved."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any

from articles.models import Article, Byline, Page, Reporter
from articles.models.articles import PRINTED_FIELDS
from articles.models.states import Kind, Status

# What a page shows of a version beside its bylines, page and parts.
TEXTS = (*PRINTED_FIELDS, "original_body", "continues_on", "continued_from")
CHOSEN = {"kind": Kind, "status": Status}
EMPTY = Article()

# Field → value, as revisions tell it.
Told = Mapping[str, Any]


def as_of(article: Article, told: Told) -> Article:
    """What its history does not tell is as it is now."""
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


def bylines_told(told: Told) -> list[Byline]:
    """The same with everybody whom the archive still knows, for staff."""
    entries = told["bylines"]
    people = Reporter.objects.in_bulk({one["person"] for one in entries if one.get("person")})
    return [
        Byline(
            reporter=people.get(one.get("person")),
            role=one["role"],
            name=one["name"],
            organisation=one.get("organisation", False),
            printed=one.get("printed", ""),
        )
        for one in entries
    ]
