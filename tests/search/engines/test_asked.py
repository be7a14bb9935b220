from __future__ import annotations

from articles.search.engines.asked import Asked
from articles.search.engines.clauses import Everything, Term

PHOTO, YEAR, PAGE = Term("kind", "photo"), Term("year", 2023), Term("page", "1")


def test_without_counts_of_their_own_all_filters_are_common() -> None:
    asked = Asked(Everything(), (PHOTO, YEAR))
    assert asked.common_filters == (PHOTO, YEAR)
    assert asked.other_filters() == asked.other_filters("role") == ()


def test_a_filter_that_one_count_leaves_out_is_common_no_more() -> None:
    asked = Asked(Everything(), (PHOTO, YEAR, PAGE), under={"kind": (YEAR, PAGE), "year": (PHOTO, PAGE)})
    assert asked.common_filters == (PAGE,)
    assert asked.other_filters() == asked.other_filters("role") == (PHOTO, YEAR)
    assert (asked.other_filters("kind"), asked.other_filters("year")) == ((YEAR,), (PHOTO,))
