"""The engine that searches use, the Haystack index that prepares its entries, and writing some of them."""

from __future__ import annotations

from typing import Any

from haystack import connections

from articles.models import Article
from articles.search.engines.base import ArchiveBackend


def backend() -> ArchiveBackend:
    """The engine that searches use."""
    engine: ArchiveBackend = connections["default"].get_backend()
    return engine


def index() -> Any:
    """The Haystack index that prepares an article's entry."""
    return connections["default"].get_unified_index().get_index(Article)


def write_entries(article_ids: set[int], into: str | None = None) -> None:
    """Upsert the public ones of these articles and remove the others, in one batch each."""
    public = list(index().index_queryset().filter(pk__in=article_ids))
    if public:
        backend().update(index(), public, into=into)
    if gone := article_ids - {article.pk for article in public}:
        backend().remove_all(gone, into=into)
