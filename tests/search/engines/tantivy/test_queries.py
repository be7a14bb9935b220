"""Clauses as Tantivy queries: what the contract does not ask, edges and scores."""

from __future__ import annotations

from typing import Any

import pytest

from articles.search.engines.base import KEY
from articles.search.engines.clauses import (
    All,
    Between,
    Everything,
    Fixed,
    Hinted,
    Not,
    Nothing,
    Phrase,
    Term,
    Weighted,
)
from articles.search.engines.clauses import Any as AnyOf
from articles.search.engines.tantivy.store import TantivyStore
from tests.search.engines.tantivy.entries import put, scores

RICE, PHOTO = Term("body", "水稻"), Term("kind", "photo")


@pytest.fixture
def filled(store: TantivyStore) -> TantivyStore:
    """Three entries, the second with a word twice, the third without a number."""
    put(
        store,
        {KEY: 1, "body": "水稻 丰收 喜悦", "kind": ["article"], "version": 0},
        {KEY: 2, "body": "水稻 水稻 丰收", "kind": ["photo", "水稻 丰收"], "version": 7},
        {KEY: 3, "body": "农民", "kind": ["article"]},
    )
    return store


@pytest.mark.parametrize(
    ("clause", "keys"),
    [
        (All(()), {1, 2, 3}),
        (AnyOf(()), set()),
        (Not(Everything()), set()),
        (Not(Nothing()), {1, 2, 3}),
        (Not(Not(PHOTO)), {2}),
        (AnyOf((Not(PHOTO), RICE)), {1, 2, 3}),
        (All((Not(PHOTO), Not(Term("body", "农民")))), {1}),
        (Term("version", 0), {1}),
        (Between("version", low=1), {2}),
        (Between("version", high=0), {1}),
        (Between("version", 8, 2), set()),
        (Term("kind", "水稻 丰收"), {2}),
        (Term("kind", "水稻"), set()),
        (Phrase("body", ("水稻", None, "丰收")), {2}),
        (Phrase("body", ("水稻", None, None, "丰收")), set()),
        (Hinted(RICE, ()), {1, 2}),
        (AnyOf((Weighted(PHOTO, 0), Nothing())), {2}),
        (Weighted(Not(PHOTO), 2), {1, 3}),
    ],
    ids=str,
)
def test_an_edge_of_a_clause_finds_exactly(filled: TantivyStore, clause: Any, keys: set[int]) -> None:
    assert set(scores(filled, clause)) == keys


def test_everything_has_no_say_in_a_score(filled: TantivyStore) -> None:
    assert scores(filled, Everything()) == {1: 0, 2: 0, 3: 0}
    assert scores(filled, All((RICE, Everything()))) == pytest.approx(scores(filled, RICE))


def test_an_exclusion_leaves_the_scores_of_the_rest(filled: TantivyStore) -> None:
    assert scores(filled, All((RICE, Not(PHOTO))))[1] == pytest.approx(scores(filled, RICE)[1])


def test_a_weight_multiplies_a_score(filled: TantivyStore) -> None:
    once = scores(filled, RICE)
    assert scores(filled, Weighted(RICE, 2.5)) == pytest.approx({key: score * 2.5 for key, score in once.items()})


def test_a_weight_within_a_weight_multiplies_twice(filled: TantivyStore) -> None:
    once = scores(filled, RICE)
    assert scores(filled, Weighted(Weighted(RICE, 2), 3))[1] == pytest.approx(once[1] * 6)


def test_no_weight_within_a_weight_stays_none(filled: TantivyStore) -> None:
    assert set(scores(filled, Weighted(Weighted(RICE, 0), 3)).values()) == {0}


def test_a_fixed_score_does_not_depend_on_how_often_a_word_stands(filled: TantivyStore) -> None:
    assert scores(filled, Fixed(RICE, 30)) == {1: 30, 2: 30}


def test_a_hint_adds_to_what_matches_and_finds_nothing_by_itself(filled: TantivyStore) -> None:
    alone = scores(filled, RICE)
    hinted = scores(filled, Hinted(RICE, (Fixed(PHOTO, 5), Fixed(Term("body", "农民"), 9))))
    assert hinted == pytest.approx({1: alone[1], 2: alone[2] + 5})
