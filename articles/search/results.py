"""What the search page shows.

    page = search(request.GET)        # a ResultPage; raises SearchUnavailable when the engine does not answer: show 503

Parameters, all of them in the URL: ``q``; ``sort`` relevance, newest, oldest; ``page``; ``from`` and ``to`` (ISO
dates); and one for each facet: ``year month field reporter role page_number kind series source status``. A facet's
parameter may be given several times: its values are alternatives; different facets are conditions that all hold.
The numbers beside a facet's values say how many results there are with that value instead of the facet's present
choice, under all other conditions.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from haystack.query import SearchQuerySet

from articles.models import Article, Issue
from articles.search.facets import build_facets, count_facets, histogram, narrowed, with_facets
from articles.search.hits import build_hits, words_by_text
from articles.search.request import FACET_FIELDS, ORDERS, SearchRequest, read_request
from articles.search.result_page import Hit, ResultPage

PER_PAGE = 20
# Deeper pages cost the engine more; the export has everything.
MAX_PAGE = 500


def search(params: QueryDict) -> ResultPage:
    """The result page these parameters ask for. Unknown parameters and values are ignored."""
    request = read_request(params)
    return _page(request) if request.asked else _blank(request)


def matching(request: SearchRequest) -> SearchQuerySet:
    """All results in their order, without facets."""
    found = narrowed(SearchQuerySet().filter(content=request.clause), request)
    return found.order_by(ORDERS[request.sort]) if request.sort in ORDERS else found


def _page(request: SearchRequest) -> ResultPage:
    found = SearchQuerySet().filter(content=request.clause)
    free = [param for param in FACET_FIELDS if param not in request.chosen]
    whole = with_facets(matching(request), request, free).stats("day")
    wanted = _page_number(request)
    keys = _keys(whole, wanted)
    count, days = len(whole), whole.stats_results()["day"]
    pager = Paginator(range(count), PER_PAGE).get_page(wanted)
    if pager.number != wanted:
        keys = _keys(matching(request), pager.number)
    counts = count_facets(found, whole, request)
    return ResultPage(
        **_asked(request),
        count=count,
        issues=days["distinct"],
        first=_date(days["min"]),
        last=_date(days["max"]),
        hits=hits_in_order(keys, request),
        pager=pager,
        elided=tuple(pager.paginator.get_elided_page_range(pager.number, on_each_side=2, on_ends=1)),
        years=histogram(counts),
        facets=build_facets(counts, request),
        suspects=(),
        near=(),
    )


def hits_in_order(keys: list[int], request: SearchRequest) -> tuple[Hit, ...]:
    """The articles themselves come from the database; an entry whose article is gone by now is left out."""
    articles = Article.objects.public().with_context().in_bulk(keys)
    return build_hits((articles[key] for key in keys if key in articles), words_by_text(request.query))


def _blank(request: SearchRequest) -> ResultPage:
    return ResultPage(
        **_asked(request),
        count=0,
        issues=0,
        first=None,
        last=None,
        hits=(),
        pager=Paginator(range(0), PER_PAGE).get_page(1),
        elided=(),
        years=(),
        facets=(),
        suspects=(),
        near=(),
    )


def _asked(request: SearchRequest) -> dict[str, Any]:
    return {
        "typed": request.typed,
        "reading": request.query.reading,
        "cut": request.query.cut,
        "asked": request.asked,
        "sort": request.sort,
        "since": request.since,
        "until": request.until,
        "archive_issues": Issue.objects.count(),
        "archive_articles": Article.objects.public().count(),
        "gaps": "",
    }


def _keys(found: SearchQuerySet, page: int) -> list[int]:
    return [result.pk for result in found[(page - 1) * PER_PAGE : page * PER_PAGE]]


def _page_number(request: SearchRequest) -> int:
    """The asked page; the last one is shown for pages beyond it."""
    number = int(request.page) if request.page.isascii() and request.page.isdigit() else 1
    return max(1, min(number, MAX_PAGE))


def _date(day: int | None) -> dt.date | None:
    return dt.date(day // 10_000, day // 100 % 100, day % 100) if day else None
