"""Numerals read, and rows of numbers as they are listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.numerals import listed, number, runs


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("十", 10),
        ("二十", 20),
        ("廿八", 28),
        ("卅", 30),
        ("初八", 8),
        ("二〇二三", 2023),
        ("两千", 2000),
        ("一百零五", 105),
        ("一百十五", 115),
        ("三千四百零五", 3405),
        ("三千零五", 3005),
        ("一二一", 121),
        ("〇", 0),
    ],
)
def test_a_numeral_is_read(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "天", "二人", "十百", "十十", "二三十", "初", "1二", "第一", "²"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert number(text) is None


@given(st.text(max_size=6) | st.text("〇零一二三四五六七八九十百千两廿初", max_size=6))
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert number(text) is None or number(text) >= 0  # type: ignore[operator]


def test_neighbours_are_listed_by_their_ends() -> None:
    assert listed([1, 2, 3, 7, 9, 10]) == "1–3、7、9–10"
    assert listed([]) == ""


@given(st.sets(st.integers(1, 60)).map(sorted))
def test_runs_hold_every_number_once(numbers: list[int]) -> None:
    assert [n for first, last in runs(numbers) for n in range(first, last + 1)] == numbers
