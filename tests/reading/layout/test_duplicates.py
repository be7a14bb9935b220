"""Text that stands twice: what is kept, what is cut, which of two copies is named."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.layout.duplicates import Copy, drop_repeats, find_copies, undouble

MEETING = "昨天下午，全市防汛工作会议召开，研究部署下一阶段的重点任务，相关部门负责人出席会议。"
PARK = "城东公园的改造工程近日完工，新建了三条步道和一座儿童乐园，周末迎来了大批市民。"
HARVEST = "眼下正是早稻收割的时节，种粮大户们抢抓晴好天气，田间地头一片繁忙的景象。"
PARALLEL = "全县上下合力推进园区建设 全县上下合力推进校舍建设"


@pytest.mark.parametrize(
    ("line", "kept", "cut"),
    [
        ("早稻开镰收割早稻开镰收割", "早稻开镰收割", "早稻开镰收割"),
        ("早稻开镰收割 早稻开镰收割", "早稻开镰收割", "早稻开镰收割"),
        ("早稻开镰 田野飘香早稻开镰 田野飘香", "早稻开镰 田野飘香", "早稻开镰 田野飘香"),
        ("早稻 开镰收割早稻开镰 收割", "早稻 开镰收割", "早稻开镰 收割"),
        ("早稻开镰收割早稻开镶收割", "早稻开镰收割", "早稻开镶收割"),
        ("城东公园步道月底全线贯通城东公园步逍月底全钱贯通", "城东公园步道月底全线贯通", "城东公园步逍月底全钱贯通"),
        ("首届(2023)年会首届（2023）年会", "首届(2023)年会", "首届（2023）年会"),
    ],
)
def test_a_doubled_headline_is_undone(line: str, kept: str, cut: str) -> None:
    assert undouble(line) == (kept, cut)


@pytest.mark.parametrize(
    "line", ["早稻开镰收割", "好好", "加油加油", "早稻开镰早稻丰收", "", " ", "一二三四一二三五", PARALLEL]
)
def test_a_headline_that_stands_once_is_left_alone(line: str) -> None:
    assert undouble(line) == (line, None)


@pytest.mark.parametrize(
    ("paragraph", "kept", "cut"),
    [
        (MEETING + PARK + MEETING + HARVEST, MEETING + PARK + HARVEST, (MEETING,)),
        (MEETING + MEETING, MEETING, (MEETING,)),
        (MEETING + MEETING.replace("，", ","), MEETING, (MEETING.replace("，", ","),)),
        (MEETING + PARK + MEETING.replace("部署", "部暑"), MEETING + PARK, (MEETING.replace("部署", "部暑"),)),
        (
            "近日，我市各地的早稻收割我市各地的早稻收割全面展开。",
            "近日，我市各地的早稻收割全面展开。",
            ("我市各地的早稻收割",),
        ),
    ],
)
def test_what_a_paragraph_says_twice_is_cut_and_quoted(paragraph: str, kept: str, cut: tuple[str, ...]) -> None:
    assert drop_repeats(paragraph) == (kept, cut)


@pytest.mark.parametrize(
    "paragraph",
    [
        MEETING + PARK,
        "好！好！好！",
        "会议强调，要抓落实。会议强调，要抓落细。",
        "第1名升到50级，将获得强化宝石。第3名升到50级，将获得强化宝石。",
    ],
)
def test_a_paragraph_that_says_things_once_is_left_alone(paragraph: str) -> None:
    assert drop_repeats(paragraph) == (paragraph, ())


def test_a_repeated_paragraph_is_named_by_its_later_copy() -> None:
    assert find_copies([MEETING, PARK, MEETING]) == [Copy(2, 0, True)]


def test_spaces_and_width_make_no_difference() -> None:
    assert find_copies([MEETING, PARK, MEETING.replace("，", ", ").replace("召开", "召 开")]) == [Copy(2, 0, True)]


def test_misread_characters_make_no_difference() -> None:
    misread = MEETING.replace("防汛", "防讯").replace("任务", "仼务")
    assert find_copies([MEETING, PARK, misread]) == [Copy(2, 0, False)]


def test_a_lost_character_makes_no_difference() -> None:
    assert find_copies([MEETING, PARK, MEETING.replace("工作会议", "工会议")]) == [Copy(2, 0, False)]


def test_a_copy_on_one_line_is_found_where_the_original_is_wrapped() -> None:
    assert find_copies([MEETING[:20], MEETING[20:], PARK, MEETING]) == [Copy(3, 0, True)]


def test_a_wrapped_copy_is_found_line_by_line() -> None:
    assert find_copies([MEETING, PARK, MEETING[:15], MEETING[15:30], MEETING[30:]]) == [
        Copy(2, 0, True),
        Copy(3, 0, True),
        Copy(4, 0, True),
    ]


def test_the_copy_that_holds_less_is_named() -> None:
    assert find_copies([MEETING[10:], PARK, MEETING]) == [Copy(0, 2, True)]


def test_another_number_makes_another_text() -> None:
    assert find_copies([MEETING.replace("昨天", "9月12日"), MEETING.replace("昨天", "9月13日")]) == []


def test_a_short_line_may_stand_twice() -> None:
    assert find_copies(["■记者 周雨桐", PARK, "■记者 周雨桐", MEETING]) == []


def test_different_texts_are_no_copies() -> None:
    assert find_copies([MEETING, PARK, HARVEST]) == []


pieces = st.sampled_from([MEETING, PARK, HARVEST, MEETING[:20], MEETING[20:], "，", "。", " ", "好", "1", "\0", "𠮷"])
texts = st.lists(pieces, max_size=8).map("".join) | st.text(max_size=40)


@given(texts)
def test_undoubling_keeps_a_prefix_and_cuts_the_rest(line: str) -> None:
    kept, cut = undouble(line)
    assert line.startswith(kept)
    assert cut is None or line.endswith(cut) or line.rstrip().endswith(cut)


@given(texts)
def test_cutting_repeats_loses_nothing_but_what_is_quoted(paragraph: str) -> None:
    kept, cut = drop_repeats(paragraph)
    assert Counter("".join(paragraph.split())) == Counter("".join("".join([kept, *cut]).split()))
    assert bool(cut) or kept == paragraph


@given(st.lists(texts, max_size=8))
def test_every_copy_leaves_its_original(units: list[str]) -> None:
    copies = find_copies(units)
    dropped = {copy.index for copy in copies}
    assert [copy.index for copy in copies] == sorted(dropped)
    assert all(0 <= copy.of < len(units) and copy.of != copy.index for copy in copies)
    assert all(copy.of not in dropped for copy in copies)
