from __future__ import annotations

from typing import Any

import pytest
from haystack.query import SQ, SearchQuerySet

from articles.search.engines.clauses import All, Between, Clause, Not, Nothing, Term
from articles.search.engines.clauses import Any as AnyOf


def clause_of(found: SearchQuerySet) -> Clause:
    return found.query.build_query()  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("condition", "clause"),
    [
        ({"kind": "photo"}, Term("kind", "photo")),
        ({"year": "2024"}, Term("year", 2024)),
        ({"year__gt": 2023}, Between("year", 2024)),
        ({"day__range": (20230101, 20231231)}, Between("day", 20230101, 20231231)),
        ({"year__lt": 0}, Nothing()),
        ({"kind__in": []}, Nothing()),
        ({"kind__in": ["ad", "photo"]}, AnyOf((Term("kind", "ad"), Term("kind", "photo")))),
    ],
    ids=str,
)
def test_a_condition_is_a_clause(condition: dict[str, Any], clause: Clause) -> None:
    assert clause_of(SearchQuerySet().filter(**condition)) == clause


def test_conditions_are_joined_as_they_were_said() -> None:
    photo, old = Term("kind", "photo"), Term("year", 2023)
    assert clause_of(SearchQuerySet().filter(SQ(kind="photo") | SQ(year=2023))) == AnyOf((photo, old))
    assert clause_of(SearchQuerySet().filter(kind="photo").exclude(year=2023)) == All((photo, Not(old)))
