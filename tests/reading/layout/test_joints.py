"""Items that no blank line parts."""

from __future__ import annotations

import pytest

from articles.reading.layout.joints import are_parted, ends, head_rows_at_end, head_rows_by_indent

TEXT = ["老磨坊昨天上午重新转", "动，孩子们看了很久。"]


def test_a_credit_ends_a_text_as_a_full_stop_does() -> None:
    assert ends("村里请来三位老木匠。")
    assert ends("施工人员在加固桥墩。 周雨桐 摄")
    assert ends("（记者 周雨桐）")
    assert not ends("老桥今天通车")


def test_rows_behind_the_end_of_a_text_are_the_headline_of_what_follows() -> None:
    assert head_rows_at_end([*TEXT, "集市搬进新棚"]) == 1
    assert head_rows_at_end([*TEXT, "下雨天也不收摊", "集市搬进新棚"]) == 2


def test_a_text_without_an_end_has_no_headline_behind_it() -> None:
    assert head_rows_at_end(TEXT) == 0
    assert head_rows_at_end(["老磨坊昨天上午重新转", "动，孩子们看了很久"]) == 0


def test_what_stands_between_the_end_of_a_text_and_an_indent_is_a_headline() -> None:
    rows = [*TEXT, "集市搬进新棚", "摊主们说新棚通风好，", "下雨天也不用收摊。"]
    assert head_rows_by_indent(rows, [True, False, False, True, False]) == [False, False, True, False, False]


def test_rows_behind_the_brackets_that_sign_the_last_text_are_a_headline_too() -> None:
    rows = ["老桥昨天通车，两岸的人", "都来看。（周雨桐、高", "远）", "老桥通车"]
    assert head_rows_by_indent(rows, [True, False, False, False]) == [False, False, False, True]


@pytest.mark.parametrize(
    ("before", "after", "parted"),
    [
        ("老桥晨景", "昨天清晨，两岸的居民在老桥上散步、拍照。", True),
        ("老桥晨景", "昨天清晨，两岸的居民在老桥上散步。 周雨桐 摄", True),
        ("昨天清晨，两岸的居民", "在老桥上散步、拍照。", False),
        ("老桥晨景", "两岸居民结伴步行过江的那个早晨", False),
    ],
)
def test_a_short_line_on_a_longer_sentence_heads_it(before: str, after: str, parted: bool) -> None:
    assert are_parted(before, after) is parted


def test_a_caption_opens_a_part_of_its_own() -> None:
    assert are_parted("村里请来三位老木匠。", "图为老磨坊。")
    assert not are_parted("老磨坊昨天上午重新转动，孩子们围着木轮看了很久，村", "图为证")
