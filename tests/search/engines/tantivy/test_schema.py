"""What becomes of a prepared entry in an index: tokens, keywords and numbers, each found in its own way."""

from __future__ import annotations

import pytest

from articles.search.engines.base import KEY
from articles.search.engines.clauses import Clause, Everything, Phrase, Term
from articles.search.engines.tantivy.queries import compile_clause
from articles.search.engines.tantivy.schema import build_document
from articles.search.engines.tantivy.store import TantivyStore
from tests.search.engines.tantivy.entries import put, scores
from tests.search.engines.writers import TYPES


@pytest.fixture
def filled(store: TantivyStore) -> TantivyStore:
    put(
        store,
        {KEY: "1", "body": "Ab, 稻。\n田  间", "kind": ["讲文明 树新风", "Photo"], "version": 0},
        {KEY: 2, "body": "", "kind": None, "version": None},
    )
    return store


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        (Term("body", "Ab,"), True),
        (Term("body", "ab"), False),
        (Term("body", "稻。"), True),
        (Term("body", "稻"), False),
        (Phrase("body", ("稻。", "田", "间")), True),
        (Phrase("body", ("田", "稻。")), False),
        (Term("kind", "讲文明 树新风"), True),
        (Term("kind", "讲文明"), False),
        (Term("kind", "Photo"), True),
        (Term("kind", "photo"), False),
        (Term("version", 0), True),
        (Term(KEY, 1), True),
    ],
    ids=str,
)
def test_a_value_is_kept_as_it_was_prepared(filled: TantivyStore, clause: Clause, found: bool) -> None:
    assert set(scores(filled, clause)) == ({1} if found else set())


def test_an_entry_without_any_value_is_an_entry_all_the_same(filled: TantivyStore) -> None:
    assert set(scores(filled, Everything())) == {1, 2}


def test_texts_are_in_the_database_and_not_stored_again(filled: TantivyStore) -> None:
    searcher = filled.searcher()
    ((_, address),) = searcher.search(compile_clause(Term(KEY, 1), filled.schema)).hits
    assert searcher.doc(address).to_dict() == {}


def test_an_absent_number_is_none_and_not_nought(filled: TantivyStore) -> None:
    searcher = filled.searcher()
    hits = searcher.search(compile_clause(Everything(), filled.schema)).hits
    assert searcher.fast_field_values("version", [address for _, address in hits]) == [0, None]


def test_what_the_index_has_no_field_for_is_left_out() -> None:
    assert build_document({KEY: 1, "strange": "水稻"}, TYPES).to_dict() == {KEY: [1]}


def test_an_entry_without_a_key_is_refused() -> None:
    with pytest.raises(KeyError):
        build_document({"body": "水稻"}, TYPES)
