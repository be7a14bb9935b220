"""Atom: the latest articles, and those of one person. Neither what is 不推荐 nor what is 不收录."""

from __future__ import annotations

import datetime as dt
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.timezone import make_aware
from django.utils.xmlutils import SimplerXMLGenerator

from articles.catalogue.careers import career
from articles.chinese.typography import full_width
from articles.describing.described import Described
from articles.describing.linked_data import LANGUAGE
from articles.describing.markup import xml_text
from articles.models import Article, Issue, Page, Reporter
from articles.models.articles import ArticleQuerySet
from articles.models.former import led_to
from articles.models.sight import looking, visitors
from articles.views.author import NOBODY
from articles.views.described import described
from articles.views.errors import NotHere
from articles.views.redirects import UNDOABLE, lead_on

ENTRIES = 50
# Of a record, so many articles are looked through together.
AT_ONCE = 300
# Issues among which the latest articles are looked for: to put in order all there ever were takes its time.
ISSUES = 30


def offered() -> ArticleQuerySet:
    return suited(Article.objects.public())


def suited(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Of what is public what a feed offers."""
    return articles.listed().recommended().at_home()


class Atom(Atom1Feed):
    """With every author of an entry, and the newspaper for those that have none."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", xml_text(author.name))
            if author.url:
                handler.addQuickElement("uri", author.url)
            handler.endElement("author")


class Entries(Feed):
    """What the feeds have in common: an entry bears its day in the paper, and when it was last changed."""

    feed_type = Atom
    language = LANGUAGE

    def author_name(self) -> str:
        return settings.NEWSPAPER

    def item_title(self, item: Described) -> str:
        return xml_text(full_width(item.full_title))

    def item_description(self, item: Described) -> str:
        return escape(xml_text(item.opening))

    def item_link(self, item: Described) -> str:
        return item.url

    def item_pubdate(self, item: Described) -> dt.datetime:
        return make_aware(dt.datetime.combine(item.place.date, dt.time.min))

    def item_updateddate(self, item: Described) -> dt.datetime:
        return item.changed

    def item_categories(self, item: Described) -> list[str]:
        return [xml_text(item.section)] if item.section else []

    def item_extra_kwargs(self, item: Described) -> dict[str, Any]:
        return {"authors": item.authors}


class Latest(Entries):
    """Of the latest issues; where they have nothing to offer, the latest that there is."""

    def title(self) -> str:
        return f"{settings.NEWSPAPER}阅报室"

    def subtitle(self) -> str:
        return "最近各期的文章"

    def link(self) -> str:
        return f"{settings.SITE_URL}/"

    def feed_url(self) -> str:
        return settings.SITE_URL + reverse("feed")

    def items(self) -> list[Described]:
        latest = list(Issue.objects.order_by("-date").values_list("pk", flat=True)[:ISSUES])
        # By pages: an index has what is public of each.
        pages = list(Page.objects.filter(issue__in=latest).order_by().values_list("pk", flat=True))
        return newest(offered().filter(page__in=pages)) or newest(offered())


class OfReporter(Entries):
    """Whom the address names; 404 where nothing that bears the name is public."""

    def get_object(self, request: HttpRequest, slug: str) -> Reporter:
        reporter = Reporter.objects.present().filter(slug=slug).first()
        if reporter is None or not signed_by(Article.objects.public(), reporter).exists():
            raise NotHere(NOBODY)
        return reporter

    def title(self, reporter: Reporter) -> str:
        return xml_text(f"{reporter.distinct_name} · {settings.NEWSPAPER}阅报室")

    def subtitle(self, reporter: Reporter) -> str:
        return xml_text(f"署名{reporter.name}的文章")

    def link(self, reporter: Reporter) -> str:
        return settings.SITE_URL + reporter.get_absolute_url()

    def feed_url(self, reporter: Reporter) -> str:
        return settings.SITE_URL + reverse("reporter-feed", args=[reporter.slug])

    def items(self, reporter: Reporter) -> list[Described]:
        """From his record: of so many articles no order is made anew for a feed."""
        with looking(visitors):
            signed = career(reporter).every_article
        found = list[int]()
        for start in range(0, len(signed), AT_ONCE):
            keys = signed[start : start + AT_ONCE]
            offered = set(suited(Article.objects.filter(pk__in=keys)).order_by().values_list("pk", flat=True))
            found += [key for key in keys if key in offered]
            if len(found) >= ENTRIES:
                break
        return entries(found[:ENTRIES])


def signed_by(articles: ArticleQuerySet, reporter: Reporter) -> ArticleQuerySet:
    """One comes again for each role."""
    return articles.filter(bylines__reporter=reporter)


def newest(articles: ArticleQuerySet) -> list[Described]:
    """Keys first: sorting thousands of articles must not carry their texts along."""
    return entries(list(articles.newest_first().values_list("pk", flat=True)[:ENTRIES]))


def entries(keys: list[int]) -> list[Described]:
    rows = Article.objects.with_context().in_bulk(keys)
    return [described(rows[key]) for key in keys]


latest = Latest()
_of_reporter = OfReporter()


def of_reporter(request: HttpRequest, slug: str) -> HttpResponse:
    """An address that leads on to a person's page leads on to the feed too."""
    try:
        return _of_reporter(request, slug=slug)
    except NotHere:
        led = led_to(slug)
        if led is None or not signed_by(Article.objects.public(), led.to).exists():
            raise
    return lead_on(request, reverse("reporter-feed", args=[led.to.slug]), kept=UNDOABLE if led.undoable else None)
