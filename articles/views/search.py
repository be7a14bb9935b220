"""The search page, for people and as JSON; 503 when the engine does not answer, never a false “nothing found”."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from articles.models import Issue
from articles.search.backends.errors import SearchUnavailable
from articles.search.query import parse
from articles.search.request import SORTS
from articles.search.result_page import ResultPage
from articles.search.results import search

DOWN = "检索暂不可用"


def results(request: HttpRequest) -> HttpResponse:
    """``?format=json`` gives {"count", "results": [{"id", "url", "title", "date", "kind"}]} of the page asked for."""
    as_json = request.GET.get("format") == "json"
    try:
        found = search(request.GET)
    except SearchUnavailable:
        return unavailable(request, as_json)
    if as_json:
        return JsonResponse(listed(found), json_dumps_params={"ensure_ascii": False})
    context = {"found": found, "q": found.typed, "sorts": SORTS.items(), "issue": issue_of_the_day(found.typed)}
    return render(request, "search.html", context)


def listed(found: ResultPage) -> dict[str, object]:
    return {
        "count": found.count,
        "results": [
            {
                "id": hit.article.permalink_id,
                "url": hit.article.get_absolute_url(),
                "title": hit.article.title,
                "date": hit.article.date and hit.article.date.isoformat(),
                "kind": hit.article.kind,
            }
            for hit in found.hits
        ],
    }


def issue_of_the_day(typed: str) -> Issue | None:
    """The issue of the one day that was typed."""
    days = parse(typed).dates
    if len(days) != 1 or days[0].first != days[0].last:
        return None
    return Issue.objects.filter(date=days[0].first).first()


def unavailable(request: HttpRequest, as_json: bool) -> HttpResponse:
    """What was typed stays in the field and in the address; asking again a minute later is enough."""
    if as_json:
        return JsonResponse({"error": DOWN}, status=503, json_dumps_params={"ensure_ascii": False})
    return render(request, "503.html", {"q": request.GET.get("q", "")}, status=503)
