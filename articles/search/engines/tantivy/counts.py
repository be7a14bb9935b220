"""Facet counts and statistics of one Tantivy query, in one walk over what matches.

A filter inside an aggregation can only be said in Tantivy's query language; ``query_string`` writes it so that its
parser builds exactly the query that ``compile_clause`` builds: every token in quotation marks, every group in brackets.
"""

from __future__ import annotations

from typing import Any

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
    OneOf,
    Phrase,
    Term,
    Weighted,
)
from articles.search.engines.clauses import Any as AnyOf
from articles.search.engines.counting import Dialect

# Values a segment counts before only the most frequent of all are kept: more than a paper has reporters or pages.
SEGMENT_SIZE = 10_000
# The primary key 0 is given to no row.
NOTHING = f"{KEY}:0"


def query_string(clause: Clause) -> str:
    """What matches ``clause``, its scores left aside; NotImplementedError for a phrase with a free token."""
    match clause:
        case Everything():
            return "*"
        case Nothing():
            return NOTHING
        case Term(field, value):
            return f"{field}:{value}" if isinstance(value, int) else f"{field}:{_quoted(value)}"
        case OneOf(field, values):
            return f"{field}: IN [{' '.join(map(str, values))}]" if values else NOTHING
        case Phrase(field, tokens):
            return f"{field}:{_quoted(' '.join(_whole(tokens)))}"
        case Between(field, low, high):
            return f"{field}:[{_end(low)} TO {_end(high)}]"
        case All(clauses):
            return _all(clauses)
        case AnyOf(clauses):
            return f"({' OR '.join(map(query_string, clauses))})" if clauses else NOTHING
        case Not():
            return _all((clause,))
        case Weighted(inner) | Fixed(inner) | Hinted(inner):
            return query_string(inner)


def _all(clauses: tuple[Clause, ...]) -> str:
    """Exclusions need something to exclude from: everything, which changes nothing beside other conditions."""
    parts = [f"-{query_string(one.clause)}" if isinstance(one, Not) else f"+{query_string(one)}" for one in clauses]
    return f"({' '.join(['+*', *parts])})"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _whole(tokens: tuple[str | None, ...]) -> tuple[str, ...]:
    if None in tokens:
        raise NotImplementedError("A phrase with a free token cannot be counted, only searched for.")
    return tuple(token for token in tokens if token is not None)


def _end(value: int | None) -> str:
    return "*" if value is None else str(value)


def _terms(field: str, size: int) -> dict[str, Any]:
    return {"terms": {"field": field, "size": size, "segment_size": max(size, SEGMENT_SIZE)}}


TANTIVY = Dialect(_terms, query_string)
