"""Counts over the whole archive, kept while it stands still."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db.models import Subquery

from articles.models import Article, Issue, PageText, Revision

SECONDS = 300


def remembered(name: str, count: Callable[[], Any]) -> Any:
    """The result of ``count``, counted again after an import, a correction or five minutes."""
    return cache.get_or_set(f"counted:{name}:{stamp()}", count, SECONDS)


def stamp() -> str:
    """Another one after every import and every correction, since neither changes rows without adding some."""
    newest = [Subquery(model.objects.order_by("-pk").values("pk")[:1]) for model in (PageText, Article, Revision)]
    return ".".join(map(str, Issue.objects.order_by("-pk").values_list("pk", *newest).first() or ()))
