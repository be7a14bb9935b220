"""One question to an engine, and its answer: everything of one state of the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from haystack.models import SearchResult

from articles.search.engines.clauses import Clause, narrowed

# Facet values counted where the caller names no size.
FACET_SIZE = 1000

ValueCounts = list[tuple[Any, int]]
# {"min", "max", "distinct"}; without any value min and max are None.
Statistics = dict[str, int | None]


@dataclass(frozen=True)
class Asked:
    """``filters`` decide what matches beside ``clause`` and have no say in the ranking. ``facets`` are fields with
    their options, ``query_facets`` are (name, clause): how many results match the clause too. ``under`` names facets
    and query facets that are counted under these filters instead. ``stats`` are number fields: lowest and highest
    value and how many different ones. ``fields`` are number fields that hits shall carry. Where how much there is in
    all is not wanted (``counted``), the engine looks no further than it must for the best. The other names are
    Haystack's.
    """

    clause: Clause
    filters: tuple[Clause, ...] = ()
    start_offset: int = 0
    end_offset: int | None = None
    sort_by: list[str] = field(default_factory=list)
    facets: dict[str, dict[str, Any]] = field(default_factory=dict)
    query_facets: list[tuple[str, Clause]] = field(default_factory=list)
    under: Mapping[str, tuple[Clause, ...]] = field(default_factory=dict)
    stats: Sequence[str] = ()
    fields: Iterable[str] = ()
    counted: bool = True
    result_class: type[SearchResult] = SearchResult

    @property
    def matching(self) -> Clause:
        return narrowed(self.clause, self.filters)

    @property
    def common_filters(self) -> tuple[Clause, ...]:
        """Those under which everything is found and counted."""
        return tuple(one for one in self.filters if all(one in filters for filters in self.under.values()))

    def other_filters(self, name: str = "") -> tuple[Clause, ...]:
        """Those of a facet or query facet, or of the hits, that are not common to all."""
        common = self.common_filters
        return tuple(one for one in self.under.get(name, self.filters) if one not in common)


@dataclass(frozen=True)
class Answer:
    """``count`` is of all that matches, or of the hits where no more was wanted; ``keys`` and ``scores`` of the hits
    asked for, in their order, and ``numbers`` by field for each of them."""

    count: int
    keys: Sequence[int]
    scores: Sequence[float]
    numbers: Mapping[str, Sequence[int | None]] = field(default_factory=dict)
    facets: Mapping[str, ValueCounts] = field(default_factory=dict)
    queries: Mapping[str, int] = field(default_factory=dict)
    stats: Mapping[str, Statistics] = field(default_factory=dict)
