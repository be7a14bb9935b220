"""The A–Z index of names and the page of one reporter."""

from __future__ import annotations

import string
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import ExtractYear, Replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article, Byline, Reporter
from articles.models.people import articles_of
from articles.views.errors import NotHere

PER_PAGE = 20
COMPANIONS = 8


def index(request: HttpRequest) -> HttpResponse:
    """``?q=`` part of a name or of its pinyin, ``?role=`` one role."""
    wanted, role = request.GET.get("q", "").strip()[:40], request.GET.get("role", "")[:20]
    reporters = Reporter.objects.with_spans().order_by("pinyin", "name")
    if wanted:
        joined = reporters.annotate(joined=Replace("pinyin", Value(" ")))
        reporters = joined.filter(Q(name__contains=wanted) | Q(joined__contains=wanted.lower().replace(" ", "")))
    if role:
        reporters = reporters.filter(bylines__role=role)
    groups = [(letter, list(found)) for letter, found in groupby(reporters, key=lambda r: r.initial)]
    present = {letter for letter, _ in groups}
    context = {
        "groups": groups,
        "letters": [(letter, letter in present) for letter in string.ascii_uppercase],
        "count": sum(len(found) for _, found in groups),
        "wanted": wanted,
        "role": role,
        "roles": all_roles(),
    }
    return render(request, "reporters.html", context)


def all_roles() -> list[str]:
    named = Byline.objects.filter(reporter__isnull=False).exclude(role="")
    return [role for role, _ in named.values_list("role").annotate(n=Count("pk")).order_by("-n")]


def reporter(request: HttpRequest, slug: str) -> HttpResponse:
    """``?year=``, ``?role=`` and ``?page_number=`` narrow the list, ``?sort=oldest`` turns it round."""
    reporter = Reporter.objects.with_spans().filter(slug=slug).first()
    if reporter is None:
        raise NotHere("没有这位署名者，或者署名的文章都没有公开。")
    everything = articles_of(reporter)
    chosen = {name: request.GET.get(name, "")[:20] for name in ("year", "role", "page_number", "sort")}
    found = narrowed(everything, reporter, chosen)
    paginator = Paginator(found.with_context(), PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "reporter": reporter,
        "chosen": chosen,
        "stories": page,
        "elided": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        **about(reporter, everything),
    }
    return render(request, "reporter.html", context)


def narrowed(articles: Any, reporter: Reporter, chosen: dict[str, str]) -> Any:
    if chosen["year"].isdecimal():
        articles = articles.filter(page__issue__date__year=int(chosen["year"][:4]))
    if chosen["role"]:
        articles = articles.filter(bylines__reporter=reporter, bylines__role=chosen["role"])
    if chosen["page_number"]:
        articles = articles.filter(page__number=chosen["page_number"])
    newest = articles.newest_first()
    return newest.reverse() if chosen["sort"] == "oldest" else newest


def about(reporter: Reporter, everything: QuerySet[Article]) -> dict[str, Any]:
    """Roles, years, pages, companions with their counts; doubtful bylines apart."""
    public = Byline.objects.filter(article__in=everything)
    own = public.filter(reporter=reporter)
    years = own.annotate(year=ExtractYear("article__page__issue__date")).values_list("year")
    numbers = own.values_list("article__page__number", flat=True)
    others = public.filter(reporter__isnull=False).exclude(reporter=reporter)
    return {
        "roles": own.values_list("role").annotate(n=Count("article", distinct=True)).order_by("-n"),
        "years": years.annotate(n=Count("article", distinct=True)).order_by("year"),
        "page_numbers": numbers.distinct().order_by("article__page__number"),
        "companions": others.values_list("reporter__name", "reporter__slug")
        .annotate(n=Count("article", distinct=True))
        .order_by("-n", "reporter__pinyin")[:COMPANIONS],
        "doubtful": own.filter(Q(certain=False)).count(),
    }
