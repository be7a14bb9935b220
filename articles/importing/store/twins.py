"""A text of which passages were masked that comes again elsewhere: on another page, on another day, in another file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from django.db.models import Count, Max

from articles.importing.pairing import SAME_ARTICLE, bigrams, contained, overlap
from articles.importing.store.withheld import whole_text
from articles.models import Article, Redaction

Stamp = tuple[int, int | None, dt.datetime | None, int]


def masked_twins(text: str, besides: Collection[int]) -> list[Redaction]:
    """What people masked in articles that this text is like, or holds, or is a piece of; but for those ``besides``."""
    pairs = bigrams(text)
    like = [key for key, theirs in _masked_articles(_stamp()) if key not in besides and _is_like(pairs, theirs)]
    return list(Redaction.objects.in_force().by_decision().filter(article__in=like)) if like else []


def _is_like(text: Counter[str], other: Counter[str]) -> bool:
    return max(overlap(text, other), contained(other, text)) >= SAME_ARTICLE


def _stamp() -> Stamp:
    """Another one whenever something was masked or shown again."""
    rows = Redaction.objects.by_decision()
    told = rows.aggregate(count=Count("pk"), last=Max("pk"), at=Max("at"))
    return told["count"], told["last"], told["at"], rows.filter(undone_at=None).count()


@lru_cache(maxsize=1)
def _masked_articles(_stamp: Stamp) -> list[tuple[int, Counter[str]]]:
    masked = Redaction.objects.in_force().by_decision().order_by().values("article")
    return [(article.pk, bigrams(whole_text(article))) for article in Article.objects.filter(pk__in=masked)]
