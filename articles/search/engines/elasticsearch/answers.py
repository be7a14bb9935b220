"""``Asked`` → the body of one search: query, order, columns and everything to be counted."""

from __future__ import annotations

from typing import Any

from articles.search.engines.asked import Asked
from articles.search.engines.base import KEY
from articles.search.engines.clauses import All, narrowed
from articles.search.engines.counting import Dialect, aggregations
from articles.search.engines.elasticsearch.queries import compile_clause

# Every value is counted on every shard: with several shards the numbers are exact too.
ALL_VALUES = 65_000

Body = dict[str, Any]


def request_body(asked: Asked, types: dict[str, str]) -> Body:
    """As arguments of the client's ``search``. What some counts leave out narrows the hits after the counting."""
    body: Body = {
        "query": compile_clause(narrowed(asked.clause, asked.common_filters)),
        "sort": order(asked.sort_by),
        "docvalue_fields": [KEY, *(name for name in asked.fields if types.get(name) == "number")],
    }
    if others := asked.other_filters():
        body["post_filter"] = compile_clause(All(others))
    return body | ({"aggs": counting} if (counting := aggregations(asked, DIALECT)) else {})


def order(sort_by: list[str]) -> list[dict[str, str]]:
    """The key decides between equals, so that pages neither overlap nor leave gaps."""
    if len(sort_by) > 1:
        raise NotImplementedError("order_by() with several fields: sort by one number field.")
    wanted = {field.lstrip("-"): "desc" if field.startswith("-") else "asc" for field in sort_by} or {"_score": "desc"}
    return [wanted, {KEY: "asc"}]


def _terms(field: str, size: int) -> Body:
    return {"terms": {"field": field, "size": size, "shard_size": max(size, ALL_VALUES)}}


DIALECT = Dialect(_terms, compile_clause)
