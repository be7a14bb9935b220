from __future__ import annotations

import pytest

from articles.search.engines.clauses import All, Clause, Fixed, Hinted, Not, Phrase, Term, Weighted
from articles.search.engines.tantivy.queries import compile_clause
from articles.search.engines.tantivy.schema import build_schema

SCHEMA = build_schema({"body": "tokens", "kind": "keyword"})


@pytest.mark.parametrize(
    ("clause", "parts"),
    [
        (Term("body", "甲乙"), ["TermQuery"]),
        (Phrase("body", ("甲乙", "乙丙")), ["PhraseQuery"]),
        (All((Term("body", "甲乙"), Not(Term("kind", "ad")))), ["Must", "MustNot"]),
        (Not(Term("kind", "ad")), ["MustNot", "AllQuery"]),
        (Weighted(Term("kind", "ad"), 0), ["Const"]),
        (Weighted(Term("body", "甲乙"), 2), ["Boost"]),
        (Fixed(Term("body", "甲乙"), 7), ["Const", "7"]),
        (Hinted(Term("body", "甲乙"), (Term("kind", "ad"),)), ["Must", "Should"]),
    ],
    ids=str,
)
def test_a_clause_is_compiled_to_what_it_means(clause: Clause, parts: list[str]) -> None:
    compiled = str(compile_clause(clause, SCHEMA))
    assert [part for part in parts if part not in compiled] == []
