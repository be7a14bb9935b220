"""Which days or issues one string names: a day, a month, a day of every year by either calendar, a running number."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from articles.chinese.dates import month_day
from articles.chinese.lunar import BRANCHES, MONTHS, STEMS, day_words, of_lunar_day, year_name
from articles.chinese.numerals import NUMERALS, ZEROS, number
from articles.search.analysis import normalise
from articles.search.days import DateRange, parse_dates

_NUMERAL = f"[0-9{ZEROS}{NUMERALS}廿卅]"
_DAY_OF_YEAR = re.compile(rf"({_NUMERAL}{{1,3}})月({_NUMERAL}{{1,3}})[日号]?|([0-9]{{1,2}})[./-]([0-9]{{1,2}})")
_RUNNING = re.compile(rf"(?:总?第|总)({_NUMERAL}{{1,9}})期?|({_NUMERAL}{{1,9}})期")
_PAGE = re.compile(rf"第?[a-d]?{_NUMERAL}{{1,3}}版$")
_AROUND = "()"
_LUNAR = re.compile(
    rf"(?P<named>[农阴夏]历)?(?:(?P<year>[{STEMS}][{BRANCHES}])年)?"
    rf"(?P<month>(?P<leap>闰)?(?:[正冬腊]|{_NUMERAL}{{1,2}}))月(?P<day>初?{_NUMERAL}{{1,3}})[日号]?"
)
# Such words stand in the lunar calendar alone; 九月十二 without them may be of either.
_LUNAR_ALONE = re.compile(f"[农阴夏]历|[{STEMS}][{BRANCHES}]年|[闰正冬腊]|初")
_LONGEST_MONTH = 30


@dataclass(frozen=True)
class LunarDay:
    """The ``day``-th of 九月, 闰二月; of every year, or of those of one ``cycle`` name (癸卯)."""

    month: str
    day: int
    cycle: str = ""

    def __str__(self) -> str:
        return f"{self.cycle}年{self.month}{day_words(self.day)}" if self.cycle else self.month + day_words(self.day)

    def within(self, first: int, last: int) -> list[dt.date]:
        """Its dates in the lunar years that begin in these, where the calendar has them."""
        years = (year for year in range(first, last + 1) if self.cycle in ("", year_name(year)))
        return [date for year in years if (date := of_lunar_day(year, self.month, self.day))]


@dataclass(frozen=True)
class AskedDays:
    """``solar`` is month and day of every year, so is ``lunar``; where both are there, the string may mean either."""

    days: DateRange | None = None
    solar: tuple[int, int] | None = None
    lunar: LunarDay | None = None
    number: int | None = None

    @property
    def day(self) -> dt.date | None:
        return self.days.first if self.days and self.days.first == self.days.last else None

    @property
    def is_every_year(self) -> bool:
        return bool(self.solar or self.lunar)


def read_days(typed: str) -> AskedDays:
    """Nothing at all where the string names no day and no issue; a page's number behind it does not count."""
    string = _PAGE.sub("", normalise(typed)).strip(_AROUND)
    if found := _RUNNING.fullmatch(string):
        return AskedDays(number=number(found[1] or found[2]))
    if days := parse_dates(string):
        return AskedDays(days=days)
    return AskedDays(solar=_solar(string), lunar=_lunar(string))


def _solar(string: str) -> tuple[int, int] | None:
    if (found := _DAY_OF_YEAR.fullmatch(string)) is None:
        return None
    month, day = (number(part) for part in found.groups() if part)
    try:
        # A leap year has every day there is.
        date = dt.date(2000, month or 0, day or 0)
    except ValueError:
        return None
    return date.month, date.day


def _lunar(string: str) -> LunarDay | None:
    """What is written in digits is of the solar calendar, unless it says otherwise."""
    found = _LUNAR.fullmatch(string)
    if found is None or (any(map(str.isdecimal, string)) and not _LUNAR_ALONE.search(string)):
        return None
    month, day = _month_name(found["month"].removeprefix("闰")), number(found["day"]) or 0
    if not month or not 1 <= day <= _LONGEST_MONTH:
        return None
    return LunarDay(f"{found['leap'] or ''}{month}", day, found["year"] or "")


def _month_name(month: str) -> str:
    place = MONTHS.index(month) + 1 if month in MONTHS else number(month) or 0
    return f"{MONTHS[place - 1]}月" if 1 <= place <= len(MONTHS) else ""


def solar_words(solar: tuple[int, int]) -> str:
    """9月12日."""
    return month_day(dt.date(2000, *solar))
