"""The issues that a query names: by their day, by the day of the year, by the running number."""

from __future__ import annotations

import datetime as dt
import re

from django.db.models import Q

from articles.chinese.numerals import NUMERALS, ZEROS, number
from articles.models import Issue
from articles.search.analysis import normalise
from articles.search.query import Query

# Of one day of the year in all years.
SHOWN = 5
_NUMERAL = f"[0-9{ZEROS}{NUMERALS}廿卅]"
_DAY_OF_YEAR = re.compile(rf"({_NUMERAL}{{1,3}})月({_NUMERAL}{{1,3}})[日号]?")
_RUNNING = re.compile(r"(?:总?第|总)([0-9]{1,6})期?|([0-9]{1,6})期")


def issues_named(typed: str, query: Query) -> list[Issue]:
    """Newest first; none where the query names none that is held."""
    strings = {normalise(typed), *(word.normal for word in query.words if not word.field)}
    asked = Q(pk__in=[])
    for day in (days.first for days in query.dates if days.first == days.last):
        asked |= Q(date=day)
    for string in strings:
        if found := _DAY_OF_YEAR.fullmatch(string):
            asked |= _on_day(number(found[1]), number(found[2]))
        elif found := _RUNNING.fullmatch(string):
            asked |= Q(number=int(found[1] or found[2]))
    return list(Issue.objects.held().filter(asked).order_by("-date")[:SHOWN])


def _on_day(month: int | None, day: int | None) -> Q:
    try:
        # A leap year has every day there is.
        date = dt.date(2000, month or 0, day or 0)
    except ValueError:
        return Q(pk__in=[])
    return Q(date__month=date.month, date__day=date.day)
