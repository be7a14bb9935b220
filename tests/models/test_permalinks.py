from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Permalink
from articles.models.permalinks import ALPHABET, check_character, is_well_formed, new_code

stems = st.text(ALPHABET, min_size=9, max_size=9)


def test_a_new_code_is_well_formed_and_has_no_vowels() -> None:
    code = new_code()
    assert is_well_formed(code)
    assert not set(code) & set("aeioul")


@given(stems, st.integers(0, 9), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(stem: str, place: int, wrong: str) -> None:
    code = stem + check_character(stem)
    mistyped = code[:place] + wrong + code[place + 1 :]
    assert is_well_formed(mistyped) == (mistyped == code)


@given(stems, st.integers(0, 7))
def test_two_swapped_neighbours_are_noticed(stem: str, place: int) -> None:
    code = stem + check_character(stem)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_well_formed(swapped) == (swapped == code)


def test_a_permalink_cannot_be_deleted() -> None:
    with pytest.raises(TypeError, match="不可删除"):
        Permalink(code="x").delete()
