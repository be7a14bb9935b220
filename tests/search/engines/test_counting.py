"""The tree of everything one search counts, and what is read from the engine's numbers for it."""

from __future__ import annotations

from typing import Any

import pytest

from articles.search.engines.asked import FACET_SIZE, Asked
from articles.search.engines.clauses import All, Clause, Everything, Term
from articles.search.engines.counting import DISTINCT_SIZE, Dialect, aggregations, read_counts

PHOTO, YEAR = Term("kind", "photo"), Term("year", 2023)


def written(clause: Clause) -> str:
    return str(clause)


PLAIN = Dialect(lambda field, size: {"terms": {"field": field, "size": size}}, written)


def tree(**asked: Any) -> dict[str, Any]:
    return aggregations(Asked(Everything(), **asked), PLAIN)


def buckets(*counts: tuple[Any, int]) -> dict[str, Any]:
    return {"buckets": [{"key": key, "doc_count": count} for key, count in counts]}


# The tree


def test_a_question_that_counts_nothing_has_no_tree() -> None:
    assert tree(filters=(PHOTO,)) == {}


@pytest.mark.parametrize(("options", "size"), [({}, FACET_SIZE), ({"size": 7}, 7)])
def test_a_facet_is_counted_up_to_the_size_asked_for(options: dict[str, int], size: int) -> None:
    assert tree(facets={"kind": options}) == {"facet kind": {"terms": {"field": "kind", "size": size}}}


def test_statistics_ask_for_every_value_in_its_order() -> None:
    terms = {"field": "day", "size": DISTINCT_SIZE, "order": {"_key": "asc"}}
    assert tree(stats=["day"]) == {"stats day": {"terms": terms}}


def test_query_facets_are_numbered_because_their_names_may_be_anything() -> None:
    asked = tree(query_facets=[('a "b" > c', PHOTO), ("", YEAR)])
    assert asked == {"query 0": {"filter": written(PHOTO)}, "query 1": {"filter": written(YEAR)}}


def test_what_is_counted_under_the_same_filters_is_filtered_once() -> None:
    asked = tree(
        filters=(PHOTO,), facets={"kind": {}, "role": {}, "year": {}}, under={"kind": (YEAR,), "role": (YEAR,)}
    )
    assert {name: set(group["aggs"]) for name, group in asked.items()} == {
        "group 0": {"facet kind", "facet role"},
        "group 1": {"facet year"},
    }
    assert [group["filter"] for group in asked.values()] == [written(All((YEAR,))), written(All((PHOTO,)))]


def test_what_is_counted_under_the_common_filters_alone_stands_in_no_group() -> None:
    asked = tree(filters=(PHOTO, YEAR), facets={"kind": {}, "year": {}}, under={"kind": (YEAR,)}, stats=["day"])
    assert set(asked) == {"facet kind", "group 0"}
    assert set(asked["group 0"]["aggs"]) == {"facet year", "stats day"}


# What is read from it


def test_where_nothing_was_counted_every_name_has_an_empty_count() -> None:
    asked = Asked(Everything(), facets={"kind": {}}, query_facets=[("photos", PHOTO)], stats=["day"])
    assert read_counts({}, asked) == {
        "facets": {"kind": []},
        "queries": {"photos": 0},
        "stats": {"day": {"min": None, "max": None, "distinct": 0}},
    }


def test_counts_are_read_by_number_and_given_by_name_in_and_out_of_groups() -> None:
    asked = Asked(Everything(), facets={"kind": {}}, query_facets=[("photos", PHOTO), ("query 0", YEAR)])
    counted = {
        "query 1": {"doc_count": 5},
        "group 0": {"doc_count": 9, "query 0": {"doc_count": 2}, "facet kind": buckets(("photo", 2))},
    }
    read = read_counts(counted, asked)
    assert read["queries"] == {"photos": 2, "query 0": 5}
    assert read["facets"] == {"kind": [("photo", 2)]}


def test_statistics_are_of_the_values_and_not_of_their_counts() -> None:
    asked = Asked(Everything(), stats=["day"])
    counted = {"stats day": buckets((20230911, 1), (20230912, 9), (20240102, 4))}
    assert read_counts(counted, asked)["stats"]["day"] == {"min": 20230911, "max": 20240102, "distinct": 3}


def test_a_number_nought_is_a_value() -> None:
    asked = Asked(Everything(), stats=["version"])
    assert read_counts({"stats version": buckets((0, 1))}, asked)["stats"]["version"] == {
        "min": 0,
        "max": 0,
        "distinct": 1,
    }
