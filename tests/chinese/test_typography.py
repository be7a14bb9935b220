from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.typography import crossheads, full_width, grouped, phrases, subtitle, typeset
from articles.search.analysis import normalise


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
        ('"3"和"5"', "“3”和“5”"),
        ('他说"得分39",走了', "他说“得分39”，走了"),
        ("他唱'OK',走了", "他唱‘OK’，走了"),
        ("他说'don't'的意思", "他说‘don't’的意思"),
        ('跑了1\'30",他说"快"', "跑了1'30\"，他说“快”"),
        ('他说"跑了1\'30""', "他说“跑了1'30\"”"),
        ('"5\'11"的个子"', "“5'11\"的个子”"),
        ("O'Neil说'好'", "O'Neil说‘好’"),
        ("Jones'的'书'", "Jones'的‘书’"),
        ('"“内”外"', "““内”外”"),
    ],
)
def test_signs_among_chinese_are_shown_full_width(printed: str, shown: str) -> None:
    assert full_width(printed) == shown


@pytest.mark.parametrize("text", ['前文"，他说"好', '甲"，乙"，丙', '他说："好。"："', '他说"快跑了19"，真的"'])
def test_quotes_that_make_no_pairs_are_left_alone(text: str) -> None:
    assert full_width(text) == text


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
        "成绩1'30\"",
        "成绩1'30\"，1'45\"",
        "身高5'11\"、6'2\"",
        "第45'和第90'进球",
        '买了19"和21"的屏幕',
        "３'２０\"的成绩",
        "1'05.3\"夺冠",
        "5′20″的成绩",
        "don't和can't的区别",
        "歌手O'Neil和D'Angelo",
        "'90年代",
        "他在A.B公司",
    ],
)
def test_times_decimals_latin_and_lone_quotes_stay_as_printed(text: str) -> None:
    assert full_width(text) == text


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("２０２３年增长５％,Ａ级", "2023年增长5%，A级"),
        ("他--一个老人--走了", "他——一个老人——走了"),
        ("市里――", "市里——"),
        ("等等......", "等等……"),
        ("等等。。。", "等等…"),
        ("...市里", "…市里"),
        ("开会﹐散会｡", "开会，散会。"),
        ("卡尔・马克思、卡尔•马克思", "卡尔·马克思、卡尔·马克思"),
        ("10~15天", "10～15天"),
        ("市里的网址a--b...c", "市里的网址a--b...c"),
        ("2023-2024年", "2023-2024年"),
        ("１'３０\"的成绩", "1'30\"的成绩"),
        ("(A--B)...", "(A--B)..."),
    ],
)
def test_a_paragraph_is_set_as_it_is_read(printed: str, shown: str) -> None:
    assert typeset(printed) == shown


@given(st.text(alphabet="市里的，, .:。·…--—－~12％１Ａb\"'“”()﹐･・⋯", max_size=40))
def test_the_search_takes_what_is_read_for_what_is_stored(text: str) -> None:
    assert normalise(typeset(text)) == normalise(text)


@given(st.text(alphabet="市里, .:;!?\"'()12ab《》“”", max_size=40))
def test_no_character_is_added_or_lost(text: str) -> None:
    assert len(full_width(text)) == len(text)


@given(st.text(alphabet="说好，。：（）abs'\"1５9", max_size=30))
def test_only_marks_change_and_every_quotation_that_opens_closes(text: str) -> None:
    shown = full_width(text)
    assert [(a, b) for a, b in zip(text, shown, strict=True) if a != b and a not in "'\""] == []
    for opening, closing in ("“”", "‘’"):
        kinds = [char for char in shown if char in opening + closing]
        assert kinds == [opening, closing] * (len(kinds) // 2)


@given(st.text(alphabet="时分米5７．'\"", max_size=12))
def test_a_mark_behind_a_digit_never_opens_a_quotation(text: str) -> None:
    shown = full_width(text)
    assert not any(shown[at] in "“‘" and before.isdigit() for at, before in enumerate(text[:-1], 1))


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_text_without_chinese_stays_as_it_is(text: str) -> None:
    assert full_width(text) == text


def test_a_headline_is_parted_at_its_spaces() -> None:
    assert phrases("万亩花海 未来　田园") == ["万亩花海", "未来", "田园"]


@pytest.mark.parametrize("printed", ["副题", "——副题", "—副题", "--副题"])
def test_a_subtitle_starts_with_one_dash(printed: str) -> None:
    assert subtitle(printed) == "——副题"


def test_counts_are_grouped_in_threes_by_a_narrow_space() -> None:
    assert grouped(13842) == "13\u202f842"
    assert grouped(842) == "842"


PROSE = "湖边的柳树发了芽，游人比往年来得早，摆渡的人也多。"


@pytest.mark.parametrize(
    "text", ["柳树发芽", "渡口 换新船", "“三色”渡口", "谁来摆渡", "湖边看柳，渡口看船", "柳树——湖边的老住户", "传承"]
)
def test_a_short_phrase_between_paragraphs_of_prose_is_a_crosshead(text: str) -> None:
    assert crossheads([PROSE, text, PROSE]) == {1}


@pytest.mark.parametrize(
    "text",
    [
        "柳树发芽了。",
        "“柳树发芽了。”",
        "柳树发芽了：",
        "柳树发芽了，",
        "（记者 张三）",
        "的柳树",
        "p.53",
        "12345",
        "柳",
        "水面初平云脚低，浅草才能没马蹄",
        "柳树发芽。再看",
        "柳" * 19,
        "",
    ],
)
def test_what_is_no_phrase_is_none(text: str) -> None:
    assert crossheads([PROSE, text, PROSE]) == frozenset()


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["柳树发芽", PROSE, PROSE],
        [PROSE, PROSE, "柳树发芽"],
        [PROSE, "水面初平", "云脚渐低", "浅草没蹄", PROSE],
        [PROSE, "柳树", "桃树", PROSE],
        ["短句。", "柳树发芽", PROSE],
        [PROSE.rstrip("。"), "柳树发芽", PROSE],
        ["柳树发芽"],
        [],
    ],
    ids=range(8),
)
def test_none_is_first_or_last_or_beside_its_like(paragraphs: list[str]) -> None:
    assert crossheads(paragraphs) == frozenset()


@given(st.lists(st.text(max_size=30), max_size=8))
def test_whatever_stands_there_no_two_are_neighbours(paragraphs: list[str]) -> None:
    found = crossheads(paragraphs)
    assert not any(at + 1 in found for at in found)
    assert found <= set(range(1, len(paragraphs) - 1))
