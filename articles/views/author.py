"""The page of one author: years, roles, companions, and the articles, narrowed as the address says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from articles.catalogue import reporters as signing
from articles.catalogue.careers import Career, Narrowed, career
from articles.catalogue.printed_days import printed_span
from articles.models import Article, Reporter
from articles.models.former import led_to
from articles.models.people import role_name
from articles.models.states import Kind
from articles.views.errors import NotHere
from articles.views.redirects import UNDOABLE, lead_on
from articles.views.reporters import IndexLetter

Answer = TypeVar("Answer", bound=HttpResponseBase)

PER_PAGE = 20
COMPANIONS = 12
# Roles that are drawn year by year; whoever has more signed the others now and then.
DRAWN = 6
# A year that an issue can bear; any other narrows nothing.
IN_CALENDAR = re.compile(r"[12][0-9]{3}")
NOBODY = "没有这位署名者，或者署名的文章都没有公开。"
OLDEST = "oldest"


@dataclass(frozen=True)
class Select:
    """A field that narrows a list: ``options`` are values with what is said of them, the first one narrows nothing."""

    name: str
    label: str
    options: list[tuple[str, str]]
    chosen: str


@dataclass(frozen=True)
class RoleThroughYears:
    """``counts``: articles in each year of the career."""

    role: str
    articles: int
    first: int
    last: int
    counts: list[int]


def of_author(
    request: HttpRequest, slug: str, route: str, shown: Callable[[Reporter, Career], Answer]
) -> Answer | HttpResponse:
    """What ``shown`` makes of the author at this address; one that leads on leads to the same page of the other."""
    reporter = Reporter.objects.present().filter(slug=slug).first()
    if reporter is None:
        led = led_to(slug)
        if led is None or not career(led.to):
            raise NotHere(NOBODY)
        return lead_on(request, reverse(route, args=[led.to.slug]), kept=UNDOABLE if led.undoable else None)
    record = career(reporter)
    if not record:
        raise NotHere(NOBODY)
    return shown(reporter, record)


def reporter(request: HttpRequest, slug: str) -> HttpResponse:
    """``?year=``, ``?role=``, ``?kind=`` and ``?page_number=`` narrow the list, ``?sort=oldest`` turns it round."""
    return of_author(request, slug, "reporter", lambda one, record: page_of(request, one, record))


def page_of(request: HttpRequest, reporter: Reporter, record: Career) -> HttpResponse:
    paginator = Paginator(asked_for(request, record), PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    stories = Article.objects.with_context().in_bulk(list(page))
    context = {
        "reporter": reporter,
        "career": record,
        "days": printed_span(record.first, record.last),
        "also": sorted(record.names - {reporter.name}),
        "namesakes": [one for one in reporter.namesakes() if career(one)],
        "companions": signing.companions(record, COMPANIONS),
        "letter": IndexLetter(reporter.initial),
        "selects": selects(request, record),
        "chosen_years": [request.GET.get("year", "")],
        "timelines": (lines := timelines(record)),
        "table": [
            (year, count, [line.counts[row] for line in lines]) for row, (year, count) in enumerate(record.by_year)
        ],
        "page": page,
        "elided": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "stories": [stories[pk] for pk in page if pk in stories],
    }
    return render(request, "reporter.html", context)


def narrowing(request: HttpRequest) -> Narrowed:
    asked = {name: request.GET.get(name, "")[:20] for name in ("year", "role", "page_number", "kind")}
    year = int(asked["year"]) if IN_CALENDAR.fullmatch(asked["year"]) else None
    kind = asked["kind"] if asked["kind"] in Kind.values else ""
    return Narrowed(year, asked["role"], asked["page_number"], kind)


def asked_for(request: HttpRequest, record: Career) -> list[int]:
    """The keys of the articles, in the order asked for."""
    keys = record.narrowed(narrowing(request))
    return keys[::-1] if request.GET.get("sort") == OLDEST else keys


def selects(request: HttpRequest, record: Career) -> list[Select]:
    """What the list of one person's articles can be narrowed by."""
    kinds = dict(Kind.choices)
    options = {
        "year": [(str(year), str(year)) for year, count in record.by_year if count],
        "role": [(role, role_name(role)) for role, _ in record.by_role if role],
        "kind": [(kind, kinds[kind]) for kind, _ in record.by_kind],
        "page_number": [(number, f"第{number}版") for number in record.by_page_number],
    }
    labels = {"year": "年份", "role": "身份", "kind": "类型", "page_number": "版"}
    chosen = {name: request.GET.get(name, "") for name in (*options, "sort")}
    narrowing = [Select(name, labels[name], [("", "全部"), *options[name]], chosen[name]) for name in options]
    return [*narrowing, Select("sort", "排序", [("", "新的在前"), (OLDEST, "旧的在前")], chosen["sort"])]


def timelines(record: Career) -> list[RoleThroughYears]:
    """The commonest roles, each through the whole career."""
    years = [year for year, _ in record.by_year]
    drawn = []
    for role, articles in record.by_role[:DRAWN]:
        counts = [record.roles_by_year[role, year] for year in years]
        signed = [year for year, count in zip(years, counts, strict=True) if count]
        drawn.append(RoleThroughYears(role_name(role) or "未写身份", articles, signed[0], signed[-1], counts))
    return drawn
