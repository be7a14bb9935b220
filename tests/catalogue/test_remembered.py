"""What is counted over the whole archive follows every act that changes what is public, at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from articles.corrections import correct, filing
from articles.corrections.structure import move_permalink
from articles.importing.articles import import_articles
from articles.importing.separated import Separated
from articles.models import Article, Page
from articles.reading.records import Credit
from tests.support.factories import DAY, make_article, make_page, make_reporter

pytestmark = pytest.mark.django_db

LATER = dt.date(2024, 5, 9)


def file(page: Page, date: dt.date | None) -> None:
    filing.file_page(page, version=page.version, date=date, number=page.number, name=page.name)


def withhold(article: Article) -> None:
    correct(article, version=article.version, changes={"visibility": "withdrawn"}, by=User.objects.create_user("e"))


def sign_otherwise(article: Article) -> None:
    typed = {"bylines": [{"role": "通讯员", "name": "孙大圣"}]}
    correct(article, version=article.version, changes=typed, by=User.objects.create_user("e"))


def bring(article: Article) -> None:
    list(import_articles("a.jsonl", [Separated("x", DAY, "1", "标题", "正文", (Credit("摄影", "马小六", "", 0),))]))


ACTS: dict[str, Callable[[Article], Any]] = {
    "undated": lambda article: file(article.page, None),
    "dated otherwise": lambda article: file(article.page, LATER),
    "its issue dated otherwise": lambda article: filing.change_issue(article.page.issue, version=1, date=LATER),
    "withdrawn": withhold,
    "signed otherwise": sign_otherwise,
    "merged": lambda article: move_permalink(article, make_article(article.page)),
    "another one imported": bring,
    "its reporter renamed": lambda article: filing.change_reporter(
        make_reporter("钱小毛"), version=1, name="钱大毛", aliases=[]
    ),
}
ADDRESSES = ("/", "/reporters/", "/reporters/?role=记者", "/issues/2024/")


def told(client: Client) -> dict[str, str]:
    return {address: client.get(address).content.decode() for address in ADDRESSES}


@pytest.mark.parametrize("act", ACTS)
def test_what_was_counted_is_counted_anew_after_every_act(client: Client, act: str) -> None:
    article = make_article(make_page("1"), bylines=[("记者", "钱小毛")])
    told(client)
    ACTS[act](article)
    remembered = told(client)
    cache.clear()
    assert remembered == told(client)


@pytest.mark.parametrize("act", ["undated", "withdrawn", "signed otherwise", "merged"])
def test_whoever_signed_it_alone_is_listed_no_more(client: Client, act: str) -> None:
    article = make_article(make_page("1"), bylines=[("记者", "钱小毛")])
    assert "钱小毛" in told(client)["/reporters/"]
    ACTS[act](article)
    assert all("钱小毛" not in text for text in told(client).values())
    assert '<option value="记者"' not in told(client)["/reporters/"]
