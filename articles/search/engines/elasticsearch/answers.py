"""``Asked`` → the body of one search, and its aggregations → facets and statistics as Haystack names them."""

from __future__ import annotations

from typing import Any

from articles.search.engines.base import FACET_SIZE, KEY, Asked
from articles.search.engines.elasticsearch.queries import compile_clause

# Every value is counted on every shard: with several shards the numbers are exact too.
ALL_VALUES = 65_000

Body = dict[str, Any]


def request_body(asked: Asked, types: dict[str, str]) -> Body:
    """Query, order, columns and everything to be counted, as arguments of the client's ``search``."""
    body: Body = {
        "query": compile_clause(asked.clause),
        "sort": order(asked.sort_by),
        "docvalue_fields": [KEY, *(name for name in asked.fields if types.get(name) == "number")],
    }
    return body | ({"aggs": counting} if (counting := aggregations(asked)) else {})


def order(sort_by: list[str]) -> list[dict[str, str]]:
    """The key decides between equals, so that pages neither overlap nor leave gaps."""
    if len(sort_by) > 1:
        raise NotImplementedError("order_by() with several fields: sort by one number field.")
    wanted = {field.lstrip("-"): "desc" if field.startswith("-") else "asc" for field in sort_by} or {"_score": "desc"}
    return [wanted, {KEY: "asc"}]


def aggregations(asked: Asked) -> Body:
    """Numbered, for names of facets may hold anything."""
    counting: Body = {}
    for field, options in asked.facets.items():
        size = options.get("size", FACET_SIZE)
        counting[f"facet {field}"] = {"terms": {"field": field, "size": size, "shard_size": ALL_VALUES}}
    for number, (_, clause) in enumerate(asked.query_facets):
        counting[f"query {number}"] = {"filter": compile_clause(clause)}
    for field in asked.stats:
        counting[f"stats {field}"] = {"terms": {"field": field, "size": ALL_VALUES}}
    return counting


def counts(counted: Body, asked: Asked) -> dict[str, Any]:
    fields = {
        field: [(bucket["key"], bucket["doc_count"]) for bucket in counted[f"facet {field}"]["buckets"]]
        for field in asked.facets
    }
    queries = {name: counted[f"query {number}"]["doc_count"] for number, (name, _) in enumerate(asked.query_facets)}
    return {"fields": fields, "queries": queries}


def statistics(counted: Body, asked: Asked) -> dict[str, dict[str, int | None]]:
    """Exact: lowest and highest value, and how many different ones there are."""
    return {field: _statistics(counted[f"stats {field}"]["buckets"]) for field in asked.stats}


def _statistics(buckets: list[Body]) -> dict[str, int | None]:
    values = [bucket["key"] for bucket in buckets]
    return {"min": min(values, default=None), "max": max(values, default=None), "distinct": len(values)}
