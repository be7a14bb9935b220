"""The issues that a query names: by day, by day of the year, by running number; a page's number may follow."""

from __future__ import annotations

import datetime as dt
import re

from django.db.models import Q

from articles.chinese.numerals import NUMERALS, ZEROS, number
from articles.models import Issue
from articles.search.analysis import normalise
from articles.search.days import parse_dates
from articles.search.query import Query

# Of one day of the year in all years.
SHOWN = 5
_NUMERAL = f"[0-9{ZEROS}{NUMERALS}廿卅]"
_DAY_OF_YEAR = re.compile(rf"({_NUMERAL}{{1,3}})月({_NUMERAL}{{1,3}})[日号]?|([0-9]{{1,2}})[./-]([0-9]{{1,2}})")
_RUNNING = re.compile(rf"(?:总?第|总)({_NUMERAL}{{1,9}})期?|({_NUMERAL}{{1,9}})期")
_PAGE = re.compile(rf"第?[a-d]?{_NUMERAL}{{1,3}}版$")
_AROUND = "()"


def issues_named(typed: str, query: Query) -> list[Issue]:
    """Newest first; none where the query names none that is held."""
    strings = {normalise(typed), *(word.normal for word in query.words if not word.field)}
    asked = Q(pk__in=[])
    for day in (days.first for days in query.dates if days.first == days.last):
        asked |= Q(date=day)
    for string in strings:
        asked |= _named(_PAGE.sub("", string).strip(_AROUND))
    return list(Issue.objects.held().filter(asked).order_by("-date")[:SHOWN])


def _named(string: str) -> Q:
    if found := _DAY_OF_YEAR.fullmatch(string):
        return _on_day(*(number(part) for part in found.groups() if part))
    if found := _RUNNING.fullmatch(string):
        return Q(number=number(found[1] or found[2]) or 0)
    days = parse_dates(string)
    return Q(date=days.first) if days and days.first == days.last else Q(pk__in=[])


def _on_day(month: int | None, day: int | None) -> Q:
    try:
        # A leap year has every day there is.
        date = dt.date(2000, month or 0, day or 0)
    except ValueError:
        return Q(pk__in=[])
    return Q(date__month=date.month, date__day=date.day)
