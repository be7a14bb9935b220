"""What of an article is searched, and under which field."""

from __future__ import annotations

import pytest

from articles.models import Article, Series
from articles.search.sources import source_of
from articles.search.texts import printed_texts, reporter_names
from tests.support.factories import make_article, make_byline

pytestmark = pytest.mark.django_db


def texts(article: Article) -> dict[str, list[str]]:
    return printed_texts(Article.objects.with_context().get(pk=article.pk))


def test_every_printed_part_has_a_field() -> None:
    series = Series.objects.create(name="田间课堂", aliases=["田间讲堂"])
    article = make_article(
        section="课堂",
        kicker="引题",
        headline="标题",
        subtitle="——副题",
        body="一。\n二。",
        series=series,
        instalment=3,
    )
    assert texts(article) == {
        "headline": ["标题"],
        "kicker": ["引题", "——副题"],
        "body": ["一。", "二。"],
        "series": ["课堂", "田间课堂", "田间讲堂"],
    }


def test_the_dateline_stands_before_the_first_paragraph() -> None:
    assert texts(make_article(dateline="本报讯", body="一。\n二。"))["body"] == ["本报讯 一。", "二。"]
    assert texts(make_article(dateline="本报讯", body=""))["body"] == ["本报讯"]


def test_a_photos_text_is_a_caption() -> None:
    assert texts(make_article(kind="photo", body="图为田野。"))["caption"] == ["图为田野。"]


def test_bylines_are_searched_as_printed() -> None:
    article = make_article()
    make_byline(article, "记者", "王强", 0, printed="■记者 王 强 通讯员 李四")
    make_byline(article, "通讯员", "李四", 1, printed="■记者 王 强 通讯员 李四")
    assert texts(article)["byline"] == ["■记者 王 强 通讯员 李四"]


def test_a_name_the_printed_line_has_apart_from_its_role_is_searched_with_it() -> None:
    article = make_article()
    make_byline(article, "记者", "王强", 0, printed="记者 张三 王强")
    assert texts(article)["byline"] == ["记者 张三 王强", "记者 王强"]


def test_reporters_are_the_people_who_sign_whatever_their_role() -> None:
    article = make_article(bylines=[("见习记者", "甲某"), ("摄影", "乙某")])
    article.bylines.create(role="来源", name="新华社", organisation=True, order=2)
    assert reporter_names(article) == ["甲某", "乙某"]


def test_the_original_is_what_a_correction_took_out() -> None:
    article = make_article(
        headline="水稻",
        body="新。\n同 样。",
        original_body="旧。\n同样。",
        original_head={"headline": "水滔", "kicker": ""},
    )
    assert texts(article)["original"] == ["水滔", "旧。"]


@pytest.mark.parametrize(
    ("dateline", "credit", "source"),
    [
        ("本报讯", "", "own"),
        ("", "", "own"),
        ("新华社北京9月1日电", "", "wire"),
        ("", "新华社", "wire"),
        ("据《人民日报》报道", "", "reprint"),
        ("", "央视新闻", "reprint"),
    ],
)
def test_the_source_is_read_from_dateline_and_credit(dateline: str, credit: str, source: str) -> None:
    article = make_article(dateline=dateline)
    if credit:
        article.bylines.create(name=credit, role="", organisation=True, order=0)
    assert source_of(article) == source
