"""The dates that an issue can bear, and how dates are written in Chinese."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

# Any other date is a slip of the pen; addresses, calendar and search know none outside.
FIRST_DAY, LAST_DAY = dt.date(1851, 1, 1), dt.date(2150, 12, 31)
YEARS = f"年份应在 {FIRST_DAY.year} 到 {LAST_DAY.year} 之间"

WEEKDAYS = "一二三四五六日"  # from Monday on


class Dated(Protocol):
    """Year, month and day as numbers; the calendar need not have such a day."""

    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int: ...
    @property
    def day(self) -> int: ...


def implausible(day: dt.date) -> str:
    """Why no issue bears this date, with the remedy; "" for one that it can bear."""
    return "" if FIRST_DAY <= day <= LAST_DAY else f"日期“{day}”不可能；{YEARS}，请核对"


def chinese_date(day: Dated) -> str:
    """2019年5月6日."""
    return f"{day.year}年{month_day(day)}"


def chinese_month(day: Dated) -> str:
    """2019年5月."""
    return f"{day.year}年{day.month}月"


def month_day(day: Dated) -> str:
    """5月6日."""
    return f"{day.month}月{day.day}日"


def dates_through(first: dt.date, last: dt.date) -> str:
    """2023年5月5日至7日, year and month said again only where they are others."""
    if first == last:
        return chinese_date(first)
    if first.year != last.year:
        return f"{chinese_date(first)}至{chinese_date(last)}"
    return f"{chinese_date(first)}至{f'{last.day}日' if first.month == last.month else month_day(last)}"


def printed_date(day: dt.date, inferred: bool, between: tuple[dt.date, dt.date] | None) -> str:
    """2019年5月6日; marked where it was inferred; the days ``between`` which it must lie, where they are known."""
    return f"{dates_through(*between)}之间" if between else f"{chinese_date(day)}{'（推定）' if inferred else ''}"


def weekday(day: dt.date) -> str:
    """星期二."""
    return f"星期{WEEKDAYS[day.weekday()]}"
