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
    """``now``: what stands in the article."""

    name: str
    label: str
    typed: str
    now: str

    @property
    def differs(self) -> bool:
        return self.typed != self.now


@dataclass(frozen=True)
class OfferedDraft:
    """A draft as the form's page tells of it: ``inside`` the form already, or to be read beside it, to be opened where
    it was typed into the version that stands, and else sent as the save that came too late."""

    key: int
    counter: int
    window: str
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
            DraftField(name, labels[name], text, shown[name]) for name, text in draft.fields.items() if name in labels
        ]
        if any(field.differs for field in fields):
            about = (draft.pk, draft.counter, draft.window, draft.at, draft.version)
            yield OfferedDraft(*about, draft == inside, draft.version == article.version, fields)


def typed_draft(post: QueryDict, names: Collection[str]) -> TypedDraft | None:
    """None where it is none. NUL, which no database keeps, is left out."""
    window, counter, version = (post.get(name, "") for name in ("draft_window", "counter", "opened_version"))
    sound = all(number.isdecimal() and len(number) <= LONGEST_NUMBER for number in (counter, version))
    if not sound or not (window.isalnum() and window.isascii() and len(window) <= 32):
        return None
    fields = {name: as_sent(post.get(name, "").replace("\0", ""), False) for name in names if name in post}
    return TypedDraft(window, int(counter), int(version), fields)
