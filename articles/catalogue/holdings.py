"""What the archive holds, asked across models: totals, years, this day in other years, a glimpse of issues."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import ExtractYear

from articles.catalogue.leafing import same_day
from articles.catalogue.remembered import remembered
from articles.catalogue.reporters import signed
from articles.models import Article, Issue, Page
from articles.models.states import Kind, Status


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


def totals() -> Totals:
    found: Totals = remembered("totals", count_totals)
    return found


def count_totals() -> Totals:
    articles = Article.objects.shown().aggregate(
        articles=Count("pk", filter=~Q(kind=Kind.PHOTO)),
        photos=Count("pk", filter=Q(kind=Kind.PHOTO)),
        checked=Count("pk", filter=Q(status__in=[Status.CORRECTED, Status.REVIEWED])),
    )
    issues = Issue.objects.held().aggregate(issues=Count("pk"), first=Min("date"), last=Max("date"))
    printed = articles["articles"] + articles["photos"]
    return Totals(
        **issues,
        pages=Page.objects.dated().count(),
        articles=articles["articles"],
        photos=articles["photos"],
        reporters=len(signed()),
        checked=round(100 * articles.pop("checked") / printed) if printed else 0,
    )


def years() -> list[tuple[int, int]]:
    """(year, issues held), oldest first."""
    found: list[tuple[int, int]] = remembered("years", count_years)
    return found


def count_years() -> list[tuple[int, int]]:
    counted = Issue.objects.held().annotate(year=ExtractYear("date")).values_list("year").annotate(Count("pk"))
    return sorted(counted.order_by())


def articles_in(year: int) -> int:
    found: int = remembered(f"articles:{year}", Article.objects.shown().filter(page__issue__date__year=year).count)
    return found


@dataclass(frozen=True)
class Glimpse:
    """An issue with some of its articles, and how many there are."""

    issue: Issue
    articles: list[Article]
    count: int


@dataclass(frozen=True)
class OnThisDay:
    """The latest years in full, oldest first; ``others`` are the issues of the years before them.

    ``absent`` are the years since the archive begins whose issue of the day is not held. Where no year has one,
    ``nearest`` is true and the only anniversary is the issue nearest in the calendar.
    """

    anniversaries: list[Glimpse]
    others: list[Issue]
    absent: list[int]
    nearest: bool = False


def on_this_day(today: dt.date, years: int = 4, stories: int = 3) -> OnThisDay:
    issues = [issue for issue in same_day(today) if issue.date.year < today.year]
    first = Issue.objects.held().filter(date__year__lt=today.year).order_by("date").first()
    held = {issue.date.year for issue in issues}
    absent = [year for year in range(first.date.year, today.year) if year not in held] if first else []
    nearest = [] if issues else nearest_day(today)
    shown = glimpses(nearest or issues[-years:], stories)
    return OnThisDay(shown, issues[:-years], absent, nearest=bool(nearest))


def nearest_day(today: dt.date) -> list[Issue]:
    """The issue of another year that is nearest in the calendar, but the latest of them all, which stands beside it."""
    earlier = Issue.objects.held().filter(date__year__lt=today.year).order_by("date")
    before_the_latest: list[dt.date] = list(earlier.values_list("date", flat=True))[:-1]
    return list(earlier.filter(date__in=sorted(before_the_latest, key=lambda day: calendar_distance(day, today))[:1]))


def calendar_distance(day: dt.date, other: dt.date) -> int:
    """Days between two dates as if they were in one year, the shorter way round."""
    apart = abs(day.timetuple().tm_yday - other.timetuple().tm_yday)
    return min(apart, 365 - apart)


def glimpses(issues: list[Issue], shown: int) -> list[Glimpse]:
    stories = Article.objects.shown().filter(page__issue__in=issues, kind__in=[Kind.ARTICLE, Kind.PHOTO])
    keys: dict[int, list[int]] = {issue.pk: [] for issue in issues}
    for issue_id, pk in stories.recommended().newest_first().values_list("page__issue_id", "pk"):
        keys[issue_id].append(pk)
    first_ones = Article.objects.with_context().in_bulk([pk for found in keys.values() for pk in found[:shown]])
    return [Glimpse(issue, [first_ones[pk] for pk in keys[issue.pk][:shown]], len(keys[issue.pk])) for issue in issues]
