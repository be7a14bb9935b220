"""Clauses as Elasticsearch's queries: what the contract does not ask, edges and scores."""

from __future__ import annotations

from typing import Any

import pytest
from elasticsearch import Elasticsearch

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
from articles.search.engines.elasticsearch.client import Cluster
from articles.search.engines.elasticsearch.queries import compile_clause
from tests.search.engines.elasticsearch.entries import operation, put, scores

RICE, PHOTO = Term("body", "水稻"), Term("kind", "photo")


def test_what_only_filters_stands_where_nothing_is_scored() -> None:
    compiled = compile_clause(All((RICE, Weighted(PHOTO, 0), Not(Term("version", 1)))))
    assert {part: len(inner) for part, inner in compiled["bool"].items()} == {"must": 1, "filter": 1, "must_not": 1}


def test_an_open_end_is_left_out() -> None:
    assert compile_clause(Between("version", low=0)) == {"range": {"version": {"gte": 0}}}
    assert compile_clause(Between("version")) == {"range": {"version": {}}}


def test_free_tokens_one_after_the_other_are_one_gap() -> None:
    compiled = compile_clause(Phrase("body", ("水稻", None, None, "丰收", None, "喜悦")))
    gaps = [span["span_gap"]["body"] for span in compiled["span_near"]["clauses"] if "span_gap" in span]
    assert gaps == [2, 1]


@pytest.mark.elasticsearch
class TestOnTheServer:
    @pytest.fixture
    def filled(self, cluster: Cluster, index: str) -> str:
        """Three entries, the second with a word twice, the third without a number."""
        put(
            cluster,
            index,
            [
                operation(1, body="水稻 丰收 喜悦", kind=["article"], version=0),
                operation(2, body="水稻 水稻 丰收", kind=["photo", "水稻 丰收"], version=7),
                operation(3, body="农民", kind=["article", 'a "b" \\ +c*']),
            ],
        )
        return index

    @pytest.mark.parametrize(
        ("clause", "keys"),
        [
            (All(()), {1, 2, 3}),
            (Not(Everything()), set()),
            (Not(Nothing()), {1, 2, 3}),
            (Not(Not(PHOTO)), {2}),
            (AnyOf((Not(PHOTO), RICE)), {1, 2, 3}),
            (Term("version", 0), {1}),
            (Between("version"), {1, 2}),
            (Between("version", low=1), {2}),
            (Between("version", high=0), {1}),
            (Between("version", 8, 2), set()),
            (Term("kind", "水稻 丰收"), {2}),
            (Term("kind", "水稻"), set()),
            (Term("kind", 'a "b" \\ +c*'), {3}),
            (Phrase("body", ("水稻", None, "丰收")), {2}),
            (Phrase("body", ("水稻", None, None, "丰收")), set()),
            (Hinted(RICE, ()), {1, 2}),
            (AnyOf((Weighted(PHOTO, 0), Nothing())), {2}),
            (Weighted(Not(PHOTO), 2), {1, 3}),
        ],
        ids=str,
    )
    def test_an_edge_of_a_clause_finds_exactly(
        self, client: Elasticsearch, filled: str, clause: Any, keys: set[int]
    ) -> None:
        assert set(scores(client, filled, clause)) == keys

    def test_everything_has_no_say_in_a_score(self, client: Elasticsearch, filled: str) -> None:
        assert scores(client, filled, Everything()) == {1: 0, 2: 0, 3: 0}
        with_it = scores(client, filled, All((RICE, Everything())))
        assert with_it == pytest.approx(scores(client, filled, RICE))

    def test_a_weight_multiplies_a_score(self, client: Elasticsearch, filled: str) -> None:
        once = scores(client, filled, RICE)
        assert scores(client, filled, Weighted(Weighted(RICE, 2), 3)) == pytest.approx(
            {key: score * 6 for key, score in once.items()}
        )

    def test_a_fixed_score_does_not_depend_on_how_often_a_word_stands(self, client: Elasticsearch, filled: str) -> None:
        assert scores(client, filled, Fixed(RICE, 30)) == {1: 30, 2: 30}

    def test_a_hint_adds_to_what_matches_and_finds_nothing_by_itself(self, client: Elasticsearch, filled: str) -> None:
        alone = scores(client, filled, RICE)
        hinted = scores(client, filled, Hinted(RICE, (Fixed(PHOTO, 5), Fixed(Term("body", "农民"), 9))))
        assert hinted == pytest.approx({1: alone[1], 2: alone[2] + 5})
