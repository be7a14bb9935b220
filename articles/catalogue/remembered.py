"""Counts over the whole archive, kept while it stands still."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic_ns
from typing import Any

from django.core.cache import cache

from articles.models import PublicChanges
from articles.models.sight import current

SECONDS = 300


def remembered(name: str, count: Callable[[], Any]) -> Any:
    """The result of ``count`` for all who may see as much; counted again after every change, and after five minutes."""
    return cache.get_or_set(f"counted:{name}:{current().name}:{PublicChanges.count()}", count, SECONDS)


def current_period(name: str, seconds: int) -> int:
    """Another number when ``seconds`` have passed, for what is kept in memory since a cache would copy it each time."""
    return cache.get_or_set(f"period:{name}", monotonic_ns, seconds) or 0
