from __future__ import annotations

from articles.search.engines.asked import Asked
from articles.search.engines.clauses import Everything, Term
from articles.search.engines.elasticsearch.answers import order, request_body

PHOTO, YEAR = Term("kind", "photo"), Term("year", 2023)


def test_the_key_decides_between_equals() -> None:
    assert order([]) == [{"_score": "desc"}, {"django_id": "asc"}]
    assert order(["-sort"]) == [{"sort": "desc"}, {"django_id": "asc"}]


def test_a_plain_search_counts_nothing_and_filters_at_once() -> None:
    body = request_body(Asked(Everything(), (PHOTO,)), {})
    assert set(body) == {"query", "sort", "docvalue_fields"}


def test_what_a_count_leaves_out_narrows_the_hits_afterwards() -> None:
    asked = Asked(Everything(), (PHOTO, YEAR), facets={"kind": {}}, under={"kind": (YEAR,)})
    body = request_body(asked, {})
    assert "photo" not in str(body["query"])
    assert "2023" in str(body["query"])
    assert "photo" in str(body["post_filter"])
