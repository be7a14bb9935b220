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
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import QueryDict

from articles.catalogue.coverage import coverage
from articles.search.asking import answer, count
from articles.search.engines.asked import Answer, Asked, Statistics
from articles.search.engines.clauses import Everything
from articles.search.facets import build_facets, counting, histogram, read_counts
from articles.search.hits import build_hits, words_by_text
from articles.search.loading import shown_articles
from articles.search.nearby import near_words, printed_parts
from articles.search.nearest import nearest
from articles.search.request import ORDERS, SearchRequest, read_request
from articles.search.reranking import RERANKED, is_reranked, paragraphs_first
from articles.search.result_page import PER_PAGE, Extent, ResultPage, Searched
from articles.search.suspects import suspects

if TYPE_CHECKING:
    from django.core.paginator import Page

# Deeper pages cost the engine more; the export has everything.
MAX_PAGE = 500
# With fewer results than this, near ones are looked for.
LITTLE = 5
# A page number of more digits than this is beyond any.
PAGE_DIGITS = 9


def search(params: QueryDict) -> ResultPage:
    """The result page these parameters ask for. Unknown parameters and values are ignored."""
    request = read_request(params)
    return _page(request) if request.asked else ResultPage(request)


def asked_for(request: SearchRequest, page: int, **counted: Any) -> Asked:
    """The results of one page in their order, or of the first pages where those are put in order anew."""
    first, end = (page - 1) * PER_PAGE, page * PER_PAGE
    if _is_reranked(request, page):
        first, end = 0, RERANKED
    order = [ORDERS[request.sort]] if request.sort in ORDERS else []
    return Asked(request.clause, request.filters(), first, end, order, **counted)


def _page(request: SearchRequest) -> ResultPage:
    wanted = _page_number(request)
    answered = answer(asked_for(request, wanted, stats=["day"], **counting(request)))
    pager = Paginator(range(min(answered.count, MAX_PAGE * PER_PAGE)), PER_PAGE).get_page(wanted)
    shown = answered if pager.number == wanted else answer(asked_for(request, pager.number))
    counts = read_counts(answered, request)
    return ResultPage(
        request,
        extent=_extent(answered.count, answered.stats["day"]),
        hits=build_hits(shown_articles(_keys(shown, pager, request)), words_by_text(request.query)),
        pager=pager,
        years=histogram(counts),
        facets=build_facets(counts, request),
        **_what_else(answered.count, request),
    )


def _what_else(found: int, request: SearchRequest) -> Mapping[str, Any]:
    """What else there is where little was found, unless it was facets that left little."""
    if found >= LITTLE or (found and request.chosen):
        return {}
    beside = {"suspects": suspects(request), "near": near_words(request)}
    if found:
        return beside
    searched = Searched(count(Everything()), coverage(*request.days), printed_parts(request))
    return beside | {"searched": searched, "nearest": nearest(request)}


def _keys(shown: Answer, pager: Page[int], request: SearchRequest) -> list[int]:
    keys = list(shown.keys)
    if not _is_reranked(request, pager.number):
        return keys
    return paragraphs_first(keys, request.query)[(pager.number - 1) * PER_PAGE : pager.number * PER_PAGE]


def _is_reranked(request: SearchRequest, page: int) -> bool:
    return request.sort not in ORDERS and page * PER_PAGE <= RERANKED and is_reranked(request.query)


def _page_number(request: SearchRequest) -> int:
    """The asked page; the last one is shown for pages beyond it."""
    asked = request.page[:PAGE_DIGITS]
    return max(1, min(int(asked), MAX_PAGE)) if asked.isascii() and asked.isdigit() else 1


def _extent(found: int, days: Statistics) -> Extent:
    return Extent(found, days["distinct"] or 0, _date(days["min"]), _date(days["max"]))


def _date(day: int | None) -> dt.date | None:
    return dt.date(day // 10_000, day // 100 % 100, day % 100) if day else None
