"""The calendar of a year and of a month, and the front of an issue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.catalogue import holdings, leafing
from articles.chinese.page_numbers import MissingPages, missing_pages, print_order
from articles.models import Article, Issue, Page
from articles.models.sight import current
from articles.models.states import Kind
from articles.picturing.drawing import DRAWN
from articles.views.fronts import Front
from articles.views.kept import not_indexed
from articles.views.no_issue import no_issue


@dataclass(frozen=True)
class Contents:
    """One page of an issue as its front shows it: texts and photos in the order of reading, then what is small."""

    page: Page
    front: Front
    photos: list[Article]
    small: list[Article]

    @property
    def texts(self) -> int:
        return len(self.front.others) + (self.front.lead is not None)


def year(request: HttpRequest, year: int) -> HttpResponse:
    issues = Issue.objects.held().filter(date__year=year)
    earlier, later, _ = leafing.beside(dt.date(year, 1, 1), dt.date(year, 12, 31))
    return render(
        request,
        "year.html",
        {
            "year": leafing.year(year, timezone.localdate()),
            "numbers": numbers_printed(issues),
            "issue_count": issues.count(),
            "page_count": Page.objects.filter(issue__date__year=year, issue__in=issues).count(),
            "article_count": holdings.articles_in(year),
            "earlier": earlier and earlier.date.year,
            "later": later and later.date.year,
        },
    )


def numbers_printed(issues: QuerySet[Issue]) -> str:
    """总第1期至总第9期, as a sentence; nothing where no issue prints its number."""
    printed = issues.aggregate(first=Min("number"), last=Max("number"))
    ends = sorted({number for number in printed.values() if number})
    return "至".join(f"总第{number}期" for number in ends) + "。" if ends else ""


def month(request: HttpRequest, first: dt.date) -> HttpResponse:
    """Where nothing of it is held it is no page for search engines: there is no end of such months."""
    year = leafing.year(first.year, timezone.localdate())
    month = year.months[first.month - 1]
    last = month.days[-1].date
    issues = list(Issue.objects.held().filter(date__range=(first, last)).order_by("date"))
    earlier, later, _ = leafing.beside(first, last)
    answer = render(
        request,
        "month.html",
        {
            "month": month,
            "first": first,
            "gaps": [gap for gap in year.gaps if gap.first <= last and gap.last >= first],
            "glimpses": holdings.glimpses(issues, 1),
            "earlier": earlier,
            "later": later,
        },
    )
    return answer if issues else not_indexed(answer)


def issue(request: HttpRequest, date: dt.date) -> HttpResponse:
    issue = Issue.objects.held().filter(date=date).first()
    if issue is None:
        return no_issue(request, date)
    pages = list(Page.objects.filter(issue=issue).select_related("issue").with_file().in_print_order())
    articles = list(Article.objects.shown().filter(page__issue=issue).with_context().newest_first())
    forecast = next((article for article in articles if article.kind == Kind.WEATHER), None)
    parts = [contents(page, [article for article in articles if article != forecast]) for page in pages]
    return render(
        request,
        "issue.html",
        {
            "issue": issue,
            "raw": current().raw,
            "contents": parts,
            "listed": in_print_order(parts),
            "drawn": DRAWN.keys(),
            "pictured": any(vars(page)["file_kind"] in DRAWN for page in pages),
            "forecast": forecast,
        }
        | leafing.around(date),
    )


def in_print_order(parts: Collection[Contents]) -> list[tuple[Contents | None, MissingPages | None]]:
    """What is held and what lacks, each in its place: one of the two is none."""
    lacking = missing_pages([part.page.number for part in parts])
    pairs = [(print_order(part.page.number), (part, None)) for part in parts]
    gaps = [(print_order(run.first), (None, run)) for run in lacking]
    return [pair for _, pair in sorted([*pairs, *gaps], key=lambda placed: placed[0])]


def contents(page: Page, articles: Collection[Article]) -> Contents:
    own = [article for article in articles if article.page_id == page.pk]
    texts = [article for article in own if article.kind == Kind.ARTICLE]
    photos = [article for article in own if article.kind == Kind.PHOTO]
    small = [article for article in own if article.kind not in (Kind.ARTICLE, Kind.PHOTO)]
    return Contents(page, Front(texts[0] if texts else None, texts[1:]), photos, small)
