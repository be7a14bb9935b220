"""A question as the body of one search: nothing in it that was not asked for."""

from __future__ import annotations

from typing import Any

import pytest

from articles.search.engines.asked import Asked
from articles.search.engines.base import KEY
from articles.search.engines.clauses import All, Everything, Term
from articles.search.engines.elasticsearch.answers import ALL_VALUES, order, request_body
from articles.search.engines.elasticsearch.queries import compile_clause
from tests.search.engines.writers import TYPES

RICE, PHOTO, LATE = Term("body", "水稻"), Term("kind", "photo"), Term("version", 3)


def body(**asked: Any) -> dict[str, Any]:
    return request_body(Asked(RICE, **asked), TYPES)


@pytest.mark.parametrize(
    ("sort_by", "wanted"),
    [([], {"_score": "desc"}), (["version"], {"version": "asc"}), (["-version"], {"version": "desc"})],
)
def test_the_key_decides_between_equals(sort_by: list[str], wanted: dict[str, str]) -> None:
    assert order(sort_by) == [wanted, {KEY: "asc"}]


def test_an_order_of_several_fields_is_refused() -> None:
    with pytest.raises(NotImplementedError, match="several fields"):
        order(["version", "-day"])


def test_a_question_that_counts_nothing_asks_for_no_counts_and_narrows_nothing_afterwards() -> None:
    assert set(body()) == {"query", "sort", "docvalue_fields"}


def test_filters_are_part_of_the_query_where_all_is_counted_under_them() -> None:
    asked = body(filters=(PHOTO,), facets={"kind": {}})
    assert "post_filter" not in asked
    assert asked["query"]["bool"]["filter"] == [compile_clause(PHOTO)]


def test_a_filter_that_a_facet_is_counted_without_narrows_the_hits_after_the_counting() -> None:
    asked = body(filters=(PHOTO, LATE), facets={"kind": {}}, under={"kind": (LATE,)})
    assert asked["query"]["bool"]["filter"] == [compile_clause(LATE)]
    assert asked["post_filter"] == compile_clause(All((PHOTO,)))
    assert set(asked["aggs"]) == {"facet kind"}


def test_hits_carry_their_key_and_the_numbers_that_there_are() -> None:
    assert body(fields=["version", "kind", "body", "nowhere"])["docvalue_fields"] == [KEY, "version"]


@pytest.mark.parametrize("size", [3, ALL_VALUES + 1])
def test_every_shard_names_all_its_values_however_few_are_asked_for(size: int) -> None:
    terms = body(facets={"kind": {"size": size}})["aggs"]["facet kind"]["terms"]
    assert terms == {"field": "kind", "size": size, "shard_size": max(size, ALL_VALUES)}


def test_a_query_facet_is_a_filter_that_is_a_clause() -> None:
    assert body(query_facets=[("all", Everything())])["aggs"] == {"query 0": {"filter": compile_clause(Everything())}}
