"""What is offered while typing."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict

from articles.models import Article, Series
from articles.search.suggestions import suggest
from tests.search.asking import index_all
from tests.support.factories import make_article, make_page, make_reporter, make_undated_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive() -> None:
    series = Series.objects.create(name="水乡课堂")
    make_article(headline="水稻丰收 田野飘香", bylines=[("记者", "王小明")], series=series)
    make_article(headline="水利工程", bylines=[("记者", "王小明"), ("通讯员", "王大力")])
    index_all()


def offered(typed: str) -> list[tuple[str, str]]:
    return [(suggestion.kind, suggestion.text) for suggestion in suggest(typed)]


def in_series(name: str, **fields: str) -> None:
    make_article(headline="今日短讯", series=Series.objects.create(name=name), **fields)
    index_all()


@pytest.mark.parametrize(
    "typed", ["王小", "王 小", "wangx", "wang x", "WANG X", "wang-x", "ｗａｎｇｘ", "北京 王小", "“王小"]
)
def test_a_reporter_is_offered_by_name_or_pinyin(typed: str) -> None:
    assert ("作者", "王小明") in offered(typed)


def test_a_reporter_is_offered_whatever_characters_the_name_is_printed_in() -> None:
    make_article(bylines=[("记者", "劉Ａ"), ("通讯员", "刘ab")])
    index_all()
    assert offered("劉a") == [("作者", "劉Ａ"), ("作者", "刘ab")] == offered("刘Ａ")


@pytest.mark.parametrize("typed", ["lü", "lǚ bù", "lv", "lyu", "lu:", "呂"])
def test_a_reporter_is_offered_however_an_umlaut_is_typed(typed: str) -> None:
    make_article(bylines=[("记者", "吕布")])
    index_all()
    assert ("作者", "吕布") in offered(typed)


def test_who_signs_most_stands_first() -> None:
    assert offered("王") == [("作者", "王小明"), ("作者", "王大力")]


def test_who_signs_most_of_many_stands_first() -> None:
    page = make_page(date=dt.date(2024, 5, 7))
    for number in range(60):
        make_article(page, [("记者", f"王阿{number}")], headline="短讯")
    index_all()
    assert offered("wang")[0] == ("作者", "王小明")


@pytest.mark.parametrize("typed", ["-", "(", "1", "_", "ö1"])
def test_without_a_letter_nobody_is_offered_by_pinyin(typed: str) -> None:
    assert offered(typed) == []


def test_who_signs_nothing_public_is_not_offered() -> None:
    make_reporter("王无稿")
    make_article(bylines=[("记者", "王内部")], visibility="hidden")
    index_all()
    assert [text for _, text in offered("王")] == ["王小明", "王大力"]


def test_who_signs_nothing_public_any_more_is_not_offered_before_the_index_knows() -> None:
    assert offered("王大") == [("作者", "王大力")]
    Article.objects.filter(headline="水利工程").update(visibility="hidden")
    assert offered("王大") == []


def test_series_and_headlines_are_offered_newest_first() -> None:
    assert offered("水") == [("栏目", "水乡课堂"), ("标题", "水利工程"), ("标题", "水稻丰收 田野飘香")]


def test_a_series_without_shown_articles_is_not_offered() -> None:
    in_series("内部参考", visibility="hidden")
    assert offered("内部") == []


def test_a_series_hidden_since_is_not_offered_before_the_index_knows() -> None:
    assert ("栏目", "水乡课堂") in offered("水乡")
    Article.objects.filter(series__name="水乡课堂").update(visibility="hidden")
    assert offered("水乡") == []


def test_a_series_of_undated_pages_is_not_offered() -> None:
    Article.objects.filter(series__name="水乡课堂").update(page=make_undated_page())
    assert offered("水乡") == []


@pytest.mark.parametrize("typed", ["要闻", "要聞", "要 闻"])
def test_a_series_is_offered_whatever_characters_are_typed(typed: str) -> None:
    in_series("市縣要闻")
    assert offered(typed) == [("栏目", "市縣要闻")]


@pytest.mark.parametrize("typed", ["A&B", "Ａ＆Ｂ", "a&b#"])
def test_a_series_with_any_characters_leads_to_its_own_search(typed: str) -> None:
    in_series("A&B#专栏")
    (series,) = suggest(typed)
    assert QueryDict(urlsplit(series.url).query).dict() == {"series": "A&B#专栏"}


@pytest.mark.parametrize("typed", ["北京　水乡", "北京 栏目:水乡", "北京 “水乡"])
def test_a_series_narrows_what_the_other_words_find(typed: str) -> None:
    urls = [urlsplit(suggestion.url) for suggestion in suggest(typed) if suggestion.kind == "栏目"]
    assert [QueryDict(url.query).dict() for url in urls] == [{"q": "北京", "series": "水乡课堂"}]


def test_one_character_after_other_words_is_no_name() -> None:
    assert offered("北京 王") == []


def test_headlines_are_found_in_their_middle() -> None:
    assert offered("丰收田野") == [("标题", "水稻丰收 田野飘香")]


@pytest.mark.parametrize("typed", ["飘香　水", "水 -工程", "记者:王小明 水 -工程", "飘香 或 麦浪"])
def test_headlines_have_every_word_that_is_typed(typed: str) -> None:
    assert [text for kind, text in offered(typed) if kind == "标题"] == ["水稻丰收 田野飘香"]


@pytest.mark.parametrize("typed", ["作者:王", "记者:王", "署名：wang", "水 记者:王小"])
def test_after_the_word_reporter_reporters_alone_are_offered(typed: str) -> None:
    make_article(headline="王家村 王小二过年 wang")
    index_all()
    assert {kind for kind, _ in offered(typed)} == {"作者"}


def test_after_the_word_headline_headlines_alone_are_offered() -> None:
    assert {kind for kind, _ in offered("标题:水")} == {"标题"}


def test_after_the_word_series_series_alone_are_offered() -> None:
    assert {kind for kind, _ in offered("栏目:水")} == {"栏目"}


@pytest.mark.parametrize("typed", ["图片:水", "版:1"])
def test_photos_and_pages_are_not_offered(typed: str) -> None:
    assert offered(typed) == []


@pytest.mark.parametrize("typed", ["", "  ", "“”", "\0", "-水", "2024-05-06"])
def test_nothing_typed_nothing_offered(typed: str) -> None:
    assert suggest(typed) == []


def test_suggestions_lead_to_pages() -> None:
    assert [suggestion.url.split("/")[1] for suggestion in suggest("水乡") + suggest("王大") + suggest("水利")] == [
        "search",
        "reporters",
        "a",
    ]
