"""The one date field: what is typed leads to its issue, day, month or year, or to a page of all that it may mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from articles.catalogue import leafing
from articles.models import Issue
from articles.search.asked_days import AskedDays, read_days, solar_words
from articles.search.days import DateRange, parse_dates
from articles.views.kept import not_indexed

# What a person types is shorter.
MAX_TYPED = 40


@dataclass(frozen=True)
class Meaning:
    """One day of the year by one calendar: the issues held of it, and the days of the archive's span that lack."""

    words: str
    issues: list[Issue]
    lacking: list[dt.date]


def asked(request: HttpRequest) -> HttpResponse:
    """Without ``date``, or with nothing in it, the latest year."""
    typed = request.GET.get("date", "").replace("\0", "").strip()[:MAX_TYPED]
    if not typed:
        latest = Issue.objects.held().aggregate(latest=Max("date"))["latest"] or timezone.localdate()
        return redirect("year", year=latest.year)
    found = read_days(typed)
    days = found.days or parse_dates(f"{typed}..{typed}")
    context = {"typed": typed, "meanings": meanings(found)} | (numbered(found.number) if found.number else {})
    if days or context.get("only"):
        return redirect(address_of(days) if days else context["only"].get_absolute_url())
    return not_indexed(render(request, "dates.html", context))


def address_of(days: DateRange) -> str:
    """Of a day, of a month, or of the year in which a longer time begins."""
    if days.first == days.last:
        return reverse("issue", args=[days.first])
    if (days.first.year, days.first.month) == (days.last.year, days.last.month):
        return reverse("month", args=[days.first])
    return reverse("year", args=[days.first.year])


def meanings(found: AskedDays) -> list[Meaning]:
    within = leafing.span() if found.is_every_year else None
    if within is None:
        return []
    told = []
    if found.solar:
        told.append(meaning(f"公历{solar_words(found.solar)}", leafing.in_every_year(*found.solar, within), within))
    if found.lunar:
        # The last months of a lunar year lie in the next solar one.
        days = found.lunar.within(within.first.year - 1, within.last.year)
        told.append(meaning(f"农历{found.lunar}", days, within))
    return told


def meaning(words: str, days: list[dt.date], within: leafing.ArchiveSpan) -> Meaning:
    issues = leafing.on_days(days)
    held = {issue.date for issue in issues}
    return Meaning(words, issues, [day for day in days if day in within and day not in held])


def numbered(number: int) -> dict[str, Any]:
    """``only`` is the issue of this running number; else those of it, misprints being what they are, and those of the
    numbers next to it."""
    held = Issue.objects.held()
    issues = list(held.filter(number=number).order_by("date"))
    return {
        "number": number,
        "only": issues[0] if len(issues) == 1 else None,
        "issues": issues,
        "before": None if issues else held.filter(number__lt=number).order_by("-number").first(),
        "after": None if issues else held.filter(number__gt=number).order_by("number").first(),
    }
