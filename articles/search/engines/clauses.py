"""What to search for, as a small tree that every engine compiles to its own query.

Clauses are frozen and hashable, so that they travel through SearchQuerySet as values: ``filter(content=clause)``,
``narrow(clause)``, ``query_facet(name, clause)``. Tokens are compared as they are: the analysis is done before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Self, TypeAlias


class _Value:
    """Never changes, so a copied query keeps the same one; SearchQuerySet copies its query with every call."""

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self


@dataclass(frozen=True)
class Everything(_Value):
    pass


@dataclass(frozen=True)
class Nothing(_Value):
    pass


@dataclass(frozen=True)
class Term(_Value):
    """One token, keyword or number of a field."""

    field: str
    value: str | int


@dataclass(frozen=True)
class OneOf(_Value):
    """One of these numbers, however many."""

    field: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Phrase(_Value):
    """Two or more tokens one after the other; None stands for any one token, at neither end."""

    field: str
    tokens: tuple[str | None, ...]


@dataclass(frozen=True)
class Between(_Value):
    """A number from low to high, both included; None leaves that end open."""

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class All(_Value):
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Any(_Value):
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Not(_Value):
    clause: Clause


@dataclass(frozen=True)
class Weighted(_Value):
    """The clause's score times ``weight``; a weight of 0 filters without a say in the ranking."""

    clause: Clause
    weight: float


@dataclass(frozen=True)
class Fixed(_Value):
    """The same score for all that matches, however often and in however long a field."""

    clause: Clause
    score: float


@dataclass(frozen=True)
class Hinted(_Value):
    """What matches is decided by ``clause`` alone; ``hints`` add to the score of what matches."""

    clause: Clause
    hints: tuple[Clause, ...]


Clause: TypeAlias = Everything | Nothing | Term | OneOf | Phrase | Between | All | Any | Not | Weighted | Fixed | Hinted
CLAUSES = (Everything, Nothing, Term, OneOf, Phrase, Between, All, Any, Not, Weighted, Fixed, Hinted)


def without_fields(clause: Clause, fields: Collection[str]) -> Clause:
    """As if nothing stood in these fields."""
    match clause:
        case Term() | Phrase() if clause.field in fields:
            return Nothing()
        case All():
            return All(tuple(without_fields(one, fields) for one in clause.clauses))
        case Any():
            left = tuple(without_fields(one, fields) for one in clause.clauses)
            return Any(tuple(one for one in left if one != Nothing())) if left != clause.clauses else clause
        case Not():
            inner = without_fields(clause.clause, fields)
            return Everything() if inner == Nothing() else Not(inner)
        case Weighted() | Fixed():
            inner = without_fields(clause.clause, fields)
            return Nothing() if inner == Nothing() else replace(clause, clause=inner)
        case Hinted():
            hints = tuple(without_fields(one, fields) for one in clause.hints)
            return Hinted(without_fields(clause.clause, fields), hints)
        case _:
            return clause


def narrowed(clause: Clause, filters: Iterable[Clause]) -> Clause:
    """Filters decide what matches but have no say in the ranking."""
    filtering = tuple(Weighted(one, 0) for one in filters)
    return All((clause, *filtering)) if filtering else clause
