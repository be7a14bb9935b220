"""How many characters were changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.differing import changed_characters


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ("", "", 0),
        ("湖边的抑树。", "湖边的柳树。", 1),
        ("湖边的树。", "湖边的柳树。", 1),
        ("", "湖边。", 3),
        ("湖边。", "", 3),
        ("甲乙丙", "丁戊", 3),
        ("抑树发芽。孩子放风筝。", "柳树发芽。孩子放凤筝。", 2),
        ("第一段。\n第二段。", "第二段。", 5),
        ("甲" * 3000 + "乙" + "甲" * 3000, "甲" * 3000 + "丙" + "甲" * 3000, 1),
    ],
)
def test_it_counts_what_was_put_in_taken_out_or_replaced(before: str, after: str, count: int) -> None:
    assert changed_characters(before, after) == count


TEXTS = st.text("湖边的柳树。！\n", max_size=60)


@given(TEXTS, TEXTS)
def test_it_is_nothing_for_the_same_text_and_never_more_than_both(before: str, after: str) -> None:
    count = changed_characters(before, after)
    assert (count == 0) is (before == after)
    assert abs(len(before) - len(after)) <= count <= len(before) + len(after)


@given(st.text("湖柳", max_size=2000), st.text("边树", max_size=2000))
def test_texts_that_share_nothing_are_counted_at_once(before: str, after: str) -> None:
    assert changed_characters(before, after) == max(len(before), len(after))
