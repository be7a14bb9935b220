from __future__ import annotations

from copy import deepcopy

from articles.search.engines.clauses import All, Term, Weighted, narrowed


def test_a_clause_is_a_value_that_is_never_copied() -> None:
    clause = All((Term("kind", "photo"), Term("year", 2023)))
    assert deepcopy(clause) is clause
    assert len({clause, All((Term("kind", "photo"), Term("year", 2023)))}) == 1


def test_filters_have_no_say_in_the_ranking() -> None:
    wanted, kept = Term("body", "水稻"), Term("kind", "photo")
    assert narrowed(wanted, []) is wanted
    assert narrowed(wanted, [kept]) == All((wanted, Weighted(kept, 0)))
