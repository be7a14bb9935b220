"""Pages in traditional characters: read as their twins in simplified ones, and given back as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from articles.chinese.text import squeeze
from articles.reading.reader import read_page
from articles.reading.records import Reading
from articles.reading.scripts import in_one_script
from tests.reading.styles.pages import styled_page
from tests.reading.styles.table import STYLES

_ONE_BY_ONE = OpenCC("s2t")
_PIECES = (
    "後來",
    "皇后",
    "本報訊",
    "（記者 張樂）",
    "頭髮",
    "發展",
    "\n",
    "\n\n",
    "　　",
    "裡程",
    "故里",
    "圖為水庫。",
    "ABC",
)


def traditional(text: str) -> str:
    forms = {c: _ONE_BY_ONE.convert(c) for c in set(text)}
    return "".join(form if len(form := forms[c]) == 1 else c for c in text)


def places(reading: Reading) -> list[object]:
    return [(item.kind, item.spans, item.certain, [byline.role for byline in item.bylines]) for item in reading.items]


@pytest.mark.parametrize("style", ["briefs", "notices", "headline last", "narrow columns", "county paper"])
def test_a_page_in_traditional_characters_is_read_as_in_simplified_ones(style: str) -> None:
    text = in_one_script(styled_page(STYLES[style], "5/1")[0])
    assert places(read_page(traditional(text))) == places(read_page(text))


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40).map("".join))
def test_what_is_read_stands_on_the_page_letter_for_letter(text: str) -> None:
    printed = set(squeeze(text))
    for item in read_page(text).items:
        names = [byline.name for byline in item.bylines]
        read = "".join([item.kicker, item.headline, item.subtitle, item.section, item.dateline, *item.body, *names])
        assert set(squeeze(read)) <= printed


def test_two_characters_that_are_one_in_the_other_script_come_back_apart() -> None:
    body = "本報訊（記者 張後樂）皇后大道後來拓寬，沿線的里弄裡都裝上了燈，居民們說路好走了。"
    (item,) = read_page(f"大道拓寬後燈亮了\n\n{body}").items
    assert item.headline == "大道拓寬後燈亮了"
    assert [byline.name for byline in item.bylines] == ["張後樂"]
    assert item.body == ("皇后大道後來拓寬，沿線的里弄裡都裝上了燈，居民們說路好走了。",)


def test_a_page_that_only_quotes_a_sign_keeps_its_script() -> None:
    text = "老街的招牌亮了\n\n昨天，挂了百年的“萬豐號”招牌重新亮起来，街坊们都来看，说和小时候见到的一个样。"
    assert in_one_script(text) == text


def test_a_long_line_in_traditional_characters_is_given_back_whole() -> None:
    text = "水庫開始蓄水，" * 4000
    (item,) = read_page(text).items
    assert "".join(item.body) == text
