"""Replaying an article's revisions gives the row to the byte, whoever wrote to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles.corrections import correct, filing
from articles.corrections.history import replay, state
from articles.corrections.structure import link_continuation, move_permalink
from articles.importing.separated import Separated
from articles.importing.store import Arrival, store_page
from articles.importing.store.separated import store_separated
from articles.models import Article, Revision, Series
from articles.reading.reader import read_page
from tests.support.factories import make_article, make_page, make_undated_page
from tests.support.places import FIXTURES

pytestmark = pytest.mark.django_db

DAY = dt.date(2023, 9, 12)


def arrival(text: str, number: str = "1") -> Arrival:
    return Arrival("a.txt", text.encode(), text, "UTF-8", number, DAY, "supplied")


def import_text(text: str, number: str = "1") -> None:
    store_page(arrival(text, number), read_page(text))


def import_a_sample_page() -> None:
    import_text(next(iter(sorted(FIXTURES.glob("*.txt")))).read_text("utf-8"))


def read_a_page_again() -> None:
    text = next(iter(sorted(FIXTURES.glob("*.txt")))).read_text("utf-8")
    import_text(text)
    half = "\n".join(text.split("\n")[20:]).replace("的", "旳")
    import_text(half)


def correct_everything() -> None:
    article = make_article(bylines=[("记者", "张三"), ("摄影", "李四")])
    bylines = [{"role": "摄影", "name": "李四"}, {"role": "", "name": "王五"}]
    text = dict.fromkeys(("section", "kicker", "headline", "subtitle", "dateline", "body"), "新的文字")
    editor = User.objects.create_user("editor")
    correct(article, version=1, changes=text | {"bylines": bylines, "kind": "photo"}, by=editor)
    correct(article, version=2, changes={"status": "disputed", "visibility": "withdrawn"}, by=editor)


def import_separated_again() -> None:
    one = Separated("a-1", DAY, "1", "两行\n标题甲", "　　第一段。\r\n\n第二段。")
    store_separated([one])
    store_separated([replace(one, headline="两行\n标题乙", body="　　另一段。")])
    store_separated([replace(one, page="2")])


def correct_between_separated_imports() -> None:
    one = Separated("a-1", DAY, "1", "标题甲", "第一段。")
    store_separated([one])
    correct(Article.objects.get(), version=1, changes={"body": "订正。"}, by=User.objects.create_user("editor"))
    store_separated([replace(one, headline="标题乙")])


def move_a_permalink() -> None:
    move_permalink(make_article(), make_article())


def link_a_continuation() -> None:
    link_continuation(make_article(), make_article(make_page("2")))


def rename_and_delete_a_series() -> None:
    series = Series.objects.create(name="创新课堂")
    make_article(series=series)
    filing.change_series(series, version=1, name="创新学堂", aliases=["创新课堂"])
    filing.delete_series(series, by=None)


def date_a_page() -> None:
    page = make_undated_page()
    make_article(page)
    filing.file_page(page, version=1, date=DAY, number="1", name="")


WRITERS: list[Callable[[], None]] = [
    import_a_sample_page,
    read_a_page_again,
    correct_everything,
    import_separated_again,
    correct_between_separated_imports,
    move_a_permalink,
    link_a_continuation,
    rename_and_delete_a_series,
    date_a_page,
]


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_replaying_gives_the_row_after(write: Callable[[], None]) -> None:
    write()
    articles = list(Article.objects.all())
    assert articles
    for article in articles:
        assert replay(article) == state(article)
        versions = article.revisions.order_by("version").values_list("version", flat=True)
        assert list(versions) == list(range(1, article.version + 1))


def test_a_revision_names_what_a_reading_changed_beside_the_text() -> None:
    store_separated([Separated("a-1", DAY, "1", "甲", "一。")])
    store_separated([Separated("a-1", DAY, "2", "乙", "一。")])
    assert Revision.objects.get(version=2).changes.keys() == {"headline", "original_head", "page"}


def test_a_separated_text_stays_as_it_came() -> None:
    import_separated_again()
    assert Article.objects.get().headline == "两行\n标题甲"


def test_the_first_revision_holds_whole_bylines() -> None:
    article = make_article(bylines=[("记者", "张三")])
    (byline,) = article.revisions.get().changes["bylines"]["after"]
    assert byline == {
        "role": "记者",
        "name": "张三",
        "person": article.bylines.get().reporter_id,
        "organisation": False,
        "printed": "",
        "certain": True,
    }


def test_chinese_stands_in_a_revision_as_it_is() -> None:
    make_article(headline="银杏黄了")
    with connection.cursor() as cursor:
        cursor.execute("SELECT changes FROM articles_revision")
        assert "银杏黄了" in cursor.fetchone()[0]
