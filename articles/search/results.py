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
from dataclasses import replace

from django.core.paginator import Paginator
from django.http import QueryDict
from haystack.query import SearchQuerySet

from articles.catalogue.coverage import coverage
from articles.search.facets import build_facets, count_facets, histogram, narrowed, with_facets
from articles.search.hits import build_hits, build_suspect, words_by_text
from articles.search.loading import public_articles
from articles.search.nearby import near_words, printed_parts
from articles.search.request import FACET_FIELDS, ORDERS, SearchRequest, read_request
from articles.search.reranking import RERANKED, is_reranked, paragraphs_first
from articles.search.result_page import Hit, ResultPage
from articles.search.suspects import suspect_clause, suspect_words

PER_PAGE = 20
# Deeper pages cost the engine more; the export has everything.
MAX_PAGE = 500
# With fewer results than this, near ones are looked for.
LITTLE = 5
SUSPECTS = 10


def search(params: QueryDict) -> ResultPage:
    """The result page these parameters ask for. Unknown parameters and values are ignored."""
    request = read_request(params)
    return _page(request) if request.asked else _blank(request)


def matching(request: SearchRequest) -> SearchQuerySet:
    """All results in their order, without facets."""
    found = narrowed(SearchQuerySet().filter(content=request.clause), request)
    return found.order_by(ORDERS[request.sort]) if request.sort in ORDERS else found


def _page(request: SearchRequest) -> ResultPage:
    free = [param for param in FACET_FIELDS if param not in request.chosen]
    whole = with_facets(matching(request), request, free).stats("day")
    wanted = _page_number(request)
    keys = _keys(whole, wanted, request)
    count, days = len(whole), whole.stats_results()["day"]
    pager = Paginator(range(min(count, MAX_PAGE * PER_PAGE)), PER_PAGE).get_page(wanted)
    if pager.number != wanted:
        keys = _keys(matching(request), pager.number, request)
    counts = count_facets(SearchQuerySet().filter(content=request.clause), whole, request)
    page = replace(
        _blank(request),
        count=count,
        issues=days["distinct"],
        first=_date(days["min"]),
        last=_date(days["max"]),
        hits=build_hits(public_articles(keys), words_by_text(request.query)),
        pager=pager,
        elided=tuple(pager.paginator.get_elided_page_range(pager.number, on_each_side=2, on_ends=1)),
        years=histogram(counts),
        facets=build_facets(counts, request),
    )
    return page if count >= LITTLE else _with_near_ones(page, request)


def _with_near_ones(page: ResultPage, request: SearchRequest) -> ResultPage:
    """What else there is where little was found, unless it was facets that left little."""
    if page.count and request.chosen:
        return page
    suspects, suspected = _suspects(request)
    page = replace(page, suspects=suspects, suspected=suspected, near=near_words(request))
    if page.count:
        return page
    everything = len(SearchQuerySet().all())
    return replace(page, parts=printed_parts(request), searched=everything, coverage=coverage(*request.days))


def _suspects(request: SearchRequest) -> tuple[tuple[Hit, ...], int]:
    """The first ones, and how many there are."""
    clause = suspect_clause(request.query)
    if clause is None:
        return (), 0
    found = narrowed(SearchQuerySet().filter(content=clause), request, without="field")
    articles = public_articles(result.pk for result in found[:SUSPECTS])
    hits = (build_suspect(article, suspect_words(request.query)) for article in articles)
    return tuple(hit for hit in hits if hit), len(found)


def _blank(request: SearchRequest) -> ResultPage:
    return ResultPage(
        typed=request.typed,
        reading=request.query.reading,
        cut=request.query.cut,
        asked=request.asked,
        sort=request.sort,
        count=0,
        issues=0,
        first=None,
        last=None,
        hits=(),
        pager=Paginator(range(0), PER_PAGE).get_page(1),
        elided=(),
        years=(),
        facets=(),
        since=request.since,
        until=request.until,
        suspects=(),
        suspected=0,
        near=(),
        parts=(),
    )


def _keys(found: SearchQuerySet, page: int, request: SearchRequest) -> list[int]:
    wanted = slice((page - 1) * PER_PAGE, page * PER_PAGE)
    if request.sort in ORDERS or not is_reranked(request.query) or wanted.stop > RERANKED:
        return [result.pk for result in found[wanted]]
    return paragraphs_first([result.pk for result in found[:RERANKED]], request.query)[wanted]


def _page_number(request: SearchRequest) -> int:
    """The asked page; the last one is shown for pages beyond it."""
    asked = request.page[:9]
    return max(1, min(int(asked), MAX_PAGE)) if asked.isascii() and asked.isdigit() else 1


def _date(day: int | None) -> dt.date | None:
    return dt.date(day // 10_000, day // 100 % 100, day % 100) if day else None
