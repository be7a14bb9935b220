from __future__ import annotations

import pytest

from articles.search.engines.clauses import All, Clause, Everything, Fixed, Not, Phrase, Term, Weighted
from articles.search.engines.elasticsearch.queries import Dsl, compile_clause

KIND: Dsl = {"term": {"kind": {"value": "ad"}}}


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (Everything(), {"match_all": {"boost": 0}}),
        (Term("kind", "ad"), KIND),
        (Phrase("body", ("甲乙", "乙丙")), {"match_phrase": {"body": {"query": "甲乙 乙丙"}}}),
        (Not(Term("kind", "ad")), {"bool": {"must_not": [KIND]}}),
        (All((Term("kind", "ad"), Weighted(Term("kind", "ad"), 0))), {"bool": {"must": [KIND], "filter": [KIND]}}),
        (Weighted(Term("kind", "ad"), 0), {"constant_score": {"filter": KIND, "boost": 0}}),
        (Fixed(Term("kind", "ad"), 7), {"constant_score": {"filter": KIND, "boost": 7}}),
    ],
    ids=str,
)
def test_a_clause_is_compiled_to_what_it_means(clause: Clause, expected: Dsl) -> None:
    assert compile_clause(clause) == expected


def test_a_free_token_is_a_gap_in_a_span() -> None:
    spans = compile_clause(Phrase("body_1", ("甲", None, "丙")))["span_near"]["clauses"]
    assert spans == [{"span_term": {"body_1": "甲"}}, {"span_gap": {"body_1": 1}}, {"span_term": {"body_1": "丙"}}]
