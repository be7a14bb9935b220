"""Sitemaps: every public permalink that search engines may list, once, in parts of so many keys.

A part is a range of keys, so that it costs the same wherever it stands and an article never moves into another one.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem
from django.contrib.sitemaps.views import sitemap as urls_of
from django.db.models import F, Max
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localtime

from articles.catalogue.remembered import remembered
from articles.models import Article
from articles.models.articles import STAMP, ArticleQuerySet
from articles.views.errors import NotHere

# Addresses in one sitemap, by its protocol.
AT_MOST = 50_000
NOTHING = "这里没有一篇供搜索引擎收录。"

# Code of a permalink, when it last changed, the day of it as it is written: the template's own way takes seconds.
Listed = tuple[str, dt.datetime, str]


def listed() -> ArticleQuerySet:
    return Article.objects.public().listed().at_home().order_by()


class KeyRange(Sitemap):
    """The ``number``-th range of keys, from 0."""

    limit = AT_MOST

    def __init__(self, number: int) -> None:
        first = number * AT_MOST
        rows = listed().filter(pk__gt=first, pk__lte=first + AT_MOST).annotate(stamp=STAMP)
        told = rows.values_list("permalink", "stamp").iterator()
        self.rows: list[Listed] = [(code, stamp, f"{localtime(stamp):%Y-%m-%d}") for code, stamp in told]

    def items(self) -> list[Listed]:
        return self.rows

    def location(self, item: Listed) -> str:
        return f"/a/{item[0]}/"

    def lastmod(self, item: Listed) -> dt.datetime:
        return item[1]

    def get_protocol(self, protocol: str | None = None) -> str:
        return settings.SITE_URL.partition("://")[0]

    def get_domain(self, site: object = None) -> str:
        return settings.SITE_URL.partition("://")[2]


def index(request: HttpRequest) -> HttpResponse:
    """Of the parts that have anything."""
    parts = remembered(f"sitemap:{settings.RAW_TEXT}", parts_with_anything)
    if not parts:
        raise NotHere(NOTHING)
    addresses = [(settings.SITE_URL + reverse("sitemap", args=[number]), last) for number, last in parts]
    sitemaps = [SitemapIndexItem(address, last) for address, last in addresses]
    return TemplateResponse(
        request, "sitemap_index.xml", {"sitemaps": sitemaps}, content_type="application/xml; charset=utf-8"
    )


def parts_with_anything() -> list[tuple[int, dt.datetime]]:
    """The number of each, and when anything in it last changed."""
    numbered = listed().annotate(part=(F("pk") - 1) / AT_MOST)
    return list(numbered.values_list("part").annotate(last=Max(STAMP)).order_by("part"))


def sitemap(request: HttpRequest, number: int) -> HttpResponse:
    part = KeyRange(number)
    if not part.rows:
        raise NotHere(NOTHING)
    return urls_of(request, {"part": part}, "part", "sitemap_part.xml", "application/xml; charset=utf-8")
