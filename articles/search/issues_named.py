"""The issues that a query names: by day, by day of the year, by running number; a page's number may follow."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from articles.models import Issue
from articles.search.analysis import normalise
from articles.search.asked_days import AskedDays, read_days
from articles.search.query import Query

# Of one day of the year in all years.
SHOWN = 5


def issues_named(typed: str, query: Query) -> list[Issue]:
    """Newest first; none where the query names none that is held."""
    strings = {normalise(typed), *(word.normal for word in query.words if not word.field)}
    asked = Q(date__in=days_named(query))
    for string in strings:
        asked |= _named(read_days(string))
    return list(Issue.objects.held().filter(asked).order_by("-date")[:SHOWN])


def days_named(query: Query) -> list[dt.date]:
    """The single days that it asks for."""
    return [days.first for days in query.dates if days.first == days.last]


def _named(asked: AskedDays) -> Q:
    if asked.solar:
        return Q(date__month=asked.solar[0], date__day=asked.solar[1])
    if asked.number is not None:
        return Q(number=asked.number)
    return Q(date=asked.day) if asked.day else Q(pk__in=[])
