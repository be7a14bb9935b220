"""What SearchQuerySet's calls mean as clauses, the same for every engine."""

from __future__ import annotations

from typing import Any

import pytest
from haystack import connections
from haystack.inputs import Exact
from haystack.query import SQ, SearchQuerySet

from articles.search.engines.base import KEY
from articles.search.engines.clauses import All, Between, Clause, Everything, Not, Nothing, Phrase, Term
from articles.search.engines.clauses import Any as AnyOf
from tests.search.asking import index_all
from tests.support.factories import make_article

PHOTO, YEAR = Term("kind", "photo"), Term("year", 2023)


def clause_of(found: SearchQuerySet) -> Clause:
    return found.query.build_query()  # type: ignore[no-any-return]


def filtered(*conditions: Any, **lookups: Any) -> Clause:
    return clause_of(SearchQuerySet().filter(*conditions, **lookups))


def test_without_a_condition_everything_is_asked_for() -> None:
    assert clause_of(SearchQuerySet().all()) == Everything()


def test_a_clause_travels_as_it_is() -> None:
    clause = Phrase("body", ("水稻", None, "丰收"))
    assert clause_of(SearchQuerySet().filter(content=clause).order_by("sort").facet("kind")) is clause


@pytest.mark.parametrize(
    ("lookups", "clause"),
    [
        ({"year": 2023}, YEAR),
        ({"year": "2023"}, YEAR),
        ({"year__exact": 2023}, YEAR),
        ({"year__gt": 2023}, Between("year", 2024)),
        ({"year__gte": 2023}, Between("year", 2023)),
        ({"year__lt": 2023}, Between("year", high=2022)),
        ({"year__lte": 2023}, Between("year", high=2023)),
        ({"year__range": (2022, 2023)}, Between("year", 2022, 2023)),
        ({"year__range": (2023, 2023)}, YEAR),
        ({"year__range": (2023, 2022)}, Nothing()),
        ({"year__gte": -5}, Between("year", 0)),
        ({"year__lt": 0}, Nothing()),
        ({"year__lte": 0}, Between("year", high=0)),
        ({"year__in": [2023, -1]}, AnyOf((YEAR, Nothing()))),
        ({"year__in": []}, Nothing()),
        ({"pk": "7"}, Term(KEY, 7)),
        ({"id__in": [7]}, AnyOf((Term(KEY, 7),))),
        ({"kind": "photo"}, PHOTO),
        ({"kind": Exact("photo")}, PHOTO),
        ({"kind": 7}, Term("kind", "7")),
        ({"kind__in": ["photo"]}, AnyOf((PHOTO,))),
        ({"kind__in": []}, Nothing()),
    ],
    ids=str,
)
def test_a_lookup_means_exactly(lookups: dict[str, Any], clause: Clause) -> None:
    assert filtered(**lookups) == clause


def test_a_text_is_read_by_the_index_itself() -> None:
    assert filtered(headline="稻田 丰") == Phrase("headline", ("稻田", "田丰"))
    assert filtered(headline__in=["稻", "田"]) == AnyOf((Term("headline_1", "稻"), Term("headline_1", "田")))


@pytest.mark.parametrize("value", ["二〇二三", "", "2023-09", None])
def test_what_is_no_number_is_refused_where_a_number_stands(value: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        filtered(year__gt=value)


def test_conditions_are_joined_as_they_were_put() -> None:
    assert filtered(SQ(kind="photo") | SQ(year=2023)) == AnyOf((PHOTO, YEAR))
    assert set(filtered(kind="photo", year=2023).clauses) == {PHOTO, YEAR}  # type: ignore[union-attr]
    assert filtered(~SQ(kind="photo")) == Not(PHOTO)
    assert clause_of(SearchQuerySet().filter(year=2023).exclude(kind="photo")) == All((YEAR, Not(PHOTO)))


def test_what_narrows_is_kept_apart_from_the_question() -> None:
    found = SearchQuerySet().filter(year=2023).narrow(PHOTO)
    assert clause_of(found) == YEAR
    assert found.query.build_params()["narrow_queries"] == {PHOTO}


@pytest.mark.parametrize(
    "use",
    [
        lambda found: found.within("place", 1, 2),
        lambda found: found.dwithin("place", 1, 2),
        lambda found: found.distance("place", 1),
        lambda found: found.spelling_suggestion(),
        lambda found: found.query.build_query_fragment("kind", "exact", "photo"),
        lambda found: found.narrow(SQ(kind="photo")),
        lambda found: clause_of(found.filter(year__startswith="20")),
        lambda found: clause_of(found.filter(headline__gte="稻")),
    ],
)
def test_what_has_no_clause_is_refused(use: Any) -> None:
    with pytest.raises(NotImplementedError, match=r"\w+"):
        use(SearchQuerySet())


@pytest.mark.django_db
def test_counts_fetch_one_hit_and_not_all() -> None:
    for _ in range(3):
        make_article()
    index_all()
    found = SearchQuerySet().facet("kind").query_facet("photos", PHOTO).stats("version")
    counts = found.query.get_facet_counts()
    assert counts["fields"]["kind"] == [("article", 3)]
    assert counts["queries"] == {"photos": 0}
    assert found.query.get_stats()["version"]["distinct"] == 1
    assert found.query.end_offset == 1
    assert len(found.query.get_results()) == 1


@pytest.mark.django_db
def test_counts_keep_to_the_slice_that_was_asked_for() -> None:
    for _ in range(3):
        make_article()
    index_all()
    query = connections["default"].get_query()
    query.add_field_facet("kind")
    query.set_limits(1, 3)
    assert query.get_facet_counts()["fields"]["kind"] == [("article", 3)]
    assert len(query.get_results()) == 2
