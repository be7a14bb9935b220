"""Clauses are values: equal ones are one, none changes, and none is left out where kinds are listed."""

from __future__ import annotations

import copy
import dataclasses
from typing import get_args

import pytest

from articles.search.engines import clauses
from articles.search.engines.clauses import (
    CLAUSES,
    All,
    Between,
    Clause,
    Everything,
    Fixed,
    Hinted,
    Not,
    Nothing,
    OneOf,
    Phrase,
    Term,
    Weighted,
    narrowed,
)
from articles.search.engines.clauses import Any as AnyOf

RICE, YEAR = Term("body", "水稻"), Between("day", 20230101, 20231231)
ONE_OF_EACH = [
    Everything(),
    Nothing(),
    RICE,
    OneOf("day", (20230101, 20231231)),
    Phrase("body", ("水稻", None, "丰收")),
    YEAR,
    All((RICE, YEAR)),
    AnyOf((RICE, YEAR)),
    Not(RICE),
    Weighted(RICE, 2),
    Fixed(RICE, 30),
    Hinted(RICE, (YEAR,)),
]


def test_every_kind_of_clause_is_listed_and_tried_here() -> None:
    kinds = {kind for kind in vars(clauses).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)}
    assert set(CLAUSES) == set(get_args(Clause)) == kinds == {type(one) for one in ONE_OF_EACH}


@pytest.mark.parametrize("clause", ONE_OF_EACH, ids=lambda one: type(one).__name__)
def test_a_copied_query_keeps_the_same_clause(clause: Clause) -> None:
    assert copy.deepcopy([clause])[0] is clause


@pytest.mark.parametrize("clause", ONE_OF_EACH, ids=lambda one: type(one).__name__)
def test_equal_clauses_are_one_key(clause: Clause) -> None:
    again = dataclasses.replace(clause)
    assert again is not clause
    assert {clause: "first"}[again] == "first"


def test_clauses_of_the_same_parts_and_another_meaning_differ() -> None:
    assert len({All((RICE, YEAR)), AnyOf((RICE, YEAR)), All((YEAR, RICE)), Not(RICE), RICE}) == 5


def test_a_clause_never_changes() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        RICE.field = "headline"  # type: ignore[misc]


def test_narrowing_by_nothing_leaves_the_clause_itself() -> None:
    assert narrowed(RICE, ()) is RICE


def test_what_narrows_weighs_nothing_whatever_it_weighed_before() -> None:
    assert narrowed(RICE, iter([Fixed(YEAR, 30), Not(RICE)])) == All(
        (RICE, Weighted(Fixed(YEAR, 30), 0), Weighted(Not(RICE), 0))
    )
