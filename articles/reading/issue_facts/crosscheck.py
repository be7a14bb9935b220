"""Date, weekday and lunar date of a masthead hold one another: where they disagree, which digit was misread?

Every change of one character is tried; a change after which all of them agree is named to the person who looks.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import product

from articles.chinese.dates import chinese_date, weekday
from articles.reading.issue_facts.dates import day_of, misread_days
from articles.reading.issue_facts.lunar import LunarDate

_SHOWN = 3  # more ways to mend it than this say nothing


@dataclass(frozen=True)
class PrintedDay:
    """What the masthead prints of its day; ``weekday`` like 星期二 or "", ``lunar`` None where it has none."""

    year: int
    month: int
    day: int
    weekday: str = ""
    lunar: LunarDate | None = None

    @property
    def date(self) -> dt.date | None:
        return day_of(self.year, self.month, self.day)

    def fits(self, day: dt.date) -> bool:
        """Whether weekday and lunar date, as far as they are printed, are those of ``day``."""
        return self.weekday in ("", weekday(day)) and (self.lunar is None or self.lunar.fits(day))

    def nearly_fits(self, day: dt.date) -> bool:
        """Whether the weekday fits and one character of the lunar date does not."""
        return self.weekday in ("", weekday(day)) and self.lunar is not None and bool(self.lunar.misread_for(day))


def possible_days(year: str, month: str, day_of_month: str, witness: PrintedDay) -> list[dt.date]:
    """The days that a date with one unreadable digit can be, as far as weekday and lunar date allow.

    The digit may stand there as another character or be lost; ``witness`` is asked for weekday and lunar date only.
    Where no day fits, those are given whose lunar date is printed with one character misread.
    """
    choices = [_readings(part, size) for part, size in ((year, 4), (month, 2), (day_of_month, 2))]
    days = {day_of(*(int(part) for part in parts)) for parts in product(*choices)}
    valid = sorted(day for day in days if day)
    return [day for day in valid if witness.fits(day)] or [day for day in valid if witness.nearly_fits(day)]


def _readings(part: str, size: int) -> list[str]:
    """20?3 → 2003 … 2093; a year of three digits has lost one anywhere."""
    if not part.isdigit():
        bad = next(char for char in part if not char.isdigit())
        return [text for text in (part.replace(bad, digit, 1) for digit in ("", *"0123456789")) if text.isdigit()]
    if size == 4 and len(part) == 3:
        return [part[:at] + digit + part[at:] for at in range(4) for digit in "0123456789"]
    return [part]


def contradiction(printed: PrintedDay) -> str:
    """What does not agree, and the likely misread character, as one Chinese sentence; "" where all agrees."""
    date = printed.date
    if date and printed.fits(date):
        return ""
    said = chinese_date(printed)
    others = "、".join(text for text in (printed.weekday, printed.lunar.printed if printed.lunar else "") if text)
    fault = f"报头日期{said}与{others}不合" if date else f"报头日期{said}，历书上没有这一天"
    mends = [*_other_mends(printed, date), *_date_mends(printed)]
    if not mends or len(mends) > _SHOWN:
        return f"{fault}；请对照报纸核对"
    return f"{fault}；{'，或者'.join(mends)}；请对照报纸核对"


def _date_mends(printed: PrintedDay) -> list[str]:
    """Changes of one digit of the date after which it agrees with all else."""
    if not (printed.weekday or printed.lunar):
        return []
    return [
        f"“{wrong}”可能是“{right}”之误（{chinese_date(day)}）"
        for day, wrong, right in misread_days(printed.year, printed.month, printed.day)
        if printed.fits(day)
    ]


def _other_mends(printed: PrintedDay, date: dt.date | None) -> list[str]:
    """The weekday, or one character of the lunar date, if the rest agrees with the date."""
    if date is None:
        return []
    weekday_fits = printed.weekday in ("", weekday(date))
    if printed.lunar is None or printed.lunar.fits(date):
        return [] if weekday_fits else [f"“{printed.weekday}”可能是“{weekday(date)}”之误"]
    misread = printed.lunar.misread_for(date)
    return [f"农历里的“{misread[0]}”可能是“{misread[1]}”之误"] if weekday_fits and misread else []
