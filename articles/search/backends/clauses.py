"""What to search for, as a small tree that every engine compiles to its own query.

Clauses are frozen and hashable, so that they travel through SearchQuerySet as values: ``filter(content=clause)``,
``narrow(clause)``, ``query_facet(name, clause)``. Tokens are compared as they are: the analysis is done before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Everything:
    pass


@dataclass(frozen=True)
class Nothing:
    pass


@dataclass(frozen=True)
class Term:
    """One token, keyword or number of a field."""

    field: str
    value: str | int


@dataclass(frozen=True)
class Phrase:
    """Two or more tokens one after the other; None stands for any one token, at neither end."""

    field: str
    tokens: tuple[str | None, ...]


@dataclass(frozen=True)
class Between:
    """A number from low to high, both included; None leaves that end open."""

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class All:
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Any:
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Not:
    clause: Clause


@dataclass(frozen=True)
class Weighted:
    """The clause's score times ``weight``; a weight of 0 filters without a say in the ranking."""

    clause: Clause
    weight: float


@dataclass(frozen=True)
class Hinted:
    """What matches is decided by ``clause`` alone; ``hints`` add to the score of what matches."""

    clause: Clause
    hints: tuple[Clause, ...]


Clause: TypeAlias = Everything | Nothing | Term | Phrase | Between | All | Any | Not | Weighted | Hinted
CLAUSES = (Everything, Nothing, Term, Phrase, Between, All, Any, Not, Weighted, Hinted)
