"""What is offered while typing."""

from __future__ import annotations

import pytest

from articles.models import Series
from articles.search.suggestions import suggest
from tests.factories import make_article, make_reporter
from tests.search.test_results import index_all

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive() -> None:
    series = Series.objects.create(name="水乡课堂")
    make_article(headline="水稻丰收 田野飘香", bylines=[("记者", "王小明")], series=series)
    make_article(headline="水利工程", bylines=[("记者", "王小明"), ("通讯员", "王大力")])
    index_all()


def offered(typed: str) -> list[tuple[str, str]]:
    return [(suggestion.kind, suggestion.text) for suggestion in suggest(typed)]


@pytest.mark.parametrize("typed", ["王小", "wangx", "wang x", "WANG X", "wang-x"])
def test_a_reporter_is_offered_by_name_or_pinyin(typed: str) -> None:
    assert ("记者", "王小明") in offered(typed)


def test_who_signs_most_stands_first() -> None:
    assert offered("王") == [("记者", "王小明"), ("记者", "王大力")]


def test_who_signs_nothing_public_is_not_offered() -> None:
    make_reporter("王无稿")
    make_article(bylines=[("记者", "王内部")], visibility="hidden")
    index_all()
    assert [text for _, text in offered("王")] == ["王小明", "王大力"]


def test_series_and_headlines_are_offered_newest_first() -> None:
    assert offered("水") == [("栏目", "水乡课堂"), ("标题", "水利工程"), ("标题", "水稻丰收 田野飘香")]


def test_headlines_are_found_in_their_middle() -> None:
    assert offered("丰收田野") == [("标题", "水稻丰收 田野飘香")]


@pytest.mark.parametrize("typed", ["", "  ", "“”", "\0"])
def test_nothing_typed_nothing_offered(typed: str) -> None:
    assert suggest(typed) == []


def test_suggestions_lead_to_pages() -> None:
    assert [suggestion.url.split("/")[1] for suggestion in suggest("水乡") + suggest("王大") + suggest("水利")] == [
        "search",
        "reporters",
        "a",
    ]
