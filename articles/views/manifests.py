"""IIIF: the manifest of an issue, its pages one by one, and what is found in it."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.describing.found_places import FoundPlace, as_annotations
from articles.describing.iiif import PRESENTATION, SEARCH, as_canvas, as_manifest
from articles.models import Issue
from articles.picturing.pictures import LARGE
from articles.search.query import MAX_LENGTH
from articles.views.iiif_answers import asked_page, for_viewers, linked_data
from articles.views.page_marks import marks_of
from articles.views.pictured_issues import seen_page, seen_pages, told_issue, told_page

# Parameters that the specification knows and that narrow nothing here.
_IGNORED = ("motivation", "date", "user")


@for_viewers
def manifest(request: HttpRequest, date: dt.date) -> HttpResponse:
    pages = seen_pages(date)
    return linked_data(as_manifest(told_issue(Issue.objects.get(date=date), pages)), PRESENTATION)


@for_viewers
def canvas(request: HttpRequest, date: dt.date, number: str) -> HttpResponse:
    return linked_data(as_canvas(told_page(seen_page(date, number))), PRESENTATION)


@for_viewers
def issue_search(request: HttpRequest, date: dt.date) -> HttpResponse:
    """Where the words ``q`` stand on the pages of an issue."""
    typed = request.GET.get("q", "")[:MAX_LENGTH]
    places = [
        FoundPlace(seen.canvas, seen.picture.in_pixels(mark.box, LARGE), mark.text)
        for seen in seen_pages(date)
        for mark in marks_of(seen.picture, typed, seen.articles)
    ]
    url = f"{settings.SITE_URL}{reverse('issue-search', args=[date])}?{urlencode({'q': typed})}"
    ignored = [name for name in _IGNORED if name in request.GET]
    return linked_data(as_annotations(url, places, asked_page(request), ignored), SEARCH)
