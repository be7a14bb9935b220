"""What became of a text, in pieces that can be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.desk.showing import GONE, LEFT_OUT, LINE_END, NAMES, NEW, SAME, Piece, shown_changes

TEXTS = st.text("湖边柳树。\n", max_size=15)


@given(TEXTS, TEXTS)
def test_all_of_both_texts_is_shown(before: str, after: str) -> None:
    pieces = [piece for paragraph in shown_changes(before, after) for piece in paragraph]
    told = {kind: "".join(piece.text for piece in pieces if piece.kind in (SAME, kind)) for kind in (GONE, NEW)}
    if before != after:
        assert told[GONE].replace(LINE_END, "") == before.replace("\n", "")
        assert told[NEW].replace(LINE_END, "") == after.replace("\n", "")
    else:
        assert pieces == []


def test_a_paragraph_that_was_parted_is_two_and_says_so() -> None:
    assert shown_changes("甲。乙。", "甲。\n乙。") == [
        [Piece(SAME, "甲。"), Piece(NEW, LINE_END)],
        [Piece(SAME, "乙。")],
    ]


def test_two_paragraphs_that_were_joined_are_one_and_say_so() -> None:
    assert shown_changes("甲。\n乙。", "甲。乙。") == [
        [Piece(SAME, "甲。"), Piece(GONE, LINE_END), Piece(SAME, "乙。")]
    ]


def test_a_blank_that_went_and_the_one_that_came_can_be_seen() -> None:
    assert shown_changes("甲 乙", "甲\u3000乙")[0][1:3] == [Piece(GONE, NAMES[" "]), Piece(NEW, NAMES["\u3000"])]


def test_what_is_far_from_a_change_is_left_out() -> None:
    (paragraph,) = shown_changes("前" * 100 + "抑" + "后" * 100, "前" * 100 + "柳" + "后" * 100, around=3)
    assert [piece.kind for piece in paragraph] == [LEFT_OUT, SAME, GONE, NEW, SAME, LEFT_OUT]
    assert paragraph[1].text == "前前前"


def test_changes_closer_than_they_are_long_are_read_as_one() -> None:
    assert shown_changes("张三和李四来了", "王五和赵六来了") == [
        [Piece(GONE, "张三和李四"), Piece(NEW, "王五和赵六"), Piece(SAME, "来了")]
    ]
