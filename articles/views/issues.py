"""The calendar of a year and the front of an issue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from articles.catalogue import holdings
from articles.chinese.dates import chinese_date
from articles.chinese.page_numbers import MissingPages, missing_pages, print_order
from articles.models import Article, Issue, Page
from articles.models.sight import current
from articles.models.states import Kind
from articles.views.errors import NotHere
from articles.views.fronts import Front, front_of


@dataclass(frozen=True)
class Contents:
    """One page of an issue as its front shows it: ``count`` stories with photos, then notices and advertisements."""

    page: Page
    front: Front
    count: int
    small: list[Article]


def latest_year(request: HttpRequest) -> HttpResponse:
    latest = Issue.objects.held().aggregate(latest=Max("date"))["latest"] or timezone.localdate()
    return redirect("year", year=latest.year)


def year(request: HttpRequest, year: int) -> HttpResponse:
    issues = Issue.objects.held().filter(date__year=year)
    years = [number for number, _ in holdings.years()]
    return render(
        request,
        "year.html",
        {
            "year": holdings.year(year, timezone.localdate()),
            "numbers": numbers_printed(issues),
            "issue_count": issues.count(),
            "page_count": Page.objects.filter(issue__date__year=year).count(),
            "article_count": Article.objects.shown().filter(page__issue__date__year=year).count(),
            "earlier": max((number for number in years if number < year), default=None),
            "later": min((number for number in years if number > year), default=None),
        },
    )


def numbers_printed(issues: QuerySet[Issue]) -> str:
    """总第1期至总第9期, as a sentence; nothing where no issue prints its number."""
    printed = issues.aggregate(first=Min("number"), last=Max("number"))
    ends = sorted({number for number in printed.values() if number})
    return "至".join(f"总第{number}期" for number in ends) + "。" if ends else ""


def issue(request: HttpRequest, date: dt.date) -> HttpResponse:
    held = Issue.objects.held()
    issue = held.filter(date=date).first()
    if issue is None:
        raise NotHere(f"{chinese_date(date)}的报纸没有入库。")
    pages = list(Page.objects.filter(issue=issue).select_related("issue").in_print_order())
    articles = list(Article.objects.shown().filter(page__issue=issue).with_context().newest_first())
    parts = [contents(page, articles) for page in pages]
    return render(
        request,
        "issue.html",
        {
            "issue": issue,
            "raw": current().raw,
            "contents": parts,
            "listed": in_print_order(parts),
            "forecast": next((article for article in articles if article.kind == Kind.WEATHER), None),
            "earlier": held.filter(date__lt=date).order_by("-date").first(),
            "later": held.filter(date__gt=date).order_by("date").first(),
        },
    )


def in_print_order(parts: list[Contents]) -> list[tuple[Contents | None, MissingPages | None]]:
    """What is held and what lacks, each in its place: one of the two is none."""
    lacking = missing_pages([part.page.number for part in parts])
    pairs = [(print_order(part.page.number), (part, None)) for part in parts]
    gaps = [(print_order(run.first), (None, run)) for run in lacking]
    return [pair for _, pair in sorted([*pairs, *gaps], key=lambda placed: placed[0])]


def contents(page: Page, articles: list[Article]) -> Contents:
    own = [article for article in articles if article.page_id == page.pk]
    stories = [article for article in own if article.kind in (Kind.ARTICLE, Kind.PHOTO)]
    small = [article for article in own if article.kind in (Kind.NOTICE, Kind.AD)]
    return Contents(page, front_of(stories), len(stories), small)
