"""Everything one search counts, as one tree of aggregations, which both engines write alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from articles.search.engines.asked import FACET_SIZE, Asked, Statistics, ValueCounts
from articles.search.engines.clauses import All, Clause

# More days than any paper has appeared on, and Elasticsearch's limit: the number of buckets is the number of issues.
DISTINCT_SIZE = 65_000

Body = dict[str, Any]
# What is counted where there is nothing to count.
NONE: Body = {"buckets": [], "doc_count": 0}
Filters = tuple[Clause, ...]


@dataclass(frozen=True)
class Dialect:
    """How an engine writes the values of a field, so many at most, and a filter that is a clause."""

    terms: Callable[[str, int], Body]
    filtering: Callable[[Clause], Any]


def aggregations(asked: Asked, dialect: Dialect) -> Body:
    """Counted among what matches the clause and the common filters. Numbered, for facets may have any name."""
    groups: dict[Filters, Body] = {}
    for name, options in asked.facets.items():
        group = groups.setdefault(asked.other_filters(name), {})
        group[f"facet {name}"] = dialect.terms(name, options.get("size", FACET_SIZE))
    for number, (name, clause) in enumerate(asked.query_facets):
        group = groups.setdefault(asked.other_filters(name), {})
        group[f"query {number}"] = {"filter": dialect.filtering(clause)}
    for name in asked.stats:
        terms = dialect.terms(name, DISTINCT_SIZE)["terms"] | {"order": {"_key": "asc"}}
        groups.setdefault(asked.other_filters(), {})[f"stats {name}"] = {"terms": terms}
    tree = groups.pop((), {})
    for number, (filters, group) in enumerate(groups.items()):
        tree[f"group {number}"] = {"filter": dialect.filtering(All(filters)), "aggs": group}
    return tree


def read_counts(counted: Body, asked: Asked) -> dict[str, Any]:
    """``facets``, ``queries`` and ``stats`` of an Answer; all empty where nothing was counted."""
    groups = [group for name, group in counted.items() if name.startswith("group ")]
    counts = {name: found for group in (counted, *groups) for name, found in group.items() if isinstance(found, dict)}
    names = [name for name, _ in asked.query_facets]
    return {
        "facets": {name: _values(counts.get(f"facet {name}", NONE)) for name in asked.facets},
        "queries": {name: counts.get(f"query {number}", NONE)["doc_count"] for number, name in enumerate(names)},
        "stats": {name: _statistics(counts.get(f"stats {name}", NONE)) for name in asked.stats},
    }


def _values(terms: Body) -> ValueCounts:
    return [(bucket["key"], bucket["doc_count"]) for bucket in terms["buckets"]]


def _statistics(terms: Body) -> Statistics:
    """Exact: lowest and highest value, and how many different ones there are, which come in their order."""
    buckets = terms["buckets"]
    if not buckets:
        return {"min": None, "max": None, "distinct": 0}
    return {"min": buckets[0]["key"], "max": buckets[-1]["key"], "distinct": len(buckets)}
