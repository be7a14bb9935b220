"""What makes one text of another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.changes import Change, changed_parts, changes

TEXTS = st.text("湖边柳树1a。\n", max_size=15)


def made(old: str, new: str, found: list[Change]) -> str:
    text, at = "", 0
    for one in found:
        text, at = text + old[at : one.start] + new[one.new_start : one.new_end], one.end
    return text + old[at:]


@given(TEXTS, TEXTS)
def test_they_make_the_new_text_of_the_old_one_and_never_touch(old: str, new: str) -> None:
    found = changes(old, new)
    assert made(old, new, found) == new
    assert all(one.end < after.start and one.new_end < after.new_start for one, after in pairwise(found))


# Longer than what is looked through at once.
LONG = "".join(chr(0x4E00 + n * 7 % 3000) for n in range(3_000))


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        (LONG, LONG[:10] + "改" + LONG[11:2_000] + LONG[2_001:], 2),
        ("湖柳" * 400, "柳湖" * 401, None),
        (LONG, LONG[1_500:] + LONG[:1_500], None),
        ("甲乙" * 500, "甲丙" * 500, None),
        (LONG, "", 1),
    ],
)
def test_long_texts_are_no_exception(old: str, new: str, count: int | None) -> None:
    found = changes(old, new)
    assert made(old, new, found) == new
    assert count in (None, len(found))


def test_the_fewest_characters_are_changed() -> None:
    assert changed_parts("湖边的抑树发芽", "湖边柳树发芽了") == [Change(2, 4, 2, 3), Change(7, 7, 6, 7)]


def test_a_number_and_a_foreign_word_are_changed_whole() -> None:
    assert changes("于2023年用AI", "于2024年用AR") == [Change(1, 5, 1, 5), Change(7, 9, 7, 9)]
