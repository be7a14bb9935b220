"""Clauses → Tantivy queries, built by program: Tantivy's own parser raises on what users type."""

from __future__ import annotations

from tantivy import FieldType, Occur, Query, Schema

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


def compile_clause(clause: Clause, schema: Schema) -> Query:
    match clause:
        case Everything():
            return Query.const_score_query(Query.all_query(), 0.0)
        case Nothing():
            return Query.empty_query()
        case Term(field, value):
            return Query.term_query(schema, field, value)
        case OneOf(field, values):
            return Query.term_set_query(schema, field, list(values))
        case Phrase(field, tokens):
            placed: list[str | tuple[int, str]] = [
                (place, token) for place, token in enumerate(tokens) if token is not None
            ]
            return Query.phrase_query(schema, field, placed)
        case Between(field, low, high):
            # No number is below 0, and Tantivy refuses a range that is open at both ends.
            return Query.range_query(schema, field, FieldType.Unsigned, low or 0, high)
        case All(clauses):
            return Query.boolean_query(_musts(clauses, schema))
        case Any(clauses):
            return Query.boolean_query([(Occur.Should, compile_clause(one, schema)) for one in clauses])
        case Not(inner):
            return Query.boolean_query(_musts((clause,), schema))
        case Weighted(inner, weight):
            query = compile_clause(inner, schema)
            return Query.boost_query(query, weight) if weight else Query.const_score_query(query, 0.0)
        case Fixed(inner, score):
            return Query.const_score_query(compile_clause(inner, schema), score)
        case Hinted(inner, hints):
            parts = [(Occur.Must, compile_clause(inner, schema))]
            return Query.boolean_query(parts + [(Occur.Should, compile_clause(hint, schema)) for hint in hints])


def _musts(clauses: tuple[Clause, ...], schema: Schema) -> list[tuple[Occur, Query]]:
    """Exclusions need something to exclude from: with nothing else, everything."""
    parts = [
        (Occur.MustNot, compile_clause(one.clause, schema))
        if isinstance(one, Not)
        else (Occur.Must, compile_clause(one, schema))
        for one in clauses
    ]
    if all(occur == Occur.MustNot for occur, _ in parts):
        parts.append((Occur.Must, compile_clause(Everything(), schema)))
    return parts
