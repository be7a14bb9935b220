"""Who signed what: everyone for the A–Z index, and one person's years, roles, pages and companions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from articles.catalogue.remembered import remembered
from articles.chinese.page_numbers import print_order
from articles.models import Article, Byline, Reporter


@dataclass(frozen=True)
class Signature:
    """A reporter and the number of public articles that bear the name."""

    reporter: Reporter
    count: int


def public_bylines() -> QuerySet[Byline]:
    return Byline.objects.filter(article__in=Article.objects.shown(), reporter__isnull=False)


def signed(role: str = "") -> list[Signature]:
    """Everyone who signed a public article, in that role if one is named, by pinyin."""
    found: list[Signature] = remembered(f"signed:{role}", lambda: count_signed(role))
    return found


def count_signed(role: str) -> list[Signature]:
    bylines = public_bylines().filter(role=role) if role else public_bylines()
    counts = dict(bylines.values_list("reporter").annotate(Count("article", distinct=True)))
    people = sorted(Reporter.objects.in_bulk(counts).values(), key=place_in_index)
    return [Signature(reporter, counts[reporter.pk]) for reporter in people]


def place_in_index(reporter: Reporter) -> tuple[bool, str, str]:
    """By pinyin; names without a letter to stand under come last, all of them."""
    return reporter.initial == "#", reporter.pinyin, reporter.name


def most_frequent(limit: int) -> list[Signature]:
    return sorted(signed(), key=lambda signature: -signature.count)[:limit]


def roles() -> list[str]:
    """Every role that people sign in what is public, the commonest first."""
    found: list[str] = remembered("roles", lambda: list(filter(is_signed_in, known_roles())))
    return found


def known_roles() -> QuerySet[Byline, str]:
    named = Byline.objects.filter(reporter__isnull=False).exclude(role="")
    return named.values("role").annotate(n=Count("pk")).order_by("-n").values_list("role", flat=True)


def is_signed_in(role: str) -> bool:
    return Article.objects.shown().filter(bylines__role=role, bylines__reporter__isnull=False).exists()


@dataclass(frozen=True)
class Career:
    """What one person signed. Counts are of articles, not of bylines; ``doubtful`` counts uncertain bylines."""

    articles: int
    first: dt.date
    last: dt.date
    years: list[tuple[int, int]]
    roles: list[tuple[str, int]]
    page_numbers: list[str]
    doubtful: int


def career(reporter: Reporter) -> Career | None:
    """Of public articles; none where there is not one."""
    rows = list(
        public_bylines()
        .filter(reporter=reporter)
        .values_list("article", "role", "certain", "article__page__number", "article__page__issue__date")
    )
    if not rows:
        return None
    dates = {article: date for article, _, _, _, date in rows}
    years = Counter(date.year for date in dates.values())
    signed_as = Counter(role for _, role in {(article, role) for article, role, *_ in rows})
    numbers = {number for _, _, _, number, _ in rows}
    return Career(
        articles=len(dates),
        first=min(dates.values()),
        last=max(dates.values()),
        years=sorted(years.items()),
        roles=signed_as.most_common(),
        page_numbers=sorted(numbers, key=print_order),
        doubtful=sum(not certain for _, _, certain, _, _ in rows),
    )


def companions(reporter: Reporter, limit: int) -> list[Signature]:
    """Whose names stand beside this one, and under how many articles."""
    theirs = public_bylines().filter(article__in=reporter.bylines.values("article")).exclude(reporter=reporter)
    counts = theirs.values_list("reporter").annotate(n=Count("article", distinct=True))
    most = dict(counts.order_by("-n", "reporter__pinyin", "reporter__name", "reporter")[:limit])
    people = Reporter.objects.in_bulk(most)
    return [Signature(people[pk], count) for pk, count in most.items()]
