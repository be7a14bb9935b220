"""Facet counts and statistics of one Tantivy query, in one walk over what matches."""

from __future__ import annotations

from typing import Any

from tantivy import Query, Searcher

from articles.search.engines.base import FACET_SIZE, KEY, Asked

# More days than any paper has appeared on; the exact number of issues is the number of buckets.
DISTINCT_SIZE = 65_000
# Values a segment counts before only the most frequent of all are kept: more than a paper has reporters or pages.
SEGMENT_SIZE = 10_000

FieldCounts = dict[str, list[tuple[Any, int]]]
Statistics = dict[str, dict[str, int | None]]


def facets_and_stats(searcher: Searcher, query: Query, asked: Asked) -> tuple[FieldCounts, Statistics]:
    wanted = {f"facet:{name}": _terms(name, options.get("size", FACET_SIZE)) for name, options in asked.facets.items()}
    wanted |= {f"stats:{name}": _terms(name, DISTINCT_SIZE) for name in asked.stats}
    counted = searcher.aggregate(query, wanted) if wanted else {}
    return (
        {name: _buckets(counted[f"facet:{name}"]) for name in asked.facets},
        {name: _statistics(_buckets(counted[f"stats:{name}"])) for name in asked.stats},
    )


def count(searcher: Searcher, query: Query) -> int:
    """How much matches; a search would score it all first."""
    counted = searcher.aggregate(query, {"entries": {"value_count": {"field": KEY}}})
    return int(counted["entries"]["value"])


def _terms(field: str, size: int) -> dict[str, Any]:
    return {"terms": {"field": field, "size": size, "segment_size": max(size, SEGMENT_SIZE)}}


def _buckets(counted: dict[str, Any]) -> list[tuple[Any, int]]:
    return [(bucket["key"], bucket["doc_count"]) for bucket in counted["buckets"]]


def _statistics(values: list[tuple[int, int]]) -> dict[str, int | None]:
    """Exact: lowest and highest value, and how many different ones there are."""
    keys = [key for key, _ in values]
    return {"min": min(keys, default=None), "max": max(keys, default=None), "distinct": len(keys)}
