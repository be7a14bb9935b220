"""What a paragraph says twice: what is kept, and what is cut and quoted."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.layout.repeats import drop_repeats

MEETING = "昨天下午，全市防汛工作会议召开，研究部署下一阶段的重点任务，相关部门负责人出席会议。"
PARK = "城东公园的改造工程近日完工，新建了三条步道和一座儿童乐园，周末迎来了大批市民。"
HARVEST = "眼下正是早稻收割的时节，种粮大户们抢抓晴好天气，田间地头一片繁忙的景象。"

pieces = st.sampled_from([MEETING, PARK, HARVEST, MEETING[:20], MEETING[20:], "，", "。", " ", "好", "1", "\0", "𠮷"])
texts = st.lists(pieces, max_size=8).map("".join) | st.text(max_size=40)


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


@given(texts)
def test_cutting_repeats_loses_nothing_but_what_is_quoted(paragraph: str) -> None:
    kept, cut = drop_repeats(paragraph)
    assert Counter("".join(paragraph.split())) == Counter("".join("".join([kept, *cut]).split()))
    assert bool(cut) or kept == paragraph
