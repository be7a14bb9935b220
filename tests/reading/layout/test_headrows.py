"""Headline rows within a text that no blank line parts from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.layout.cutting import cut_blocks
from articles.reading.layout.headrows import part_heads

TEXT = [
    "气象专家提醒，菜农要给大棚加盖草",
    "帘，养殖户注意鱼塘增氧，出行的市民要",
    "慢一点开车，早晚注意添衣保暖，公路部",
    "门已经备好了融雪剂。",
]
HEAD = "首届稻田运动会举行"


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        (TEXT, [4]),
        ([*TEXT, HEAD], [4, 1]),
        ([*TEXT, HEAD, "泥里也能跑出冠军"], [4, 2]),
        ([HEAD, *TEXT], [1, 4]),
        ([*TEXT, HEAD, *TEXT], [4, 1, 4]),
    ],
)
def test_a_short_row_that_ends_no_sentence_stands_alone(rows: list[str], parts: list[int]) -> None:
    assert part_heads(rows, opens=False) == parts


@pytest.mark.parametrize(
    "row", ["首届稻田运动会举行。", "首届稻田运动会举行，", "，首届稻田运动会", "（首届稻田运动会", "举行"]
)
def test_a_row_that_ends_or_opens_as_text_does_is_none(row: str) -> None:
    assert part_heads([*TEXT, row], opens=False) == [5]


def test_behind_a_full_row_a_sentence_may_go_on() -> None:
    full = [*TEXT[:3], "门已经备好了融雪剂，请市民放心出行。"]
    assert part_heads([*full, HEAD], opens=False) == [5]


def test_the_row_with_the_dateline_opens_the_text() -> None:
    assert part_heads([HEAD, *TEXT], opens=True) == [5]


def test_rows_of_no_column_are_left_together() -> None:
    assert part_heads(["节约用水", "从我做起", "爱护花草树木", "文明"], opens=False) == [4]


SIGNED = ["水库昨天开始蓄水，沿岸的", "村民站在坝上看了很久，他", "们说水还会再升三米。（据江", "边日报）"]


@pytest.mark.parametrize("head", ["老桥今晨通车", "老桥今晨通车两岸居民结伴步行过江"])
def test_behind_the_brackets_that_sign_a_text_a_shorter_or_longer_row_is_a_headline(head: str) -> None:
    assert part_heads([*SIGNED, head, *SIGNED], opens=True) == [4, 1, 4]


def test_brackets_inside_a_sentence_sign_nothing() -> None:
    rows = [
        "水库昨天开始蓄水，沿岸的",
        "村民站在坝上看了很久，他",
        "们说水还会再升（去年升了",
        "三米）",
        "老桥今晨通车",
    ]
    assert part_heads(rows, opens=True) == [5]


def test_a_headline_row_becomes_a_block_of_its_own() -> None:
    blocks = cut_blocks([f"本报讯 {TEXT[0]}", *TEXT[1:], HEAD])
    assert [(block.cls, len(block.lines)) for block in blocks] == [("dateline", 4), ("plain", 1)]


@given(st.lists(st.text(min_size=1), min_size=1), st.booleans())
def test_every_row_is_in_one_part(rows: list[str], opens: bool) -> None:
    assert sum(part_heads(rows, opens=opens)) == len(rows)
