"""The search page, for people, as JSON and as files; 503 when the engine does not answer, never “nothing found”."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from itertools import islice

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from articles.catalogue import holdings
from articles.models import Issue, Reporter
from articles.models.people import people_called
from articles.search.engines.errors import SearchUnavailable
from articles.search.exports import csv_lines, json_lines
from articles.search.query import Query
from articles.search.records import brief_record
from articles.search.request import SORTS
from articles.search.result_page import ResultPage
from articles.search.results import search
from articles.search.suggestions import suggest
from articles.views.turns import Busy, Turn, busy

DOWN = "搜索暂不可用"
# Of the query in a file's name; with the date it stays a name that can be read.
NAMED_AFTER = 30
# Lines of a file sent together: each sending costs more than a line.
AT_ONCE = 100
# What no system lets stand in a file's name.
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')

# format → (content type, the lines of the file)
Lines = Callable[[QueryDict, str], Iterator[str]]
FILES: dict[str, tuple[str, Lines]] = {
    "csv": ("text/csv; charset=utf-8", csv_lines),
    "jsonl": ("application/jsonl; charset=utf-8", json_lines),
}


def results(request: HttpRequest) -> HttpResponseBase:
    """``?format=`` json, csv or jsonl gives the same search for programs; csv and jsonl have all results."""
    wanted = request.GET.get("format", "")
    try:
        if wanted in FILES:
            return exported(request, wanted)
        result = search(request.GET)
    except SearchUnavailable:
        return unavailable(request, as_json=wanted == "json")
    except Busy:
        return busy(request)
    return as_json(listed(result)) if wanted == "json" else shown(request, result)


def shown(request: HttpRequest, result: ResultPage) -> HttpResponse:
    query = result.request.query
    context = {
        "result": result,
        "q": result.request.typed,
        "query": query,
        "sorts": SORTS.items(),
        "issue": issue_of_the_day(query),
        "people": people_asked_for(query),
        "totals": None if result.request.asked else holdings.totals(),
    }
    return render(request, "search.html", context)


def listed(result: ResultPage) -> dict[str, object]:
    """{"count", "results": [{"id", "url", "title", "date", "kind"}]} of the page asked for; id is the permalink's."""
    return {"count": result.count, "results": [brief_record(hit.article) for hit in result.hits]}


def exported(request: HttpRequest, wanted: str) -> StreamingHttpResponse:
    content_type, lines_of = FILES[wanted]
    turn = Turn()
    lines = lines_of(request.GET, request.build_absolute_uri("/").rstrip("/"))
    # The first results are fetched before the answer begins, so that an engine that is down is still a 503.
    parts = turn.writes(iter(lambda: "".join(islice(lines, AT_ONCE)), ""))
    answer = StreamingHttpResponse(parts, content_type=content_type)
    name = f"检索 {FORBIDDEN.sub(' ', request.GET.get('q', ''))[:NAMED_AFTER].strip()} {dt.date.today()}.{wanted}"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def suggestions(request: HttpRequest) -> HttpResponse:
    """{"suggestions": [{"kind", "text", "url"}]} for what stands in the search box."""
    try:
        suggested = suggest(request.GET.get("q", ""))
    except SearchUnavailable:
        return unavailable(request, as_json=True)
    return as_json({"suggestions": [{"kind": s.kind, "text": s.text, "url": s.url} for s in suggested]})


def issue_of_the_day(query: Query) -> Issue | None:
    """The issue of the one day that was typed."""
    days = query.dates
    if len(days) != 1 or days[0].first != days[0].last:
        return None
    return Issue.objects.filter(date=days[0].first).first()


def people_asked_for(query: Query) -> list[Reporter]:
    """The reporters of the one name that was typed, letter-spaced or not."""
    if len(query.words) != 1 or query.words[0].field not in ("", "byline", "reporter"):
        return []
    name = "".join(query.words[0].typed.split())
    return people_called(name) if len(name) > 1 else []


def unavailable(request: HttpRequest, as_json: bool) -> HttpResponse:
    """What was typed stays in the field and in the address; asking again a minute later is enough."""
    if as_json:
        return JsonResponse({"error": DOWN}, status=503, json_dumps_params={"ensure_ascii": False})
    return render(request, "503.html", {"q": request.GET.get("q", "")}, status=503)


def as_json(data: dict[str, object]) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})
