"""What the Chinese calendar says of a day: lunar date, solar term, name of the year."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import cnlunar

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
