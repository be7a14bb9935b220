"""Drafts, as far as they concern what is 遮盖 and what falls due: what is typed into them is ``desk.drafts``'."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from articles.models import Article, Draft, Redaction
from articles.public.quoting import Quoting

KEPT = dt.timedelta(days=30)


def may_be_kept(article: Article, version: int, fields: Mapping[str, str]) -> dict[str, str]:
    """What was typed into a form opened at ``version``, without what is 遮盖 in the article; where that may have been
    done since, without what reads it a little otherwise too."""
    quotes = Quoting(Redaction.objects.reaching(article))
    if version < article.version:
        return quotes.stored(fields)
    return {name: quotes.exactly(text) for name, text in fields.items()}


def mask_drafts(article: Article, row: Redaction) -> None:
    quotes = Quoting([row])
    for draft in article.drafts.select_for_update():
        if (masked := quotes.stored(draft.fields)) != draft.fields:
            Draft.objects.filter(pk=draft.pk).update(fields=masked)


def forget_drafts(now: dt.datetime) -> list[str]:
    """A duty."""
    old = Draft.objects.untouched_since(now - KEPT)
    forgotten = old.delete()[0] if old.exists() else 0
    return [f"放了 {KEPT.days} 天没有再写的草稿已清去 {forgotten} 份。"] if forgotten else []
