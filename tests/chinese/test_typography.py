from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.typography import full_width, grouped, phrases


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("昨天,市里开会。", "昨天，市里开会。"),
        ("会上说:要快!真的?是;", "会上说：要快！真的？是；"),
        ("排名第7,共39家", "排名第7，共39家"),
        ("增长5%,同比下降", "增长5%，同比下降"),
        ("开会.散会", "开会。散会"),
        ("散会.", "散会。"),
        ("报告(2020)发布", "报告（2020）发布"),
        ("全国(市、区)", "全国（市、区）"),
        ('他说:"好",走了', "他说：“好”，走了"),
        ("他说'好'", "他说‘好’"),
    ],
)
def test_signs_among_chinese_are_shown_full_width(printed: str, shown: str) -> None:
    assert full_width(printed) == shown


@pytest.mark.parametrize(
    "text",
    [
        "12:30",
        "于12:30开始",
        "共4.73亿元",
        "A (B), c.",
        "12,000人",
        "it's",
        "他说it's好'",
        '只有一个"引号',
        "他在A.B公司",
    ],
)
def test_times_decimals_latin_and_lone_quotes_stay_as_printed(text: str) -> None:
    assert full_width(text) == text


@given(st.text(alphabet="市里, .:;!?\"'()12ab《》“”", max_size=40))
def test_no_character_is_added_or_lost(text: str) -> None:
    assert len(full_width(text)) == len(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_text_without_chinese_stays_as_it_is(text: str) -> None:
    assert full_width(text) == text


def test_a_headline_is_parted_at_its_spaces() -> None:
    assert phrases("万亩花海 未来　田园") == ["万亩花海", "未来", "田园"]


def test_counts_are_grouped_in_threes_by_a_narrow_space() -> None:
    assert grouped(13842) == "13\u202f842"
    assert grouped(842) == "842"
