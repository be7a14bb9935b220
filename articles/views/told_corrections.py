"""The public history of an article: when it was corrected, which fields, how many characters.

Who did it, and why, stays inside, and so do withdrawals, their undoing and all that decides what may be seen. Of what
is 遮盖, and of versions that are kept from whoever looks, no number is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.chinese.differing import changed_characters
from articles.models import Article, Revision
from articles.models.articles import PRINTED_FIELDS
from articles.models.revisions import NOTED_LATER, UNTOLD, field_label, in_page_order, states
from articles.public.quoting import quotes_beside
from articles.views.seen_versions import Told, visible_versions

# So many are listed, the latest ones.
LISTED = 20


@dataclass(frozen=True)
class ChangedField:
    """``characters`` is none where it is not told."""

    label: str
    characters: int | None

    def __str__(self) -> str:
        return f"{self.label} {self.characters} 字" if self.characters else self.label


@dataclass(frozen=True)
class Correction:
    """``former``: the version before it, none where whoever looks may not see it."""

    at: dt.datetime
    by_people: bool
    fields: Sequence[ChangedField]
    former: int | None


@dataclass(frozen=True)
class ToldCorrections:
    """The latest first; ``first_reading`` is version 1 where that may be seen and is another text than the present."""

    count: int
    listed: Sequence[Correction] = ()
    first_reading: int | None = None

    @property
    def earlier(self) -> int:
        return self.count - len(self.listed)


def told_corrections(article: Article) -> ToldCorrections:
    revisions = list(article.revisions.order_by("version"))
    if len(revisions) < 2:
        return ToldCorrections(0)
    quotes = quotes_beside(article)
    told = {number: quotes.state(state) for number, state in states(revisions).items()}
    kept = [one for one in revisions if is_told(one) and changed_fields(one, told)]
    if not kept:
        return ToldCorrections(0)
    visible = visible_versions(article, told)
    listed = [correction(one, told, visible) for one in reversed(kept[-LISTED:])]
    return ToldCorrections(len(kept), listed, 1 if 1 in visible and article.version > 1 else None)


def is_told(revision: Revision) -> bool:
    noted_later = revision.by_id is None and revision.reason.startswith(NOTED_LATER)
    return revision.version > 1 and not noted_later and not revision.reason.startswith(UNTOLD)


def changed_fields(revision: Revision, told: Mapping[int, Told]) -> list[str]:
    """Printed ones that whoever reads both versions would see changed, as the page has them."""
    before, after = told.get(revision.version - 1, {}), told[revision.version]
    names = [name for name, _ in in_page_order(revision.changes) if name in (*PRINTED_FIELDS, "bylines")]
    return [name for name in names if as_text(before, name) != as_text(after, name)]


def correction(revision: Revision, told: Mapping[int, Told], visible: set[int]) -> Correction:
    number = revision.version
    both_seen = {number - 1, number} <= visible
    fields = [changed_field(name, number, told, both_seen) for name in changed_fields(revision, told)]
    former = number - 1 if number - 1 in visible else None
    return Correction(revision.at, revision.by_id is not None, fields, former)


def changed_field(name: str, number: int, told: Mapping[int, Told], counted: bool) -> ChangedField:
    before, after = (as_text(told.get(one, {}), name) for one in (number - 1, number))
    return ChangedField(field_label(name), changed_characters(before, after) if counted else None)


def as_text(state: Told, name: str) -> str:
    value: Any = state.get(name) or ""
    if name != "bylines":
        return str(value)
    return "\n".join(f"{one.get('role', '')} {one.get('name', '')}" for one in value)
