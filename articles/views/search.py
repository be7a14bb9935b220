"""The search page, for people, as JSON and as files; 503 when the engine does not answer, never “nothing found”."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator
from itertools import islice

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header

from articles.catalogue import holdings, leafing
from articles.catalogue.calendar import Day
from articles.chinese.controls import COMMANDS
from articles.chinese.text import name_text
from articles.models import Issue, Reporter
from articles.models.former import present_addresses
from articles.models.people import people_called
from articles.models.sight import current
from articles.search.analysis import normalise
from articles.search.asked_days import read_days
from articles.search.engines.errors import SearchUnavailable
from articles.search.exports import csv_lines, json_lines
from articles.search.issues_named import days_named, issues_named
from articles.search.query import Query
from articles.search.records import brief_record, near_record
from articles.search.request import MAX_VALUES, SORTS
from articles.search.result_page import Hit, ResultPage
from articles.search.results import search
from articles.search.suggestions import suggest
from articles.views.turns import Busy, Turn, busy

DOWN = "搜索暂不可用"
RETRY_SECONDS = 60
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
    if present := with_present_addresses(request.GET):
        return redirect(f"{request.path}?{present.urlencode()}", permanent=True)
    try:
        if wanted in FILES:
            return exported(request, wanted)
        result = search(request.GET)
    except SearchUnavailable:
        return unavailable(request, as_json=wanted == "json")
    except Busy:
        return busy(request)
    return as_json(listed(result)) if wanted == "json" else shown(request, result)


def with_present_addresses(asked: QueryDict) -> QueryDict | None:
    """The same search where it names people by addresses that they had once; else none."""
    named = [slug.replace("\0", "") for slug in asked.getlist("reporter")]
    former = present_addresses(named[:MAX_VALUES]) if named else {}
    if not former:
        return None
    present = asked.copy()
    present.setlist("reporter", [former.get(slug, slug) for slug in named])
    return present


def shown(request: HttpRequest, result: ResultPage) -> HttpResponse:
    query = result.request.query
    context = {
        "result": result,
        "q": result.request.typed,
        "query": query,
        "raw": current().raw,
        "sorts": SORTS.items(),
        "issues": (issues := issues_named(result.request.typed, query)),
        "unheld": unheld_day(query, issues),
        "every_year": read_days(result.request.typed).is_every_year,
        "people": people_asked_for(query),
        "totals": None if result.request.asked else holdings.totals(),
    }
    return render(request, "search.html", context)


def unheld_day(query: Query, issues: Collection[Issue]) -> Day | None:
    """The one day that is asked for, where the archive spans it and holds no issue of it."""
    days = days_named(query)
    if len(days) != 1 or any(issue.date == days[0] for issue in issues):
        return None
    within = leafing.span()
    return leafing.year(days[0].year, timezone.localdate()).day(days[0]) if within and days[0] in within else None


def listed(result: ResultPage) -> dict[str, object]:
    """{"count", "results": [{"id", "url", "permalink", "title", "date", "date_inferred",
    "date_between", "kind"}]} of the page asked for; where
    nothing is found also "searched", the number of public articles that were looked through, and of a longer query
    "nearest": [{"url", "headline", "text"}]."""
    found = [brief_record(hit.article, settings.SITE_URL) | corrected(hit) for hit in result.hits]
    listing = {"count": result.count, "results": found}
    if not result.searched:
        return listing
    return listing | {"searched": result.searched.articles, "nearest": list(map(near_record, result.nearest))}


def corrected(hit: Hit) -> dict[str, list[str]]:
    """ "corrected_by", the addresses of the printed 更正 of it, where there is any."""
    urls = [settings.SITE_URL + one.get_absolute_url() for one in hit.errata]
    return {"corrected_by": urls} if urls else {}


def exported(request: HttpRequest, wanted: str) -> StreamingHttpResponse:
    content_type, lines_of = FILES[wanted]
    turn = Turn()
    lines = lines_of(request.GET, settings.SITE_URL)
    # The first results are fetched before the answer begins, so that an engine that is down is still a 503.
    parts = turn.writes(iter(lambda: "".join(islice(lines, AT_ONCE)), ""))
    answer = StreamingHttpResponse(parts, content_type=content_type)
    asked = FORBIDDEN.sub(" ", COMMANDS.sub("", request.GET.get("q", "")))
    name = f"检索 {asked[:NAMED_AFTER].strip()} {dt.date.today()}.{wanted}"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def suggestions(request: HttpRequest) -> HttpResponse:
    """{"suggestions": [{"kind", "text", "url"}]} for what stands in the search box."""
    try:
        suggested = suggest(request.GET.get("q", ""))
    except SearchUnavailable:
        return unavailable(request, as_json=True)
    return as_json({"suggestions": [{"kind": s.kind, "text": s.text, "url": s.url} for s in suggested]})


def people_asked_for(query: Query) -> list[Reporter]:
    """The reporters of the one name that was typed, letter-spaced or not, in simplified or traditional characters."""
    if len(query.words) != 1 or query.words[0].field not in ("", "byline", "reporter"):
        return []
    name = name_text(query.words[0].typed)
    return people_called(name, normalise(name)) if len(name) > 1 else []


def unavailable(request: HttpRequest, as_json: bool) -> HttpResponse:
    """What was typed stays in the field and in the address; asking again a minute later is enough."""
    if as_json:
        answer: HttpResponse = JsonResponse({"error": DOWN}, status=503, json_dumps_params={"ensure_ascii": False})
    else:
        answer = render(request, "503.html", {"q": request.GET.get("q", "")}, status=503)
    answer["Retry-After"] = RETRY_SECONDS
    return answer


def as_json(data: dict[str, object]) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})
