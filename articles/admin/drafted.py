"""Drafts on their way between a form and the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from articles.admin.refusing import as_sent
from articles.desk.drafts import TypedDraft
from articles.models import Article, Draft

# Digits of a counter or a version that every database can hold.
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class DraftField:
    """``now``: what stands in the article. Of a choice ``words`` are those that are shown for it."""

    name: str
    label: str
    typed: str
    now: str
    words: Mapping[str, str]

    @property
    def differs(self) -> bool:
        return self.typed != self.now

    @property
    def typed_shown(self) -> str:
        return self.words.get(self.typed, self.typed)

    @property
    def now_shown(self) -> str:
        return self.words.get(self.now, self.now)


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
    drafts: Iterable[Draft],
    inside: Draft | None,
    article: Article,
    shown: Mapping[str, str],
    fields: Mapping[str, forms.Field],
) -> Iterator[OfferedDraft]:
    """Those that say what the article does not say already. ``fields``: of the form."""
    for draft in drafts:
        told = [
            DraftField(name, str(fields[name].label), text, shown[name], dict(getattr(fields[name], "choices", ())))
            for name, text in draft.fields.items()
            if name in fields
        ]
        if any(field.differs for field in told):
            about = (draft.pk, draft.counter, draft.window, draft.at, draft.version)
            yield OfferedDraft(*about, draft == inside, draft.version == article.version, told)


def typed_draft(post: QueryDict, names: Collection[str]) -> TypedDraft | None:
    """None where it is none. NUL, which no database keeps, is left out."""
    window, counter, version = (post.get(name, "") for name in ("draft_window", "counter", "opened_version"))
    sound = all(number.isdecimal() and len(number) <= LONGEST_NUMBER for number in (counter, version))
    if not sound or not (window.isalnum() and window.isascii() and len(window) <= 32):
        return None
    fields = {name: as_sent(post.get(name, "").replace("\0", ""), False) for name in names if name in post}
    return TypedDraft(window, int(counter), int(version), fields, post.get("draft_taken_over", ""))
