"""Drafts on their way between a form and the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from articles.admin.refusing import as_sent
from articles.desk.drafts import TypedDraft
from articles.models import Article, Draft

# Digits of a counter or a version that every database can hold.
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class DraftField:
    """``now``: what stands in the article, where that is not what was typed."""

    label: str
    typed: str
    now: str


@dataclass(frozen=True)
class OfferedDraft:
    """A draft as the form's page tells of it: ``inside`` the form already, or to be read beside it and, where it was
    typed into the version that stands, to be opened."""

    key: int
    at: dt.datetime
    version: int
    inside: bool
    current: bool
    fields: list[DraftField]


def offered(
    drafts: Iterable[Draft], inside: Draft | None, article: Article, shown: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[OfferedDraft]:
    """Those that say what the article does not say already."""
    for draft in drafts:
        fields = [
            DraftField(labels[name], text, shown[name])
            for name, text in draft.fields.items()
            if name in labels and text != shown[name]
        ]
        if fields:
            current = draft.version == article.version
            yield OfferedDraft(draft.pk, draft.at, draft.version, draft == inside, current, fields)


def typed_draft(post: QueryDict, names: Collection[str]) -> TypedDraft | None:
    """None where it is none. NUL, which no database keeps, is left out."""
    window, counter, version = (post.get(name, "") for name in ("draft_window", "counter", "opened_version"))
    sound = all(number.isdecimal() and len(number) <= LONGEST_NUMBER for number in (counter, version))
    if not sound or not (window.isalnum() and window.isascii() and len(window) <= 32):
        return None
    fields = {name: as_sent(post.get(name, "").replace("\0", ""), False) for name in names if name in post}
    return TypedDraft(window, int(counter), int(version), fields)
