"""Addresses of every type of page of the reading room, drawn from the archive itself, the same for the same seed.

Search, suggestions, sitemaps and exports are measured elsewhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse

from articles.models import Article, Issue, Page, Permalink, Reporter, Series
from articles.models.articles import ArticleQuerySet
from articles.models.permalinks import PermalinkState
from articles.models.states import Visibility
from articles.proving.digest import digest_of
from articles.views.described import described
from articles.views.proofs import confirming_address

EACH = 40


def addresses(seed: int = 9) -> dict[str, list[str]]:
    """Type of page → up to EACH addresses, which follow one another at random."""
    dice = random.Random(seed)
    found = of_days(dice) | of_articles(dice) | of_people(dice) | {"home": ["/"], "feed": [reverse("feed")]}
    return {name: (EACH * each)[:EACH] for name, each in found.items()}


def of_days(dice: random.Random) -> dict[str, list[str]]:
    days = some(dice, Issue.objects.all(), "date")
    pages = [reverse("page", args=place) for place in some(dice, Page.objects.all(), "issue__date", "number")]
    return {
        "year": [reverse("year", args=[day.year]) for day in days],
        "month": [reverse("month", args=[day.replace(day=1)]) for day in days],
        "issue": [reverse("issue", args=[day]) for day in days],
        "issue.json": [reverse("issue-json", args=[day]) for day in days],
        "day without an issue": [reverse("issue", args=[day.replace(year=1985)]) for day in days if day.day < 29],
        "missing": [reverse("missing")],
        "page": pages,
        "page by paragraphs": [f"{page}?by=paragraph" for page in pages],
    }


def of_articles(dice: random.Random) -> dict[str, list[str]]:
    live = Article.objects.filter(permalink__state=PermalinkState.LIVE, visibility=Visibility.PUBLIC)
    plain = some(dice, live, "permalink")
    kinds = {
        "article": plain,
        "article corrected": some(dice, live.filter(version__gt=1, continuation_of=None), "permalink"),
        "article continued": some(dice, live.exclude(continuation_of=None), "permalink"),
        "article of a series": some(dice, live.exclude(series=None), "permalink"),
        "article withdrawn": some(dice, Article.objects.filter(visibility=Visibility.WITHDRAWN), "permalink"),
        "article split": some(dice, Permalink.objects.filter(state=PermalinkState.SPLIT), "pk"),
    }
    forms = {name: [reverse(name, args=[code]) for code in plain] for name in ARTICLE_FORMS}
    versions = {"version": [reverse("version", args=[code, 1]) for code in plain]}
    files = {"cite.bib": [reverse("cite-file", args=[code, "bib"]) for code in plain]}
    return {name: [reverse("article", args=[code]) for code in codes] for name, codes in kinds.items()} | (
        forms | versions | files | {"article at its words": list(at_their_words(live, plain))} | proofs(live, plain)
    )


def at_their_words(live: ArticleQuerySet, codes: list[str]) -> Iterator[str]:
    """As a search for eight characters of the first paragraph links to them."""
    for code, body in live.filter(permalink__in=codes).values_list("permalink", "body"):
        yield f"{reverse('article', args=[code])}?{urlencode({'found': body[2:10]})}"


def proofs(live: ArticleQuerySet, codes: list[str]) -> dict[str, list[str]]:
    rows = live.with_context().filter(permalink__in=codes, page__issue__isnull=False)
    return {
        "proof": [reverse("proof", args=[row.permalink_id, row.version]) for row in rows],
        "confirm": [confirming_address(row.permalink_id, row.version, digest_of(described(row))) for row in rows],
    }


ARTICLE_FORMS = ("article-json", "article-text", "cite", "report")


def of_people(dice: random.Random) -> dict[str, list[str]]:
    slugs = some(dice, Reporter.objects.all(), "slug")
    most = Reporter.objects.annotate(number=Count("bylines")).order_by("-number").values_list("slug", flat=True)[:EACH]
    return {
        "reporters": [reverse("reporters")],
        "reporters by letter": [f"{reverse('reporters')}?letter={letter}" for letter in "ABCDFGHJLMNPQRSTWXYZ"],
        "works": [reverse("works", args=[slug]) for slug in most],
        "series": [reverse("series", args=[slug]) for slug in some(dice, Series.objects.all(), "slug")],
        "all series": [reverse("all-series")],
        "reporter": [reverse("reporter", args=[slug]) for slug in slugs],
        "reporter with most": [reverse("reporter", args=[slug]) for slug in most],
        "reporter's feed": [reverse("reporter-feed", args=[slug]) for slug in slugs],
    }


def some(dice: random.Random, rows: QuerySet[Any], *columns: str) -> list[Any]:
    """Of EACH rows at random: the one column, or a tuple of several."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    chosen: Iterable[Any] = dice.sample(keys, min(EACH, len(keys)))
    return list(rows.filter(pk__in=chosen).order_by("pk").values_list(*columns, flat=len(columns) == 1))
