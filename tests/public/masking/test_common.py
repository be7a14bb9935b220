"""What two texts have in common, in the same order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.public.masking.common import in_beginnings, in_ends, parting

few = st.text("甲乙丙", max_size=12)


def longest(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for char in one:
        last, row = row, [0]
        for place, too in enumerate(other):
            row.append(last[place] + 1 if char == too else max(last[place + 1], row[-1]))
    return row[-1]


@given(few, few)
def test_each_beginning_and_each_end_has_its_longest_common_part(text: str, pattern: str) -> None:
    assert in_beginnings(text, pattern) == [longest(text[:at], pattern) for at in range(len(text) + 1)]
    assert in_ends(text, pattern) == [longest(text[at:], pattern) for at in range(len(text) + 1)]


def test_a_text_is_parted_where_both_sides_have_most_in_common() -> None:
    assert parting("甲乙丙丁", "甲乙丙丁", 2) == (2, 2)


def test_what_belongs_to_neither_side_may_stand_on_both() -> None:
    assert parting("甲乙误误丙丁", "甲乙丙丁", 2) == (2, 4)
