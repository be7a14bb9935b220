"""All series, and the instalments of one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.catalogue.instalments import all_series, instalments_of
from articles.models import Article, SeriesAddress
from articles.views.errors import NotHere
from articles.views.redirects import lead_on

PER_PAGE = 100
NO_SERIES = "没有这个系列，或者它的文章都没有公开。"


def index(request: HttpRequest) -> HttpResponse:
    paginator = Paginator(all_series(), PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    elided = paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return render(request, "series_list.html", {"page": page, "elided": elided})


def series(request: HttpRequest, slug: str) -> HttpResponse:
    """An address that the series had once leads to the present one, while readers may know of it."""
    address = SeriesAddress.objects.select_related("series").filter(slug=slug).first()
    series = address.series if address else None
    found = instalments_of(series) if series else None
    if series is None or found is None:
        raise NotHere(NO_SERIES)
    if series.slug != slug:
        return lead_on(request, series.get_absolute_url())
    paginator = Paginator(found.keys, PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "series": series,
        "held": found.held,
        "lacking": found.lacking,
        "page": page,
        "elided": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "articles": listed(list(page)),
    }
    return render(request, "series.html", context)


def listed(keys: list[int]) -> list[Article]:
    """With what a line of the list shows."""
    texts = ("original_body", "original_head", "related")
    found = Article.objects.select_related("page__issue", "continuation_of__page").defer(*texts).in_bulk(keys)
    return [found[key] for key in keys]
