"""What the page that asks sends along comes back whole, and what was chosen and typed is in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.carrying import UnreadableClashes, read, settled, written
from articles.desk.merging import BOTH, MINE, THEIRS, merge, merge_whole

TEXTS = st.text('湖边柳树。\n<"&', max_size=12)
CLASHING = merge("德国胶王等一批企业", "德国汉高等一批企业", "德国胶王公司等一批企业")


@given(TEXTS, TEXTS, TEXTS)
def test_clashes_come_back_as_they_were_sent(base: str, theirs: str, mine: str) -> None:
    merged = merge(base, theirs, mine)
    assert read(written({"body": merged})) == ({"body": merged} if merged.clashes else {})


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        (THEIRS, "德国汉高等一批企业"),
        (MINE, "德国胶王公司等一批企业"),
        (BOTH, "德国汉高胶王公司等一批企业"),
    ],
)
def test_what_was_chosen_is_in_the_text(choice: str, text: str) -> None:
    assert settled(CLASHING, [choice], CLASHING.text()) == text


def test_what_was_typed_elsewhere_stays_beside_the_choice() -> None:
    assert settled(CLASHING, [THEIRS], "德国胶王公司等一批企业。") == "德国汉高等一批企业。"


def test_what_was_typed_at_the_place_itself_holds() -> None:
    assert settled(CLASHING, [THEIRS], "德国胶皇公司等一批企业") == "德国胶皇公司等一批企业"


def test_of_a_field_that_is_whole_either_holds() -> None:
    merged = merge_whole("记者 甲", "记者 乙", "记者 丙")
    assert settled(merged, [THEIRS], "记者 丙") == "记者 乙"
    assert settled(merged, [THEIRS], "记者 丁") == "记者 丁"


@pytest.mark.parametrize("text", ["{", "[]", '"x"', '{"body": [["a"]]}', '{"body": [1]}', '{"body": [[1, 2, 3, 4]]}'])
def test_what_no_page_of_ours_sends_is_refused(text: str) -> None:
    with pytest.raises(UnreadableClashes):
        read(text)


def test_a_choice_that_was_not_offered_is_refused() -> None:
    with pytest.raises(UnreadableClashes):
        settled(CLASHING, ["neither"], CLASHING.text())
