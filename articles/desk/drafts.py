"""Drafts: what somebody has typed and not saved, one of each opened form, so that no window replaces another's.

All of them are its person's alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.corrections.drafting import may_be_kept
from articles.models import Article, Draft

# Characters of one draft, drafts of one person; the open form holds what is more, and says so.
MOST_CHARACTERS, MOST_DRAFTS = 300_000, 200
# Between two times that one window is kept: whoever asks more often is no person who types.
SHORTEST = dt.timedelta(milliseconds=100)


class DraftRefused(Exception):
    """Not kept; the message says why, in Chinese, ``status`` as HTTP has it."""

    def __init__(self, why: str, status: int) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True)
class TypedDraft:
    """What stands in the form of this ``window``, opened at ``version``; ``counter`` is higher than the last one's.

    ``taken_over``: the draft that the form was filled with, by key and counter, ``7:31``, or nothing."""

    window: str
    counter: int
    version: int
    fields: Mapping[str, str]
    taken_over: str = ""


def keep(person: User, key: int, typed: TypedDraft, shown: Mapping[str, str]) -> Draft:
    """Keep all that stands in the form, or nothing where that is no more than is ``shown`` of the article of this key.
    What comes later than what is kept already changes nothing. Raises DraftRefused."""
    if sum(map(len, typed.fields.values())) > MOST_CHARACTERS:
        raise DraftRefused(f"草稿最多存 {MOST_CHARACTERS // 10_000} 万字，现在太长了", 413)
    with transaction.atomic():
        # What is being 遮盖 waits for this, or this for it.
        article = Article.objects.select_for_update(of=("self",)).get(pk=key)
        own = Draft.objects.select_for_update().filter(person=person, article=article, window=typed.window).first()
        if own and own.counter >= typed.counter:
            return own
        _refuse_floods(person, own)
        same = typed.version == article.version and all(text == shown.get(name) for name, text in typed.fields.items())
        fields = {} if same else typed.fields
        draft = own or Draft(person=person, article=article, window=typed.window)
        draft.fields = may_be_kept(article, typed.version, fields)
        draft.version, draft.counter, draft.at = typed.version, typed.counter, timezone.now()
        draft.save()
        _drop_taken_over(person, article, typed.taken_over)
        return draft


def _refuse_floods(person: User, own: Draft | None) -> None:
    if own and timezone.now() - own.at < SHORTEST:
        raise DraftRefused("存得太快，稍后自动再存", 429)
    if own is None and Draft.objects.filter(person=person).count() >= MOST_DRAFTS:
        raise DraftRefused(f"您已有 {MOST_DRAFTS} 份没有保存的草稿，请先处理几份", 429)


def drafts_of(person: User, article: Article) -> list[Draft]:
    """Those that say anything, the latest first, as they may be shown."""
    drafts = list(Draft.objects.filter(person=person, article=article).exclude(fields={}))
    for draft in drafts:
        draft.fields = may_be_kept(article, draft.version, draft.fields)
    return drafts


def settle(person: User, article: Article, window: str, taken_over: str) -> None:
    """In the transaction that saves the article: the draft of this window goes, and the one that it took over."""
    Draft.objects.filter(person=person, article=article, window=window).delete()
    _drop_taken_over(person, article, taken_over)


def _drop_taken_over(person: User, article: Article, taken_over: str) -> None:
    """Unless more was typed into it since."""
    key, _, counter = taken_over.partition(":")
    if key.isdecimal() and counter.isdecimal():
        Draft.objects.filter(person=person, article=article, pk=key, counter__lte=counter).delete()


def throw_away(person: User, article: Article, key: int) -> bool:
    """Whether there was such a draft."""
    return bool(Draft.objects.filter(person=person, article=article, pk=key).delete()[0])
