"""Sitemaps: every permalink that search engines may list, once, and nothing else."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import etree

from articles.corrections import correct
from articles.corrections.structure import move_permalink
from articles.models import Article, Permalink, ShadeRule
from tests.support.factories import make_article, make_page, make_undated_page
from tests.support.schemas import assert_valid

pytestmark = [pytest.mark.django_db, pytest.mark.shared]

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    root: etree._Element = assert_valid("sitemap", answer.content)
    return [one.text or "" for one in root.iter(f"{NS}loc")]


def listed(client: Client) -> list[str]:
    """Every address of every part."""
    parts = locations(client, "/sitemap.xml")
    return [place for part in parts for place in locations(client, part.removeprefix("http://localhost:8000"))]


def open_to_search_engines(client: Client) -> list[str]:
    """Asked one by one at their addresses."""
    answers = {code: client.get(f"/a/{code}/") for code in Permalink.objects.values_list("pk", flat=True)}
    found = (code for code, one in answers.items() if one.status_code == 200 and not one.has_header("X-Robots-Tag"))
    return [f"http://localhost:8000/a/{code}/" for code in found]


def make_all_kinds() -> None:
    page = make_page()
    for visibility in ("public", "held", "hidden", "withdrawn"):
        make_article(page, visibility=visibility)
    for shade in ("unlisted", "unindexed", "both"):
        make_article(page, shade=shade)
    make_article(page, kind="notice")
    make_article(make_undated_page())
    start = make_article(page, visibility="hidden")
    make_article(make_page("2"), continuation_of=start)
    move_permalink(make_article(page), make_article(page))
    move_permalink(make_article(page), make_article(page), make_article(page))
    astray = make_article(page)
    move_permalink(astray, make_article(page))
    Article.objects.filter(pk=astray.pk).update(visibility="public")
    reviewed = make_article(page)
    correct(reviewed, version=1, changes={"status": "reviewed"}, by=None)


@pytest.mark.parametrize("raw", ["public", "staff"])
@pytest.mark.parametrize("visibility", ["public", "reviewed"])
def test_they_list_what_search_engines_may_list_and_that_once(
    client: Client, settings, visibility: str, raw: str
) -> None:
    settings.VISIBILITY, settings.RAW_TEXT = visibility, raw
    make_all_kinds()
    found = listed(client)
    assert len(found) == len(set(found)) > 0
    assert sorted(found) == sorted(open_to_search_engines(client))


def test_they_are_split_and_no_part_is_empty(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.views.sitemaps.AT_MOST", 3)
    made = [make_article(visibility="hidden" if 4 <= number <= 9 else "public") for number in range(14)]
    parts = locations(client, "/sitemap.xml")
    assert len(parts) < 5
    found = [locations(client, part.removeprefix("http://localhost:8000")) for part in parts]
    assert all(1 <= len(part) <= 3 for part in found)
    public = [f"http://localhost:8000{one.get_absolute_url()}" for one in made if one.visibility == "public"]
    assert sorted(chain.from_iterable(found)) == sorted(public)


def test_an_article_bears_the_day_of_its_last_change(client: Client) -> None:
    make_article()
    Article.objects.update(changed_at="2024-05-06T20:00:00Z", published_at="2024-05-05T00:00:00Z")
    text = client.get("/sitemap.xml").content.decode()
    assert "<lastmod>2024-05-07T04:00:00+08:00</lastmod>" in text
    (part,) = re.findall(r"<loc>http://localhost:8000(.*?)</loc>", text)
    assert "<lastmod>2024-05-07</lastmod>" in client.get(part).content.decode()


def test_the_index_follows_every_change(client: Client) -> None:
    article = make_article()
    assert len(locations(client, "/sitemap.xml")) == 1
    correct(article, version=1, changes={"visibility": "hidden"}, by=None)
    assert client.get("/sitemap.xml").status_code == 404


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-0.xml", "/sitemap-999999999.xml"])
def test_where_nothing_is_listed_there_is_none(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_addresses_are_those_that_readers_know(client: Client, settings) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://paper.example.cn", ["*"]
    make_article()
    for address in ("/sitemap.xml", "/robots.txt"):
        text = client.get(address, headers={"host": "evil.example.org"}).content.decode()
        assert "https://paper.example.cn/sitemap" in text
        assert "evil" not in text
    part = re.findall(r"<loc>https://paper.example.cn(.*?)</loc>", client.get("/sitemap.xml").content.decode())[0]
    assert "evil" not in client.get(part, headers={"host": "evil.example.org"}).content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_a_part_takes_as_many_queries_however_long(client: Client, django_assert_num_queries, number: int) -> None:
    page = make_page()
    for _ in range(number):
        make_article(page)
    parts = locations(client, "/sitemap.xml")
    cache.clear()
    with django_assert_num_queries(3):
        client.get("/sitemap.xml")
    with django_assert_num_queries(2):
        client.get(parts[0].removeprefix("http://localhost:8000"))


def test_a_rule_takes_effect(client: Client) -> None:
    make_article(section="副刊")
    kept = make_article(section="要闻")
    ShadeRule.objects.create(section="副刊", shade="unindexed")
    assert listed(client) == [f"http://localhost:8000{kept.get_absolute_url()}"]


def test_robots_are_shown_the_way_unless_the_archive_is_closed(client: Client, settings) -> None:
    assert b"Sitemap: http://localhost:8000/sitemap.xml" in client.get("/robots.txt").content
    settings.ASKS_FOR_LOG_IN = True
    assert b"Sitemap" not in client.get("/robots.txt").content
