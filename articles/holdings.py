"""What the archive holds, asked across models: totals, years, one year's calendar, this day in other years, names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max, Min, Q
from django.db.models.functions import ExtractYear

from articles.models import Article, Byline, Issue, Page, PageText, Reporter, Revision
from articles.models.articles import Kind, Status
from articles.yearbook import Year, year_of

CACHE_SECONDS = 300


@dataclass(frozen=True)
class Totals:
    """Counts of what readers may see; ``checked`` is the share of articles a person has been over, in per cent."""

    issues: int
    pages: int
    articles: int
    photos: int
    reporters: int
    checked: int
    first: dt.date | None
    last: dt.date | None


def stamp() -> str:
    """Changes with every import and correction, so that what is counted under it is never out of date."""
    newest = [
        model.objects.aggregate(newest=Max("pk"))["newest"] or 0  # type: ignore[attr-defined]
        for model in (Issue, PageText, Article, Revision)
    ]
    return ".".join(map(str, newest))


def remembered(name: str, count: Callable[[], Any]) -> Any:
    """The result of ``count``, kept while the archive stands still."""
    return cache.get_or_set(f"holdings:{name}:{stamp()}", count, CACHE_SECONDS)


def totals() -> Totals:
    found: Totals = remembered("totals", count_totals)
    return found


def count_totals() -> Totals:
    articles = Article.objects.public().aggregate(
        articles=Count("pk", filter=~Q(kind=Kind.PHOTO)),
        photos=Count("pk", filter=Q(kind=Kind.PHOTO)),
        checked=Count("pk", filter=Q(status__in=[Status.CORRECTED, Status.REVIEWED])),
    )
    issues = Issue.objects.aggregate(issues=Count("pk"), first=Min("date"), last=Max("date"))
    printed = articles["articles"] + articles["photos"]
    return Totals(
        **issues,
        pages=Page.objects.dated().count(),
        articles=articles["articles"],
        photos=articles["photos"],
        reporters=Reporter.objects.filter(bylines__article__in=Article.objects.public()).distinct().count(),
        checked=round(100 * articles.pop("checked") / printed) if printed else 0,
    )


def years() -> list[tuple[int, int]]:
    """(year, issues held), oldest first."""
    counted = Issue.objects.annotate(year=ExtractYear("date")).values_list("year").annotate(Count("pk"))
    return sorted(counted.order_by())


def year(number: int, today: dt.date) -> Year:
    held = dict(Issue.objects.filter(date__year=number).values_list("date", "number"))
    return year_of(number, held, today)


def frequent_reporters(limit: int) -> Sequence[tuple[str, str, int]]:
    """(name, slug, articles) of the names that stand under most articles."""
    found: list[tuple[str, str, int]] = remembered(f"reporters{limit}", lambda: count_reporters(limit))
    return found


def count_reporters(limit: int) -> list[tuple[str, str, int]]:
    public = Byline.objects.filter(article__visibility="public", article__page__issue__isnull=False)
    counted = (
        public.filter(reporter__isnull=False)
        .values_list("reporter__name", "reporter__slug")
        .annotate(articles=Count("article", distinct=True))
    )
    return list(counted.order_by("-articles", "reporter__pinyin")[:limit])


@dataclass(frozen=True)
class Anniversary:
    """This day in another year: the issue with some of its articles, or nothing held."""

    date: dt.date
    issue: Issue | None
    articles: list[Article]
    count: int


def on_this_day(today: dt.date, shown: int = 3) -> list[Anniversary]:
    """This day in every earlier year the archive reaches back to, oldest first; 29 February only in leap years."""
    issues = {
        issue.date.year: issue
        for issue in Issue.objects.filter(date__month=today.month, date__day=today.day, date__lt=today)
    }
    stories = Article.objects.public().filter(page__issue__in=issues.values(), kind__in=[Kind.ARTICLE, Kind.PHOTO])
    keys: dict[int, list[int]] = {}
    for issue_id, pk in stories.newest_first().values_list("page__issue_id", "pk"):
        keys.setdefault(issue_id, []).append(pk)
    first_ones = Article.objects.with_context().in_bulk([pk for found in keys.values() for pk in found[:shown]])
    anniversaries = []
    for day in same_day(today, Issue.objects.aggregate(first=Min("date"))["first"]):
        issue = issues.get(day.year)
        found = keys.get(issue.pk, []) if issue else []
        anniversaries.append(Anniversary(day, issue, [first_ones[pk] for pk in found[:shown]], len(found)))
    return anniversaries


def same_day(today: dt.date, first: dt.date | None) -> list[dt.date]:
    """This day of every year before ``today`` from the archive's first year on."""
    days = []
    for number in range(first.year if first else today.year, today.year):
        try:
            days.append(today.replace(year=number))
        except ValueError:
            continue
    return days


def missing_numbers(held: Collection[str]) -> list[str]:
    """Page numbers that must exist because a higher one of the same letter is held: 1, 2, 4 → 3; C01, C03 → C02."""
    missing = []
    for letter, numbers in groupby(sorted(held), key=lambda number: number.rstrip("0123456789")):
        digits = [number.removeprefix(letter) for number in numbers if number != letter]
        width = min(map(len, digits), default=1)
        expected = (f"{letter}{n:0{width}d}" for n in range(1, max(map(int, digits), default=0)))
        missing += [number for number in expected if number not in held]
    return missing
