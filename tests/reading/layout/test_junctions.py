"""How well two pieces of text fit together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.layout.junctions import Bigrams, fit, spanning_word

NOTHING = Bigrams([])
TEXT = "水稻收割正当时，种粮大户忙着收割水稻，合作社的收割机开进了水稻田。"


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("这项工作已经取", "得明显成效", 2),
        ("推动全市农村一体", "化发展", 3),
        ("全面振兴社会主", "义新农村", 4),
        ("这项工作", "明显", 0),
        ("取", "得", 2),
    ],
)
def test_a_word_of_the_dictionary_goes_on_across_the_cut(left: str, right: str, word: int) -> None:
    assert spanning_word(left, right)[0] == word


def test_a_word_that_goes_on_fits_better_than_none() -> None:
    assert fit("这项工作已经取", "得明显成效", NOTHING) > fit("这项工作已经取", "明显成效", NOTHING)


def test_a_pair_that_the_text_knows_fits_better_than_one_it_does_not() -> None:
    known = Bigrams([TEXT])
    assert fit("今年的水", "稻", known) > fit("今年的水", "户", known)


def test_behind_a_full_stop_anything_may_start() -> None:
    assert fit("大家都来了。", "得明显成效", Bigrams([TEXT])) == 0


def test_no_row_starts_with_a_mark_behind_a_mark() -> None:
    assert fit("大家都来了，", "，明显成效", NOTHING) < -3
    assert fit("大家都来了。", "”明显成效", NOTHING) < -3


def test_nothing_is_known_of_a_character_never_seen() -> None:
    assert Bigrams([TEXT]).weight("龘", "稻") == 0


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_two_pieces_can_be_weighed(left: str, right: str) -> None:
    assert -10 < fit(left, right, Bigrams([TEXT, left, right])) < 10
