"""Atom feeds as a feed reader has them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import feedparser
import pytest
from django.test import Client

from articles.corrections import filing
from articles.corrections.withdrawing import withdraw
from articles.models import FormerAddress, Reporter
from articles.models.states import Reason
from tests.support.factories import DAY, make_article, make_page

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    feed = feedparser.parse(answer.content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    return feed


def titles(client: Client, address: str = "/feed/") -> list[str]:
    return [entry.title for entry in read(client, address).entries]


def test_an_entry_says_what_a_reader_needs(client: Client) -> None:
    signed = [("记者", "李四"), ("摄影", "王五"), ("通讯员", "赵六")]
    article = make_article(
        make_page(), signed, headline="渡口<换>船", body="新船早上开了第一趟 & 回来了。", section="要闻"
    )
    (entry,) = read(client, "/feed/").entries
    address = f"http://localhost:8000{article.get_absolute_url()}"
    assert (entry.link, entry.id) == (address, address)
    assert entry.title == "渡口<换>船"
    assert entry.summary == "新船早上开了第一趟 &amp; 回来了。"
    assert [author.name for author in entry.authors] == ["李四", "赵六"]
    assert [tag.term for tag in entry.tags] == ["要闻"]
    assert entry.published == f"{DAY}T00:00:00+08:00"


def test_what_nobody_signed_is_the_newspapers(client: Client) -> None:
    make_article()
    assert read(client, "/feed/").feed.author == "地方日报"


def test_the_latest_issue_stands_first_as_it_was_printed(client: Client) -> None:
    for number, title in (("10", "丁"), ("2", "丙"), ("1", "甲")):
        make_article(make_page(number), headline=title)
    make_article(make_page("1"), headline="乙")
    make_article(make_page("1", DAY + dt.timedelta(days=1)), headline="新的")
    assert titles(client) == ["新的", "甲", "乙", "丙", "丁"]


def test_no_more_than_fifty(client: Client) -> None:
    page = make_page()
    for _ in range(51):
        make_article(page)
    assert len(titles(client)) == 50


@pytest.mark.parametrize("address", ["/feed/", "/reporters/li-si/feed/"])
def test_what_is_not_offered_is_in_none(client: Client, address: str) -> None:
    kept = make_article(None, [("记者", "李四")], headline="在")
    for fields in ({"shade": "unlisted"}, {"shade": "unindexed"}, {"kind": "notice"}, {"visibility": "held"}):
        make_article(kept.page, [("记者", "李四")], headline="不在", **fields)
    withdrawn = make_article(kept.page, [("记者", "李四")], headline="不在")
    withdraw(withdrawn, reason=Reason.LAW, by=None)
    assert titles(client, address) == ["在"]


def test_the_feed_of_one_person_has_theirs_whatever_the_role(client: Client) -> None:
    for role, name in (("记者", "李四"), ("摄影", "李四"), ("记者", "王五")):
        make_article(None, [(role, name)], headline=f"{role}{name}")
    feed = read(client, "/reporters/li-si/feed/")
    assert [entry.title for entry in feed.entries] == ["记者李四", "摄影李四"]
    assert feed.feed.link == "http://localhost:8000/reporters/li-si/"
    assert feed.feed.title == "李四 · 地方日报阅报室"


def test_an_article_that_a_person_signed_twice_comes_once(client: Client) -> None:
    make_article(None, [("记者", "李四"), ("摄影", "李四")], headline="两个身份")
    assert titles(client, "/reporters/li-si/feed/") == ["两个身份"]


def test_an_address_that_a_person_had_once_leads_on(client: Client) -> None:
    make_article(None, [("记者", "李四")])
    FormerAddress.objects.create(slug="li-shi", reporter=Reporter.objects.get())
    answer = client.get("/reporters/li-shi/feed/")
    assert (answer.status_code, answer["Location"]) == (301, "/reporters/li-si/feed/")


def test_whoever_signed_nothing_public_has_none(client: Client) -> None:
    make_article(None, [("记者", "李四")], visibility="hidden")
    filing.enter_reporter(Reporter(name="王五"))
    for slug in ("li-si", "wang-wu", "nobody"):
        assert client.get(f"/reporters/{slug}/feed/").status_code == 404


def test_the_addresses_are_those_that_readers_know(client: Client, settings) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://paper.example.cn", ["*"]
    make_article(None, [("记者", "李四")])
    for address in ("/feed/", "/reporters/li-si/feed/"):
        text = client.get(address, headers={"host": "evil.example.org"}).content.decode()
        assert "evil" not in text and "http://" not in text.replace("http://www.w3.org", "")


def test_what_no_xml_may_hold_breaks_no_feed(client: Client) -> None:
    make_article(None, [("记者", "李\x01四")], headline="一\x0b二\ufffe", section="\x1f", body="\x02")
    assert titles(client) == ["一〔U+000B〕二"]


@pytest.mark.parametrize("number", [1, 30])
def test_a_feed_takes_as_many_queries_however_long(client: Client, django_assert_num_queries, number: int) -> None:
    page = make_page()
    for n in range(number):
        make_article(page, [("记者", "李四"), ("记者", f"李{n}")])
    with django_assert_num_queries(7):
        client.get("/feed/")
    with django_assert_num_queries(10):
        client.get("/reporters/li-si/feed/")


def test_pages_lead_to_it(client: Client) -> None:
    assert '<link rel="alternate" type="application/atom+xml" href="/feed/"' in client.get("/").content.decode()
