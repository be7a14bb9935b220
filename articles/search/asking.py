"""The engine of this installation, as the rooms of search ask it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from haystack import connections

from articles.search.engines.asked import Answer, Asked, ValueCounts
from articles.search.engines.base import ArchiveBackend
from articles.search.engines.clauses import Clause, Everything


def engine() -> ArchiveBackend:
    return cast(ArchiveBackend, connections["default"].get_backend())


def answer(asked: Asked) -> Answer:
    """Raises SearchUnavailable when the engine does not answer."""
    return engine().answer(asked)


def count(clause: Clause, filters: Iterable[Clause] = ()) -> int:
    """How much there is of it."""
    return answer(Asked(clause, tuple(filters), end_offset=1)).count


def values_of(field: str, size: int) -> ValueCounts:
    """The most frequent values of a keyword field in the whole archive, and how many articles have each."""
    return list(answer(Asked(Everything(), end_offset=1, facets={field: {"size": size}})).facets[field])
