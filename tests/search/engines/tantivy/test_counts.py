"""A filter written in Tantivy's query language counts what the query built by program finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tantivy import Index, Query

from articles.search.engines.clauses import All, Between, Clause, Everything, Fixed, Hinted, Not, Nothing, Phrase, Term
from articles.search.engines.clauses import Any as AnyOf
from articles.search.engines.tantivy.counts import query_string
from articles.search.engines.tantivy.queries import compile_clause
from articles.search.engines.tantivy.schema import build_document, build_schema

TYPES = {"body": "tokens", "kind": "keyword", "day": "number"}
SCHEMA = build_schema(TYPES)
# Signs that mean something to a parser, and words that do.
SIGNS = "甲乙 a\\\"'()[]{}+-:*^~/!&|<>=.,;?␣␞0"
KINDS = [*SIGNS, "AND", "OR", "NOT", "TO", "a b", "甲 乙", "\\\\", '\\"', "photo"]
BODIES = ["甲乙 乙丙 丙丁", "甲乙", "丙丁 甲乙", 'a" "b b\\', "+- -: :*", "AND OR NOT"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("index")
    index = Index(SCHEMA, path=str(folder))
    writer = index.writer(32_000_000, 1)
    for number, kind in enumerate(KINDS, 1):
        entry = {"django_id": number, "kind": [kind], "body": BODIES[number % len(BODIES)], "day": number % 7}
        writer.add_document(build_document(entry, TYPES))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def tokens(text: str) -> Clause:
    words = tuple(text.split())
    return Phrase("body", words) if len(words) > 1 else Term("body", words[0])


leaves = st.one_of(
    st.sampled_from([Everything(), Nothing(), AnyOf(()), *map(tokens, BODIES)]),
    st.sampled_from(KINDS).map(lambda kind: Term("kind", kind)),
    st.text(SIGNS, min_size=1, max_size=4).map(lambda kind: Term("kind", kind)),
    st.integers(0, 8).map(lambda day: Term("day", day)),
    st.tuples(st.integers(0, 4), st.none() | st.integers(4, 8)).map(lambda ends: Between("day", *ends)),
)
clauses = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        inner.map(Not),
        inner.map(lambda one: Fixed(one, 3.0)),
        inner.map(lambda one: Hinted(one, (Term("kind", "photo"),))),
    ),
    max_leaves=6,
)


@given(clauses)
def test_a_filter_counts_what_its_query_finds(index: Index, clause: Clause) -> None:
    searcher = index.searcher()
    counted = searcher.aggregate(Query.all_query(), {"filter": {"filter": query_string(clause)}})
    assert counted["filter"]["doc_count"] == searcher.search(compile_clause(clause, SCHEMA), 1).count


def test_a_phrase_with_a_free_token_is_refused_and_not_miscounted() -> None:
    with pytest.raises(NotImplementedError):
        query_string(Phrase("body", ("甲", None, "乙")))
