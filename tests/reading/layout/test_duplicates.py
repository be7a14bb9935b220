"""Text that stands twice on a page: which of two copies is named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.reading.layout.duplicates import find_copies

MEETING = "昨天下午，全市防汛工作会议召开，研究部署下一阶段的重点任务，相关部门负责人出席会议。"
PARK = "城东公园的改造工程近日完工，新建了三条步道和一座儿童乐园，周末迎来了大批市民。"
HARVEST = "眼下正是早稻收割的时节，种粮大户们抢抓晴好天气，田间地头一片繁忙的景象。"


def test_a_repeated_paragraph_is_named_by_its_later_copy() -> None:
    assert find_copies([MEETING, PARK, MEETING]) == {2: 0}


def test_spaces_and_width_make_no_difference() -> None:
    assert find_copies([MEETING, PARK, MEETING.replace("，", ", ").replace("召开", "召 开")]) == {2: 0}


def test_misread_characters_make_no_difference() -> None:
    misread = MEETING.replace("防汛", "防讯").replace("任务", "仼务")
    assert find_copies([MEETING, PARK, misread]) == {2: 0}


def test_a_lost_character_makes_no_difference() -> None:
    assert find_copies([MEETING, PARK, MEETING.replace("工作会议", "工会议")]) == {2: 0}


def test_a_copy_on_one_line_is_found_where_the_original_is_wrapped() -> None:
    assert find_copies([MEETING[:20], MEETING[20:], PARK, MEETING]) == {3: 0}


def test_a_wrapped_copy_is_found_line_by_line() -> None:
    assert find_copies([MEETING, PARK, MEETING[:15], MEETING[15:30], MEETING[30:]]) == {2: 0, 3: 0, 4: 0}


def test_the_copy_that_holds_less_is_named() -> None:
    assert find_copies([MEETING[10:], PARK, MEETING]) == {0: 2}


def test_another_number_makes_another_text() -> None:
    assert find_copies([MEETING.replace("昨天", "9月12日"), MEETING.replace("昨天", "9月13日")]) == {}


def test_a_short_line_may_stand_twice() -> None:
    assert find_copies(["■记者 周雨桐", PARK, "■记者 周雨桐", MEETING]) == {}


def test_different_texts_are_no_copies() -> None:
    assert find_copies([MEETING, PARK, HARVEST]) == {}


pieces = st.sampled_from([MEETING, PARK, HARVEST, MEETING[:20], MEETING[20:], "，", "。", " ", "好", "1", "\0", "𠮷"])
texts = st.lists(pieces, max_size=8).map("".join) | st.text(max_size=40)


@given(st.lists(texts, max_size=8))
def test_every_copy_leaves_its_original(units: list[str]) -> None:
    copies = find_copies(units)
    assert list(copies) == sorted(copies)
    assert all(0 <= original < len(units) and original not in copies for original in copies.values())
