"""Search finds exactly what brute force finds in the normalised text: nothing missed, nothing extra."""

from __future__ import annotations

import pytest
from haystack.query import SearchQuerySet

from tests.search.corpus import Bare, fill, substrings
from tests.search.forms import FORMS

ARTICLES, SUBSTRINGS = 1000, 100


def found(typed: str) -> set[int]:
    return set(SearchQuerySet().filter(content=f'"{typed}"').values_list("pk", flat=True)[:ARTICLES])


@pytest.mark.shared
@pytest.mark.django_db
def test_any_printed_string_is_found_and_nothing_else() -> None:
    fill(ARTICLES)
    bare = Bare.of_all()
    wrong = {}
    for typed in substrings(SUBSTRINGS, seed=1):
        expected = bare.holding(typed)
        assert expected
        for form in (str, *FORMS):
            if (got := found(form(typed))) != expected:
                wrong[form(typed)] = (len(expected - got), len(got - expected))
    assert wrong == {}
