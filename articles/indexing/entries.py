"""The Haystack index that prepares an article's entry, and writing some entries."""

from __future__ import annotations

from typing import Any

from haystack import connections

from articles.models import Article
from articles.search.asking import engine
from articles.search.beside import note_withheld_beside


def index() -> Any:
    """The Haystack index that prepares an article's entry."""
    return connections["default"].get_unified_index().get_index(Article)


def write_entries(article_ids: set[int], into: str | None = None) -> None:
    """Upsert the public ones of these articles and remove the others, in one batch each."""
    public = list(index().index_queryset().filter(pk__in=article_ids))
    if public:
        note_withheld_beside(public)
        engine().update(index(), public, into=into)
    if gone := article_ids - {article.pk for article in public}:
        engine().remove_all(gone, into=into)
