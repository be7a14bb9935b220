"""Clauses as filters of an aggregation: the same that the query itself finds, whatever stands in a value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.search.engines.base import KEY
from articles.search.engines.clauses import (
    All,
    Between,
    Clause,
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
from articles.search.engines.tantivy.counts import TANTIVY, query_string
from articles.search.engines.tantivy.queries import compile_clause
from articles.search.engines.tantivy.store import TantivyStore
from tests.search.engines.tantivy.entries import put, scores

# What Tantivy's query language would read as its own, and what it would split.
WORDS = [
    '"',
    "\\",
    '\\"',
    "AND",
    "OR",
    "NOT",
    "-a",
    "+a",
    "a:b",
    "[1",
    "TO",
    "*",
    "(",
    ")",
    "^2",
    "~1",
    "'",
    "`",
    "水稻",
]
KEYWORDS = [*WORDS, "讲文明 树新风", 'a "b" c', "end\\", "IN [a]", "", " "]


@pytest.fixture
def filled(store: TantivyStore) -> TantivyStore:
    """Two entries a word, in two segments: its neighbours stand beside it in the text."""
    bodies = [" ".join(WORDS[place : place + 3]) for place in range(len(WORDS))]
    for half in (0, 1):
        entries = enumerate(zip(bodies[half::2], KEYWORDS[half::2], strict=False), 1)
        put(
            store,
            *({KEY: n * 2 + half, "body": body, "kind": [word], "version": n} for n, (body, word) in entries),
        )
    return store


def counted(store: TantivyStore, clause: Clause) -> int:
    """By the filter alone."""
    asked = {"one": {"filter": query_string(clause)}}
    everything = compile_clause(Everything(), store.schema)
    return int(store.searcher().aggregate(everything, asked)["one"]["doc_count"])


@pytest.mark.parametrize("word", WORDS)
def test_a_token_of_the_parser_s_own_signs_is_counted_as_it_stands(filled: TantivyStore, word: str) -> None:
    assert counted(filled, Term("body", word)) == len(scores(filled, Term("body", word))) > 0


@pytest.mark.parametrize("word", [word for word in KEYWORDS if word.strip()])
def test_a_keyword_is_counted_as_a_whole(filled: TantivyStore, word: str) -> None:
    assert counted(filled, Term("kind", word)) == len(scores(filled, Term("kind", word))) <= 1


terms = st.builds(Term, st.just("body"), st.sampled_from(WORDS)) | st.builds(
    Term, st.just("version"), st.integers(0, 12)
)
phrases = st.integers(0, len(WORDS) - 2).map(lambda n: Phrase("body", tuple(WORDS[n : n + 2])))
number = st.integers(0, 12)
ranges = (
    st.builds(Between, st.just("version"), number, number)
    | st.builds(Between, st.just("version"), low=number)
    | st.builds(Between, st.just("version"), high=number)
)
leaves: st.SearchStrategy[Any] = st.just(Everything()) | st.just(Nothing()) | terms | phrases | ranges


def grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, max_size=3).map(tuple)
    return (
        st.builds(All, several)
        | st.builds(AnyOf, several)
        | st.builds(Not, inner)
        | st.builds(Weighted, inner, st.sampled_from([0, 2]))
        | st.builds(Fixed, inner, st.just(3))
        | st.builds(Hinted, inner, several)
    )


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(clause=st.recursive(leaves, grown, max_leaves=6))
def test_a_filter_counts_what_its_clause_finds(filled: TantivyStore, clause: Clause) -> None:
    assert counted(filled, clause) == len(scores(filled, clause))


def test_a_phrase_with_a_free_token_is_refused_wherever_it_stands() -> None:
    with pytest.raises(NotImplementedError, match="free token"):
        query_string(Not(All((Everything(), Phrase("body", ("水稻", None, "丰收"))))))


def test_values_are_counted_exactly_over_several_segments(store: TantivyStore) -> None:
    """The value that is rarest in each segment is the most frequent of all."""
    for segment in range(3):
        common = [f"own {segment}"] * 2
        put(store, *({KEY: segment * 10 + n, "kind": [kind]} for n, kind in enumerate([*common, "shared"], 1)))
    asked = {"one": TANTIVY.terms("kind", 1)}
    buckets = store.searcher().aggregate(compile_clause(Everything(), store.schema), asked)["one"]["buckets"]
    assert [(bucket["key"], bucket["doc_count"]) for bucket in buckets] == [("shared", 3)]


def test_an_absent_value_is_counted_nowhere(store: TantivyStore) -> None:
    put(store, {KEY: 1, "version": None, "kind": []}, {KEY: 2, "version": 0, "kind": ["photo"]})
    asked = {"number": TANTIVY.terms("version", 10), "keyword": TANTIVY.terms("kind", 10)}
    counts = store.searcher().aggregate(compile_clause(Everything(), store.schema), asked)
    assert [(b["key"], b["doc_count"]) for b in counts["number"]["buckets"]] == [(0, 1)]
    assert [(b["key"], b["doc_count"]) for b in counts["keyword"]["buckets"]] == [("photo", 1)]
