"""How sure a reading was is kept beside what it read, by people's saves and other readings alike."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.corrections import correct
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.importing.store import Arrival, store_page
from articles.importing.store.rows import WIDEST
from articles.models import Article
from articles.reading.records import Credit, Item, LineSpan, Reading
from tests.support.places import FIXTURES

pytestmark = pytest.mark.django_db

SIGNED = (Credit("记者", "程墨", "■记者 程墨", 1), Credit("摄影", "焦阳", "摄影 焦阳", 1, certain=False))


def arrive(**fields: Any) -> Article:
    item = Item("article", (LineSpan(1, 1, "body"),), headline="灯塔", body=("正文。",), bylines=SIGNED, **fields)
    store_page(Arrival("页.txt", b"x", "x", "utf-8", "1", dt.date(2024, 3, 1), "printed"), Reading(items=(item,)))
    return Article.objects.get()


def kept(article: Article) -> tuple[bool, float | None]:
    row = Article.objects.get(pk=article.pk)
    return row.certain, row.margin


def signed(article: Article) -> list[tuple[str, bool, float | None]]:
    return list(article.bylines.order_by("order").values_list("name", "certain", "margin"))


def test_every_printed_item_of_the_sample_pages_has_its_margin() -> None:
    list(import_sources(read_sources([str(FIXTURES)])))
    margins = list(Article.objects.values_list("margin", flat=True))
    assert margins
    assert all(margin is not None and 0 <= margin <= WIDEST for margin in margins)
    assert len(set(margins)) > len(margins) / 2
    assert not Article.objects.filter(bylines__margin=None, bylines__isnull=False).exists()


@pytest.mark.parametrize(("read", "stored"), [(1.23456, 1.23), (float("inf"), WIDEST), (None, None), (0.0, 0.0)])
def test_a_margin_is_stored_beside_the_article_and_its_bylines(read: float | None, stored: float | None) -> None:
    article = arrive(margin=read, certain=False)
    assert kept(article) == (False, stored)
    assert signed(article) == [("程墨", True, stored), ("焦阳", False, stored)]


CHANGES: dict[str, dict[str, Any]] = {
    "text": {"body": "改过。"},
    "status": {"status": "reviewed"},
    "visibility": {"visibility": "hidden"},
    "a byline more": {
        "bylines": [
            {"role": "记者", "name": "程墨", "stays": 0},
            {"role": "摄影", "name": "焦阳", "stays": 1},
            {"role": "通讯员", "name": "黎青"},
        ]
    },
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_saving_loses_neither_doubt_nor_margin(changes: dict[str, Any]) -> None:
    article = arrive(margin=1.5, certain=False)
    correct(article, version=1, changes=changes, by=User.objects.create_user("e"))
    assert kept(article) == (False, 1.5)
    assert signed(article)[:2] == [("程墨", True, 1.5), ("焦阳", False, 1.5)]
    assert [margin for _, _, margin in signed(article)[2:]] == [None] * (len(signed(article)) - 2)
