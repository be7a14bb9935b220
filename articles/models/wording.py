"""Every string that is printed of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articles.models.articles import PRINTED_FIELDS, Article


def every_text(article: Article) -> Iterator[str]:
    """Now, and as it was first read; empty ones too."""
    yield from now_printed(article)
    yield article.original_body
    yield from strings(article.original_head)
    yield article.series.name if article.series else ""


def now_printed(article: Article) -> Iterator[str]:
    yield from (getattr(article, name) for name in PRINTED_FIELDS)
    for byline in article.bylines.all():
        yield from (byline.name, byline.printed)


def strings(value: Any) -> Iterator[str]:
    """Every string in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)
