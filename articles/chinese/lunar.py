"""What the Chinese calendar says of a day: lunar date, solar term, name of the year."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import cnlunar

from articles.chinese.numerals import ONE_TO_NINE

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"

# The years of cnlunar's tables; outside them it answers nonsense without an error. The first months of 1901 lie in
# the lunar year before, so of that year only the solar terms are known.
FIRST_YEAR, LAST_YEAR = 1901, 2099


def year_name(year: int) -> str:
    """The name of the lunar year that begins in ``year``, e.g. 癸卯."""
    return STEMS[(year - 4) % 10] + BRANCHES[(year - 4) % 12]


@lru_cache(maxsize=1024)
def lunar_date(day: dt.date) -> str:
    """农历甲辰年三月初五, or "" outside the tables."""
    if not FIRST_YEAR < day.year <= LAST_YEAR:
        return ""
    lunar = cnlunar.Lunar(dt.datetime(day.year, day.month, day.day))
    month = lunar.lunarMonthCn.rstrip("大小")
    return f"农历{year_name(lunar.lunarYear)}年{month}{lunar.lunarDayCn}"


@lru_cache(maxsize=1024)
def solar_term(day: dt.date) -> str:
    """大雪 on the day of that solar term, else ""."""
    if not FIRST_YEAR < day.year <= LAST_YEAR:
        return ""
    term = str(cnlunar.Lunar(dt.datetime(day.year, day.month, day.day)).todaySolarTerms)
    return "" if term == "无" else term


# As the calendar says them: cnlunar's own words.
MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")

_TENS = ("初", "十", "廿", "三")


def day_words(day: int) -> str:
    """初五, 十二, 廿八 of 1 to 30."""
    if day % 10 == 0:
        return ("初十", "二十", "三十")[day // 10 - 1]
    return _TENS[day // 10] + ONE_TO_NINE[day % 10 - 1]


@lru_cache(maxsize=1024)
def lunar_day(day: dt.date) -> str:
    """廿八, on the first of a month its name (八月), as a calendar prints it beside the day; "" outside the tables."""
    _, _, words = lunar_date(day).partition("年")
    month, name = words[:-2], words[-2:]
    return month if name == "初一" else name


def first_of_month(day: dt.date) -> dt.date:
    """The day on which the lunar month of ``day`` began."""
    return day - dt.timedelta(cnlunar.Lunar(dt.datetime(day.year, day.month, day.day)).lunarDay - 1)


@lru_cache(maxsize=512)
def lunar_months(year: int) -> dict[str, dt.date]:
    """The first day of each month of the lunar year that begins in ``year``, 闰二月 too; empty outside the tables."""
    if not FIRST_YEAR < year < LAST_YEAR:
        return {}
    # The lunar year begins after 20 January, and not after this day: that lies in its first month or opens the second.
    first = first_of_month(dt.date(year, 2, 20))
    if not lunar_date(first).endswith("正月初一"):
        first = first_of_month(first - dt.timedelta(1))
    months: dict[str, dt.date] = {}
    while (words := lunar_date(first)).startswith(f"农历{year_name(year)}年"):
        months[words.partition("年")[2][:-2]] = first
        short = first + dt.timedelta(29)
        first = short if lunar_date(short).endswith("初一") else short + dt.timedelta(1)
    return months


def of_lunar_day(year: int, month: str, day: int) -> dt.date | None:
    """The date of the ``day``-th of 九月, 闰二月 … of the lunar year that begins in ``year``; none if it has none."""
    first = lunar_months(year).get(month)
    found = first + dt.timedelta(day - 1) if first else None
    return found if found and lunar_date(found).partition("年")[2][:-2] == month else None
