"""Articles whose credit seems to be lost are uncertain."""

from __future__ import annotations

import pytest

from articles.reading.layout.unsigned import doubt_unsigned
from articles.reading.reader import read_page
from articles.reading.records import Credit, Item, LineSpan

SIGNED = (Credit("记者", "周雨桐", "记者 周雨桐", 1),)
BODY = ("昨天上午，水库开始蓄水，沿岸的村民站在坝上看了很久。",)


def page(*signed: bool, body: tuple[str, ...] = BODY) -> list[Item]:
    items = [
        Item("article", (LineSpan(at, at, "body"),), bylines=SIGNED if has else (), body=body)
        for at, has in enumerate(signed, 1)
    ]
    return list(doubt_unsigned(items))


def test_the_only_article_without_a_byline_is_doubted_and_says_why() -> None:
    *others, last = page(True, True, True, True, False)
    assert all(item.certain for item in others)
    assert not last.certain
    assert [doubt.reason for doubt in last.doubts] == ["no-byline"]


@pytest.mark.parametrize("signed", [(True, True, True, False), (True, True, True, True, False, False)])
def test_where_few_are_signed_or_several_are_not_none_is_doubted(signed: tuple[bool, ...]) -> None:
    assert all(item.certain for item in page(*signed))


@pytest.mark.parametrize(
    "text",
    [
        "本报讯（记看 周雨桐 高远昨天上午，水库开始蓄水，沿岸的村民站在坝上看了很久。",
        "（记者口雨桐／云浦报道〕昨天上午，水库开始蓄水，沿岸的村民站在坝上看了很久。",
        "昨天上午，水库开始蓄水，沿岸的村民站在坝上看了很久。（本报记有 口雨桐",
        "昨天上午，水库开始蓄水，沿岸的村民站在坝上看了很久。 周口口 口口口口 摄",
    ],
)
def test_a_text_that_holds_what_may_be_a_credit_is_doubted(text: str) -> None:
    (item,) = page(False, body=(text,))
    assert not item.certain


@pytest.mark.parametrize(
    "text",
    [
        "【本报讯】昨天上午，水库开始蓄水，沿岸的村民站在坝上看了很久。",
        "本报讯 记者昨天从水库管理站了解到，蓄水已经开始，年底前水位还会再升三米。",
        "读者来信说，水库开始蓄水（见本报昨日报道），沿岸的村民站在坝上看了很久。",
    ],
)
def test_a_plain_text_is_not(text: str) -> None:
    (item,) = page(False, body=(text,))
    assert item.certain


@pytest.mark.parametrize("line", ["本者 周雨桐", "见记者 周口桐 通讯员 高远", "■记看 周雨桐"])
def test_a_misread_credit_above_a_text_makes_it_uncertain(line: str) -> None:
    page = read_page(f"水库开始蓄水\n\n{line}\n\n本报讯 {BODY[0]}\n管理站说，年底前水位还会再升三米。")
    assert not any(item.certain for item in page.items if item.kind == "article")
