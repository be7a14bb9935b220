"""Two people's edits of one text: nobody's is lost, and only what touches is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.changes import changes
from articles.desk.merging import BOTH, MINE, THEIRS, Clash, merge, merge_whole

TEXTS = st.text("湖边柳树1a。\n", max_size=12)


@given(TEXTS, TEXTS)
def test_where_one_did_nothing_the_other_holds(base: str, other: str) -> None:
    for merged in (merge(base, base, other), merge(base, other, base), merge(base, other, other)):
        assert (merged.text(), merged.clashes) == (other, [])


@given(TEXTS, TEXTS, TEXTS)
def test_it_is_the_same_merge_seen_from_the_other_side(base: str, theirs: str, mine: str) -> None:
    one, other = merge(base, theirs, mine), merge(base, mine, theirs)
    assert [(c.base, c.theirs, c.mine) for c in one.clashes] == [(c.base, c.mine, c.theirs) for c in other.clashes]
    assert one.text([THEIRS] * len(one.clashes)) == other.text()


@given(TEXTS, TEXTS, TEXTS)
def test_what_either_put_in_is_in_the_result_or_in_a_clash(base: str, theirs: str, mine: str) -> None:
    merged = merge(base, theirs, mine)
    both = merged.text([BOTH] * len(merged.clashes))
    for side in (theirs, mine):
        for one in changes(base, side):
            assert side[one.new_start : one.new_end] in both


@given(TEXTS, TEXTS, TEXTS)
def test_the_places_of_clashes_are_where_mine_stands(base: str, theirs: str, mine: str) -> None:
    merged = merge(base, theirs, mine)
    text = merged.text([MINE] * len(merged.clashes))
    assert [text[start:end] for start, end in merged.places()] == [clash.mine for clash in merged.clashes]


def test_edits_that_do_not_touch_are_all_there() -> None:
    merged = merge("抑树发芽，孩子放凤筝。", "柳树发芽，孩子放凤筝。", "抑树发芽，孩子放风筝了。")
    assert (merged.text(), merged.clashes) == ("柳树发芽，孩子放风筝了。", [])


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "clash"),
    [
        ("德国胶王等", "德国汉高等", "德国胶王公司等", Clash("胶王", "汉高", "胶王公司")),
        ("甲。", "甲乙。", "甲丙。", Clash("", "乙", "丙")),
        ("第一段。\n第二段。", "第一段。", "第一段。\n第二段落。", Clash("\n第二段。", "", "\n第二段落。")),
        # A number is changed whole.
        ("2023年", "2013年", "2024年", Clash("2023", "2013", "2024")),
        ("2.4亿", "3.4亿", "2.5亿", Clash("2.4", "3.4", "2.5")),
    ],
)
def test_edits_that_touch_are_asked_about(base: str, theirs: str, mine: str, clash: Clash) -> None:
    assert merge(base, theirs, mine).clashes == [clash]


def test_the_same_edit_of_both_counts_once() -> None:
    assert merge("抑树。", "柳树。", "柳树。").parts == ("柳", "树。")


def test_two_corrections_far_apart_in_a_long_text_do_not_clash() -> None:
    base = "".join(chr(0x4E00 + n * 7 % 3000) for n in range(10_000))
    merged = merge(base, "头" + base, base[:9_000] + "改" + base[9_001:])
    assert (merged.text(), merged.clashes) == ("头" + base[:9_000] + "改" + base[9_001:], [])


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "result"),
    [("a", "a", "b", "b"), ("a", "b", "a", "b"), ("a", "b", "b", "b"), ("a", "b", "c", "c")],
)
def test_a_choice_is_merged_whole(base: str, theirs: str, mine: str, result: str) -> None:
    merged = merge_whole(base, theirs, mine)
    assert (merged.text(), len(merged.clashes)) == (result, int(len({base, theirs, mine}) == 3))


def test_of_lines_both_are_each_line_once() -> None:
    clash = merge_whole("记者 甲", "记者 甲\n摄影 乙", "记者 甲 丙").clashes[0]
    assert clash.chosen(BOTH) == "记者 甲\n摄影 乙\n记者 甲 丙"
