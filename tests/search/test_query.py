"""The query language as people type it, and that nothing typed makes it fail."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.days import parse_dates
from articles.search.query import MAX_LENGTH, Query, Word, is_empty, parse

SYNTAX = st.text(
    st.sampled_from('水稻平 　\t"“”「」『』-－或ORＯＲ:：标题署名记者版栏目0123..年月日\0😀𠮷㎡()[]*~^\\/'), max_size=60
)


def groups(typed: str) -> list[list[str]]:
    return [
        [f"{word.field}:{word.normal}" if word.field else word.normal for word in group if isinstance(word, Word)]
        for group in parse(typed).groups
    ]


def excluded(typed: str) -> list[str]:
    return [word.normal for word in parse(typed).excluded if isinstance(word, Word)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("市委 学习", [["市委"], ["学习"]]),
        ("市委　学习", [["市委"], ["学习"]]),
        ("  市委  ", [["市委"]]),
        ("水稻 或 稻田", [["水稻", "稻田"]]),
        ("水稻 OR 稻田 ＯＲ 麦 平湖", [["水稻", "稻田", "麦"], ["平湖"]]),
        ("水稻 或", [["水稻"], ["或"]]),
        ("或", [["或"]]),
        ("水稻 或 -麦", [["水稻"], ["或"]]),
        ("或者", [["或者"]]),
        ('"高质量 发展"', [["高质量发展"]]),
        ("“高质量 发展”", [["高质量发展"]]),
        ("「高质量 发展」", [["高质量发展"]]),
        ("“甲 乙”“丙 丁”", [["甲乙"], ["丙丁"]]),
        ("“五个一”活动", [["五个一活动"]]),
        ('"甲 乙"丙', [["甲乙"], ["丙"]]),
        ('"说"一国两制"的 人"', [["说一国两制的人"]]),
        ('"甲', [["甲"]]),
        ('"或"', [["或"]]),
        ("12-4 2023-9999", [["12-4"], ["2023-9999"]]),
        ("标题:水稻", [["headline:水稻"]]),
        ("標題：水稻", [["headline:水稻"]]),
        ('署名:"王 强"', [["byline:王强"]]),
        ("作者:王 图片：运动会 版:C01 栏目:学习", [["reporter:王"], ["photo:运动会"], ["page:c01"], ["series:学习"]]),
        ("标题: 水稻", [["headline:水稻"]]),
        ("标题 ：水稻", [["headline:水稻"]]),
        ("记者:张 三", [["reporter:张三"]]),
        ("记者： 张　三 水稻", [["reporter:张三"], ["水稻"]]),
        ("记者:张三 水", [["reporter:张三"], ["水"]]),
        ("版次:01 版面:要闻", [["page:01"], ["page:要闻"]]),
        ("日期:2023-9-12", []),
        ("日期：二〇二三年九月十二日", []),
        ("日期:某日", [["某日"]]),
        ("水稻 标题:", [["水稻"], ["标题:"]]),
        ('“高质量 发展" 水', [["高质量发展"], ["水"]]),
        ('"高质量 发展” 水', [["高质量发展"], ["水"]]),
        ("比分3:2", [["比分3:2"]]),
        ("天气:晴", [["天气:晴"]]),
        ("《》 “” 水", [["水"]]),
        ("水稻 水稻 “水稻”", [["水稻"]]),
        ("", []),
    ],
)
def test_a_query_asks_for(typed: str, expected: list[list[str]]) -> None:
    assert groups(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("水稻 -广告", ["广告"]),
        ("水稻 －广告", ["广告"]),
        ('-"甲 乙"', ["甲乙"]),
        ("－标题:广告", ["广告"]),
        ("12-4", []),
        ("2023-09", []),
        ("- 水", []),
        ("--水", []),
        ("水-稻", []),
    ],
)
def test_a_query_excludes(typed: str, expected: list[str]) -> None:
    assert excluded(typed) == expected


DAY = (dt.date(2023, 9, 12), dt.date(2023, 9, 12))
MONTH = (dt.date(2023, 9, 1), dt.date(2023, 9, 30))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("20230912", DAY),
        ("2023-9-12", DAY),
        ("2023.9.12", DAY),
        ("2023年9月12", DAY),
        ("二〇二三年九月十二日", DAY),
        ("二○二三年九月十二日", DAY),
        ("二零二三年九月十二", DAY),
        ("二〇二三年九月", MONTH),
        ("二〇二三年九月十二日至二〇二三年九月三十日", (dt.date(2023, 9, 12), dt.date(2023, 9, 30))),
        ("2023年9月12日", DAY),
        ("２０２３年９月１２日", DAY),
        ("2023-09-12", DAY),
        ("2023/9/12", DAY),
        ("2023-09", MONTH),
        ("2023年9月", MONTH),
        ("2023-09..2023-12", (dt.date(2023, 9, 1), dt.date(2023, 12, 31))),
        ("2023-12..2023-09", (dt.date(2023, 9, 1), dt.date(2023, 12, 31))),
        ("20230912至20230930", (dt.date(2023, 9, 12), dt.date(2023, 9, 30))),
        ("2020..2023", (dt.date(2020, 1, 1), dt.date(2023, 12, 31))),
        ("2023-09-12..", (dt.date(2023, 9, 12), dt.date(2151, 12, 31))),
        ("..2023-09", (dt.date(1850, 1, 1), dt.date(2023, 9, 30))),
    ],
)
def test_days_are_read(typed: str, expected: tuple[dt.date, dt.date]) -> None:
    days = parse_dates(typed)
    assert days is not None
    assert (days.first, days.last) == expected


@pytest.mark.parametrize(
    "typed", ["2023", "20231332", "2023-13", "2023年2月30日", "85012345", "9月12日", "..", "12-4", "水"]
)
def test_what_is_no_date_is_text(typed: str) -> None:
    assert parse_dates(typed) is None
    assert groups(typed) != []


def test_a_quoted_date_is_text() -> None:
    assert groups('"2023年9月12日"') == [["2023年9月12日"]]


def test_dates_may_be_alternatives() -> None:
    query = parse("2023-09-12 或 2023-09-14 水稻")
    assert query.groups[0] == (parse_dates("2023-09-12"), parse_dates("2023-09-14"))
    assert query.dates == ()


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("市委", "含“市委”"),
        ("市委 学习", "同时含“市委”和“学习”"),
        ("市委 水稻 或 麦", "同时含“市委”和（“水稻”或“麦”）"),
        ("市委 -广告", "含“市委”，不含“广告”"),
        ("标题:水稻 -署名:王", "标题含“水稻”，除去署名含“王”的"),
        ("标题:水稻 或 麦", "标题含“水稻”或全文含“麦”"),
        ("2023-09-12 或 水稻", "2023年9月12日见报或全文含“水稻”"),
        ("水 2023-09", "含“水”，2023年9月见报"),
        ("2023-09..2024-02", "2023年9月至2024年2月见报"),
        ("2023-09-01..2023-10-30", "2023年9月1日至2023年10月30日见报"),
        ("20230912..", "2023年9月12日及以后见报"),
        ("水 -2023-09", "含“水”，除去2023年9月见报的"),
        ("水 －“2023-09”", "含“水”，不含“2023-09”"),
        ("..20230912", "2023年9月12日及以前见报"),
        ("", ""),
    ],
)
def test_the_page_says_how_a_query_was_read(typed: str, reading: str) -> None:
    assert parse(typed).reading == reading


def test_a_long_query_is_cut_and_says_so() -> None:
    query = parse("稻" * (MAX_LENGTH + 1))
    assert query.cut
    assert len(query.words[0].normal) == MAX_LENGTH
    assert not parse("稻" * MAX_LENGTH).cut


@given(st.text() | SYNTAX)
def test_nothing_typed_fails(typed: str) -> None:
    query = parse(typed)
    assert not any(map(is_empty, (*query.words, *query.excluded)))
    assert isinstance(query.reading, str)


@given(st.text() | SYNTAX)
def test_an_empty_reading_is_an_empty_query(typed: str) -> None:
    query = parse(typed)
    assert (query.reading == "") == query.is_empty == (query == Query(cut=query.cut))
