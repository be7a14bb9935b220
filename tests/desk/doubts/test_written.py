"""Letters in numbers, blanks in words, words twice, paragraphs without an end."""

from __future__ import annotations

import pytest

from articles.desk.doubts.written import blanks, letters, twice, unended
from tests.desk.doubts.printed import printed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2O23年", [("O", "0")]),
        ("l0月1日", [("l", "1")]),
        ("共5I元", [("I", "1")]),
        ("二O二三年", [("O", "〇")]),
        ("一九八0年", [("0", "〇")]),
        ("奥迪Q7和5G、H7N9、CO2", []),
        ("IPv4用了10l水", []),
    ],
)
def test_letters_in_numbers(text: str, found: list[tuple[str, str]]) -> None:
    assert [(doubt.text, *doubt.suggestions) for doubt in letters(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("在河 边种树", [("河 边", "河边")]),
        ("记者 看见", []),
        ("农民 天气", []),
        ("产\u3000量增长", [("产\u3000量", "产量")]),
    ],
)
def test_blanks_between_characters_that_stand_together(text: str, found: list[tuple[str, str]]) -> None:
    assert [(doubt.text, *doubt.suggestions) for doubt in blanks(text, printed())] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("召开会议会议要求", [("会议会议", "会议")]),
        ("河边的的柳树", [("的的", "的")]),
        ("昨天，，市政府", [("，，", "，")]),
        ("大家研究研究", []),
        ("一棵一棵地种", []),
        ("哈哈哈哈", []),
    ],
)
def test_what_stands_twice(text: str, found: list[tuple[str, str]]) -> None:
    assert [(doubt.text, *doubt.suggestions) for doubt in twice(text, printed())] == found


def test_a_paragraph_that_does_not_end() -> None:
    whole = "会议要求各镇要认真研究防汛工作并且把农民的粮食保护好不能受到损失"
    (doubt,) = unended(f"小标题\n{whole}\n{whole}。\n{whole}7")
    assert (doubt.start, doubt.text, doubt.suggestions) == (3 + len(whole), "失", ("失。",))
