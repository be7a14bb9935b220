"""While typing: reporters, series and headlines that begin with or contain what stands in the box."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, Value
from django.db.models.functions import Replace
from django.urls import reverse
from haystack.query import SearchQuerySet

from articles.models import Reporter, Series
from articles.search.analysis import normalise
from articles.search.loading import public_articles
from articles.search.matching import in_field

MAX_TYPED = 40
REPORTERS, SERIES, HEADLINES = 4, 3, 5
CANDIDATES = 50


@dataclass(frozen=True)
class Suggestion:
    """``kind`` is 记者, 栏目 or 标题; ``url`` is where it leads."""

    kind: str
    text: str
    url: str


def suggest(typed: str) -> list[Suggestion]:
    """At most a dozen, best known first; nothing for an empty box. SearchUnavailable when the engine is down."""
    typed = " ".join(typed.replace("\0", "").split())[:MAX_TYPED]
    normal = normalise(typed)
    return [*_reporters(typed), *_series(typed), *_headlines(normal)] if normal else []


def _reporters(typed: str) -> list[Suggestion]:
    """By the beginning of the name or of its pinyin, written together or apart."""
    reporters = Reporter.objects.annotate(joined=Replace("pinyin", Value(" ")))
    matching = Q(name__startswith=typed)
    if typed.isascii():
        matching |= Q(joined__startswith="".join(char for char in typed.lower() if char.isalnum()))
    names = {reporter.slug: reporter for reporter in reporters.filter(matching)[:CANDIDATES]}
    # The engine knows at once who signs how many public articles.
    signed = SearchQuerySet().filter(person__in=list(names)).facet("person").facet_counts()["fields"]["person"]
    known = [names[slug] for slug, _ in sorted(signed, key=lambda one: (-one[1], one[0])) if slug in names]
    return [Suggestion("记者", reporter.name, reporter.get_absolute_url()) for reporter in known[:REPORTERS]]


def _series(typed: str) -> list[Suggestion]:
    found = Series.objects.filter(name__contains=typed, articles__isnull=False).distinct()
    return [Suggestion("栏目", series.name, f"{reverse('search')}?series={series.name}") for series in found[:SERIES]]


def _headlines(normal: str) -> list[Suggestion]:
    newest = SearchQuerySet().filter(content=in_field(normal, "headline")).order_by("-sort")
    found = public_articles(result.pk for result in newest[:HEADLINES])
    return [Suggestion("标题", article.title, article.get_absolute_url()) for article in found]
