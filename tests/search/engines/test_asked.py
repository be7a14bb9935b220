"""One question to either engine: what filters decide, what is counted under which of them, what hits carry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from haystack import connections

from articles.models import Article
from articles.search.engines.asked import Asked
from articles.search.engines.base import ArchiveBackend
from articles.search.engines.clauses import All, Between, Everything, Nothing, Term, Weighted
from tests.search.asking import index_all
from tests.search.engines.elasticsearch_engine import elasticsearch_engine
from tests.support.factories import make_article, make_page

PHOTO, YEAR, RICE = Term("kind", "photo"), Term("year", 2023), Term("headline_1", "稻")


def test_without_filters_what_matches_is_the_clause() -> None:
    assert Asked(RICE).matching == RICE


def test_filters_decide_what_matches_without_a_say_in_the_ranking() -> None:
    assert Asked(RICE, (PHOTO,)).matching == All((RICE, Weighted(PHOTO, 0)))


def test_all_filters_are_common_where_nothing_is_counted_apart() -> None:
    asked = Asked(RICE, (PHOTO, YEAR), facets={"kind": {}})
    assert asked.common_filters == (PHOTO, YEAR)
    assert asked.other_filters() == asked.other_filters("kind") == ()


def test_a_filter_that_one_facet_is_counted_without_is_common_no_more() -> None:
    asked = Asked(RICE, (PHOTO, YEAR), facets={"kind": {}, "year": {}}, under={"kind": (YEAR,)})
    assert asked.common_filters == (YEAR,)
    assert asked.other_filters("kind") == ()
    assert asked.other_filters("year") == asked.other_filters() == (PHOTO,)


def test_a_filter_of_one_facet_alone_is_that_facet_s() -> None:
    asked = Asked(RICE, (YEAR,), facets={"kind": {}}, under={"kind": (YEAR, PHOTO)})
    assert asked.other_filters("kind") == (PHOTO,)
    assert asked.other_filters() == ()


@pytest.fixture(params=["tantivy", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def backend(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ArchiveBackend]:
    if request.param == "tantivy":
        yield connections["default"].get_backend()
    else:
        with elasticsearch_engine(monkeypatch):
            yield connections["default"].get_backend()


@pytest.fixture
def archive(db: None, backend: ArchiveBackend) -> list[int]:
    """Two photos and an article of 2023, an article of 2024; their keys from the oldest."""
    old, new = make_page("1", dt.date(2023, 5, 6)), make_page("C02", dt.date(2024, 5, 6))
    kinds = [(old, "photo"), (old, "photo"), (old, "article"), (new, "article")]
    made = [make_article(page, kind=kind, headline="稻田", version=n) for n, (page, kind) in enumerate(kinds, 1)]
    index_all()
    return [article.pk for article in made]


def test_a_facet_counted_without_a_filter_shows_what_the_filter_leaves_out(
    archive: list[int], backend: ArchiveBackend
) -> None:
    asked = Asked(RICE, (PHOTO, YEAR), 0, 9, ["sort"], {"kind": {}, "year": {}}, under={"kind": (YEAR,)})
    found = backend.answer(asked)
    assert list(found.keys) == archive[:2]
    assert found.count == 2
    assert dict(found.facets["kind"]) == {"photo": 2, "article": 1}
    assert found.facets["year"] == [(2023, 2)]


def test_counts_under_other_filters_are_there_where_nothing_is_found(
    archive: list[int], backend: ArchiveBackend
) -> None:
    asked = Asked(RICE, (PHOTO, Term("year", 2024)), 0, 9, facets={"kind": {}}, under={"kind": (Term("year", 2024),)})
    found = backend.answer(asked)
    assert (found.count, list(found.keys)) == (0, [])
    assert found.facets["kind"] == [("article", 1)]


def test_a_query_facet_and_statistics_keep_to_their_filters(archive: list[int], backend: ArchiveBackend) -> None:
    asked = Asked(
        Everything(),
        (PHOTO,),
        0,
        9,
        query_facets=[("all of 2023", YEAR), ("found of 2023", YEAR)],
        under={"all of 2023": ()},
        stats=["version"],
    )
    found = backend.answer(asked)
    assert found.queries == {"all of 2023": 3, "found of 2023": 2}
    assert found.stats == {"version": {"min": 1, "max": 2, "distinct": 2}}


@pytest.mark.parametrize("name", ["query 0", "facet kind", "group 0", '人:张三 ["记者"]', ""])
def test_a_query_facet_may_have_any_name(archive: list[int], backend: ArchiveBackend, name: str) -> None:
    asked = Asked(Everything(), (), 0, 1, facets={"kind": {}}, query_facets=[(name, YEAR), ("none", Nothing())])
    assert backend.answer(asked).queries == {name: 3, "none": 0}


def test_hits_carry_the_numbers_asked_for_in_their_order(archive: list[int], backend: ArchiveBackend) -> None:
    found = backend.answer(Asked(Everything(), (), 1, 3, ["-sort"], fields=["version", "kind", "nowhere"]))
    assert list(found.keys) == archive[1:3][::-1]
    assert {name: list(values) for name, values in found.numbers.items()} == {"version": [3, 2]}
    assert found.count == 4


def test_a_question_that_counts_nothing_answers_no_counts(archive: list[int], backend: ArchiveBackend) -> None:
    found = backend.answer(Asked(Everything(), (), 0, 1))
    assert (found.facets, found.queries, found.stats) == ({}, {}, {})


def test_statistics_order_numbers_as_numbers_over_several_batches(archive: list[int], backend: ArchiveBackend) -> None:
    """Neither as strings nor by how often they occur."""
    index = connections["default"].get_unified_index().get_index(Article)
    for version in (100, 9, 10, 10):
        backend.update(index, [make_article(version=version)])
    found = backend.answer(Asked(Between("version", low=5), (), 0, 1, stats=["version", "day"]))
    assert found.stats["version"] == {"min": 9, "max": 100, "distinct": 3}
    assert found.stats["day"] == {"min": 20240506, "max": 20240506, "distinct": 1}
