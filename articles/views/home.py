"""The front page: the latest issue, this day in other years, the year at a glance, names, holdings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.catalogue import holdings, leafing
from articles.catalogue import reporters as signing
from articles.models import Article, Issue
from articles.models.states import Kind
from articles.views.fronts import front_of

STORIES, REPORTERS = 7, 12


def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    held = Issue.objects.held()
    latest = held.filter(date__lte=today).order_by("-date").first() or held.first()
    return render(
        request,
        "home.html",
        {
            "today": today,
            "latest": latest,
            "front": front_of(front_page_stories(latest)) if latest else None,
            "past": holdings.on_this_day(today),
            "year": leafing.year(latest.date.year, today) if latest else None,
            "years": holdings.years(),
            "signatures": signing.most_frequent(REPORTERS),
            "totals": holdings.totals(),
        },
    )


def front_page_stories(issue: Issue) -> list[Article]:
    stories = Article.objects.shown().filter(page__issue=issue, kind__in=[Kind.ARTICLE, Kind.PHOTO])
    return list(stories.recommended().with_context().newest_first()[:STORIES])
