"""Counts over the whole archive, kept while it stands still."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic_ns
from typing import Any

from django.core.cache import cache
from django.db.models import Subquery

from articles.models import Article, Issue, PageText, Revision

SECONDS = 300


def remembered(name: str, count: Callable[[], Any]) -> Any:
    """The result of ``count``, counted again after an import, a correction or five minutes."""
    return cache.get_or_set(f"counted:{name}:{stamp()}", count, SECONDS)


def current_period(name: str, seconds: int) -> int:
    """Another number when ``seconds`` have passed, for what is kept in memory since a cache would copy it each time."""
    return cache.get_or_set(f"period:{name}", monotonic_ns, seconds) or 0


def stamp() -> str:
    """Another one after every import and every correction, since neither changes rows without adding some."""
    newest = [Subquery(model.objects.order_by("-pk").values("pk")[:1]) for model in (PageText, Article, Revision)]
    return ".".join(map(str, Issue.objects.order_by("-pk").values_list("pk", *newest).first() or ()))
