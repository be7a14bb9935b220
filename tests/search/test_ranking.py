"""Which of the results stand first."""

from __future__ import annotations

import pytest

from tests.search.asking import ask, headlines, index_all
from tests.support.factories import make_article, make_byline

pytestmark = pytest.mark.django_db


def test_a_word_in_a_text_stands_before_its_characters_by_chance_in_a_headline() -> None:
    make_article(headline="长江以北大部地区有雨", body="明天有雨。")
    make_article(headline="校庆", body="校友回到北大参加校庆。")
    make_article(headline="北大招生", body="招生开始了。")
    index_all()
    assert headlines(ask("北大")) == ["北大招生", "校庆", "长江以北大部地区有雨"]


def test_one_paragraph_with_all_words_before_scattered_words() -> None:
    make_article(headline="散", body="水稻水稻水稻。\n丰收丰收丰收。")
    make_article(headline="合", body="讲了很多别的事情，今年的水稻在全县范围内获得了难得一见的丰收。\n其他。")
    index_all()
    assert headlines(ask("水稻 丰收")) == headlines(ask("版:1 水稻 丰收")) == ["合", "散"]


def test_a_headline_weighs_more_than_kicker_and_byline_and_they_more_than_the_text() -> None:
    for number in range(30):
        make_article(headline=f"第{number}篇", body="别的事情。")
    make_article(headline="文中", body="水稻。" * 30)
    make_byline(make_article(headline="署名"), "记者", "水稻", printed="记者 水稻")
    make_article(headline="引题", kicker="水稻")
    make_article(headline="标题水稻")
    index_all()
    order = headlines(ask("水稻"))
    assert order[0] == "标题水稻"
    assert set(order[1:3]) == {"引题", "署名"}
    assert order[3] == "文中"


def test_a_dictionary_word_stands_before_the_same_characters_across_words() -> None:
    make_article(headline="甲", body="他在东北大学读书。")
    make_article(headline="乙", body="他在北大学习过。")
    index_all()
    assert headlines(ask("北大"))[0] == "乙"
