"""An article as plain data, and the same again from its revisions alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from articles.models import Article, Byline, Revision
from articles.models.articles import PRINTED_FIELDS
from articles.models.revisions import states

# Columns by the name of the attribute that holds their value: keys of other rows as numbers.
PLACE = {"page": "page_id", "order": "order", "continuation_of": "continuation_of_id"}
COLUMNS = {name: name for name in (*PRINTED_FIELDS, "kind", "original_body", "original_head", "instalment")} | {
    "series": "series_id",
    "continues_on": "continues_on",
    "continued_from": "continued_from",
    "status": "status",
    "certain": "certain",
    "visibility": "visibility",
    "shade": "shade",
    **PLACE,
}


# Field → {"before", "after"}.
Difference = dict[str, dict[str, Any]]


class Entry(TypedDict):
    """A byline in a revision; ``person`` is the reporter's key, none for an organisation or while nobody has chosen."""

    role: str
    name: str
    person: int | None
    organisation: bool
    printed: str
    certain: bool


def entry(byline: Byline) -> Entry:
    return {
        "role": byline.role,
        "name": byline.name,
        "person": byline.reporter_id,
        "organisation": byline.organisation,
        "printed": byline.printed,
        "certain": byline.certain,
    }


def state(article: Article, bylines: Iterable[Byline] | None = None) -> dict[str, Any]:
    """Everything a revision can hold, as the row has it; ``bylines`` in their order, read where not given."""
    if bylines is None:
        bylines = article.bylines.order_by("order")
    columns = {name: getattr(article, attribute) for name, attribute in COLUMNS.items()}
    return columns | {"bylines": [entry(byline) for byline in bylines]}


def blank() -> dict[str, Any]:
    """The state that a first revision starts from."""
    return state(Article(), bylines=())


def replay(article: Article) -> dict[str, Any]:
    """The state that its revisions tell, from the first to the last."""
    told = states(article.revisions.order_by("version"))
    return blank() | next(reversed(told.values()), {})


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> Difference:
    """Field → {"before", "after"} for the fields of ``after`` that differ."""
    return {name: {"before": before[name], "after": value} for name, value in after.items() if before[name] != value}


def first_revision(article: Article, bylines: Iterable[Byline], reason: str = "") -> Revision:
    """Version 1 of a new row, not saved yet."""
    return Revision(article=article, version=1, changes=difference(blank(), state(article, bylines)), reason=reason)
