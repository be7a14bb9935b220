"""Dates as users type them: 20230912, 2023-09-12, 2023-09, 2023年9月12日, and two of them with .. between."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from articles.chinese.dates import FIRST_DAY, LAST_DAY, chinese_date, chinese_month
from articles.chinese.numerals import NUMERALS, ONE_TO_NINE, ZEROS, number
from articles.search.analysis import normalise

# The years just outside those that a paper can bear stand for an open end.
FIRST_YEAR, LAST_YEAR = FIRST_DAY.year - 1, LAST_DAY.year + 1

# Matched against normalised text: half width, one form of dash and full stop.
_SEPARATOR = re.compile(r"\.{2,}|~|至")
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))")
# 二〇二三年九月十二日, 二零二三年九月
_IN_NUMERALS = re.compile(
    rf"([{ZEROS}{ONE_TO_NINE}]{{4}})年(?:([{NUMERALS}]{{1,2}})月(?:([{NUMERALS}廿卅]{{1,3}})[日号]?)?)?"
)
_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2})|年(\d{1,2})月)")
_YEAR = re.compile(r"(\d{4})年?")


@dataclass(frozen=True)
class DateRange:
    """Both days included; an open end is the first or last day a paper could bear."""

    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        if self.first == self.last:
            return chinese_date(self.first)
        if self.first.year == FIRST_YEAR:
            return f"{chinese_date(self.last)}及以前"
        if self.last.year == LAST_YEAR:
            return f"{chinese_date(self.first)}及以后"
        first, last = chinese_date(self.first), chinese_date(self.last)
        if self._is_whole_months:
            first, last = map(chinese_month, (self.first, self.last))
        return first if first == last else f"{first}至{last}"

    @property
    def _is_whole_months(self) -> bool:
        return self.first.day == 1 and (self.last + dt.timedelta(days=1)).day == 1


def parse_dates(typed: str) -> DateRange | None:
    """The days a word of a query means, or None where it is no date. A year alone is text, in a range it is a year."""
    normal = _in_digits(normalise(typed))
    if (separator := _SEPARATOR.search(normal)) is None:
        return _day(normal) or _month(normal)
    first, last = normal[: separator.start()], normal[separator.end() :]
    start = _span(first) if first else DateRange(dt.date(FIRST_YEAR, 1, 1), dt.date(FIRST_YEAR, 1, 1))
    end = _span(last) if last else DateRange(dt.date(LAST_YEAR, 12, 31), dt.date(LAST_YEAR, 12, 31))
    if start is None or end is None or not (first or last):
        return None
    return DateRange(min(start.first, end.first), max(start.last, end.last))


def _in_digits(normal: str) -> str:
    """A date in Chinese numerals with digits instead; anything else as it is."""
    return _IN_NUMERALS.sub(lambda found: "".join(map(_digits, re.split("([年月日号])", found[0]))), normal)


def _digits(numeral: str) -> str:
    value = number(numeral) if numeral else None
    return numeral if value is None else str(value)


def _span(normal: str) -> DateRange | None:
    return _day(normal) or _month(normal) or _year(normal)


def _day(normal: str) -> DateRange | None:
    if (found := _DAY.fullmatch(normal)) is None:
        return None
    year, month, day = (int(group) for group in found.groups() if group is not None)
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return DateRange(date, date) if FIRST_YEAR < year < LAST_YEAR else None


def _month(normal: str) -> DateRange | None:
    if (found := _MONTH.fullmatch(normal)) is None:
        return None
    year, month = (int(group) for group in found.groups() if group is not None)
    if not (FIRST_YEAR < year < LAST_YEAR and 1 <= month <= 12):
        return None
    return DateRange(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def _year(normal: str) -> DateRange | None:
    if (found := _YEAR.fullmatch(normal)) is None or not FIRST_YEAR < int(found[1]) < LAST_YEAR:
        return None
    return DateRange(dt.date(int(found[1]), 1, 1), dt.date(int(found[1]), 12, 31))
