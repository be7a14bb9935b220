"""Clauses → Elasticsearch's query DSL. Scores are left to BM25; what only filters goes where nothing is scored."""

from __future__ import annotations

from typing import Any as AnyType

from articles.search.engines.clauses import (
    All,
    Any,
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
)

Dsl = dict[str, AnyType]


def compile_clause(clause: Clause) -> Dsl:
    match clause:
        case Everything():
            return {"match_all": {"boost": 0}}
        case Nothing() | Any(()):
            # A bool without a part matches everything.
            return {"match_none": {}}
        case Term(field, value):
            return {"term": {field: {"value": value}}}
        case OneOf(field, values):
            return {"terms": {field: list(values)}}
        case Phrase(field, tokens):
            return _phrase(field, tokens)
        case Between(field, low, high):
            ends = {"gte": low, "lte": high}
            return {"range": {field: {end: value for end, value in ends.items() if value is not None}}}
        case All(clauses):
            return {"bool": _all(clauses)}
        case Any(clauses):
            return {"bool": {"should": [compile_clause(one) for one in clauses], "minimum_should_match": 1}}
        case Not():
            return {"bool": _all((clause,))}
        case Weighted(inner, weight):
            if not weight:
                return {"constant_score": {"filter": compile_clause(inner), "boost": 0}}
            return {"bool": {"must": [compile_clause(inner)], "boost": weight}}
        case Fixed(inner, score):
            return {"constant_score": {"filter": compile_clause(inner), "boost": score}}
        case Hinted(inner, hints):
            return {"bool": {"must": [compile_clause(inner)], "should": [compile_clause(hint) for hint in hints]}}


def _all(clauses: tuple[Clause, ...]) -> dict[str, list[Dsl]]:
    """Exclusions alone exclude from everything: a bool without a positive part means just that."""
    parts: dict[str, list[Dsl]] = {}
    for one in clauses:
        if isinstance(one, Not):
            parts.setdefault("must_not", []).append(compile_clause(one.clause))
        elif isinstance(one, Weighted) and not one.weight:
            parts.setdefault("filter", []).append(compile_clause(one.clause))
        else:
            parts.setdefault("must", []).append(compile_clause(one))
    return parts


def _phrase(field: str, tokens: tuple[str | None, ...]) -> Dsl:
    """match_phrase is quicker but knows no gap; spans have one."""
    if None not in tokens:
        return {"match_phrase": {field: {"query": " ".join(token for token in tokens if token)}}}
    spans: list[Dsl] = []
    for token in tokens:
        if token is not None:
            spans.append({"span_term": {field: token}})
        elif "span_gap" in spans[-1]:
            spans[-1]["span_gap"][field] += 1
        else:
            spans.append({"span_gap": {field: 1}})
    return {"span_near": {"clauses": spans, "slop": 0, "in_order": True}}
