from __future__ import annotations

from articles.search.engines.asked import Asked
from articles.search.engines.clauses import Everything, Term
from articles.search.engines.counting import Dialect, aggregations, read_counts

PHOTO, YEAR = Term("kind", "photo"), Term("year", 2023)
PLAIN = Dialect(lambda field, size: {"terms": {"field": field, "size": size}}, str)


def test_counts_under_the_same_filters_stand_together() -> None:
    asked = Asked(Everything(), (PHOTO, YEAR), facets={"kind": {}, "role": {}}, under={"kind": (YEAR,)}, stats=["day"])
    tree = aggregations(asked, PLAIN)
    assert set(tree) == {"facet kind", "group 0"}
    assert set(tree["group 0"]["aggs"]) == {"facet role", "stats day"}


def test_counts_are_read_from_every_group() -> None:
    asked = Asked(Everything(), (PHOTO,), query_facets=[("甲", YEAR)], stats=["day"], under={"甲": ()})
    days = {"buckets": [{"key": 20230911, "doc_count": 2}, {"key": 20240102, "doc_count": 1}]}
    counted = {"query 0": {"doc_count": 3}, "group 0": {"doc_count": 3, "stats day": days}}
    read = read_counts(counted, asked)
    assert read["queries"] == {"甲": 3}
    assert read["stats"] == {"day": {"min": 20230911, "max": 20240102, "distinct": 2}}


def test_where_nothing_was_counted_everything_is_empty() -> None:
    asked = Asked(Everything(), facets={"kind": {}}, query_facets=[("甲", YEAR)], stats=["day"])
    assert read_counts({}, asked) == {
        "facets": {"kind": []},
        "queries": {"甲": 0},
        "stats": {"day": {"min": None, "max": None, "distinct": 0}},
    }
