"""Days as Chinese newspapers write them: numerals, weekdays, and which day a written form names."""

from __future__ import annotations

import datetime as dt
import re

WEEKDAYS = "一二三四五六日"
FIRST_YEAR, LAST_YEAR = 1901, 2099  # the calendar's tables reach from 1901 to 2100

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0, "两": 2}
_TENS = {"廿": "二十", "卅": "三十", "初": ""}
# What an OCR takes for a digit among digits.
_LIKE_DIGITS = str.maketrans("OoIl|", "00111")

DIGITS = r"[0-9OoIl|]"
NUMERAL = rf"(?:{DIGITS}{{1,2}}|[一二三四五六七八九十]{{1,3}})"
YEAR = rf"(?:[12l]{DIGITS}{{3}}|[一二][〇零○O一二三四五六七八九]{{3}})"


def numeral(text: str) -> int | None:
    """The value of 12, l2, 十二, 廿五, 二〇一九, 三千四百零五; None for what is no numeral."""
    latin = text.replace(",", "").translate(_LIKE_DIGITS)
    if latin.isascii() and latin.isdigit():
        return int(latin)
    for short, long in _TENS.items():
        text = text.replace(short, long)
    if text and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total, rest = 0, text
    for unit, value in (("千", 1000), ("百", 100), ("十", 10)):
        count, found, after = rest.rpartition(unit)
        if found:
            count = count.lstrip("零〇")
            if count and count not in _DIGITS:
                return None
            total, rest = total + value * (_DIGITS[count] if count else 1), after
    rest = rest.lstrip("零〇")
    if rest and rest not in _DIGITS:
        return None
    return total + (_DIGITS[rest] if rest else 0) if text else None


def day_of(year: str | int | None, month: str | int | None, day: str | int | None) -> dt.date | None:
    """The day, each part a number or a numeral; None where the calendar has no such day."""
    parts = [part if isinstance(part, int | None) else numeral(part) for part in (year, month, day)]
    if None in parts or not FIRST_YEAR <= (parts[0] or 0) <= LAST_YEAR:
        return None
    try:
        return dt.date(*(part or 0 for part in parts))
    except ValueError:
        return None


def weekday_of(day: dt.date) -> str:
    """星期二."""
    return "星期" + WEEKDAYS[day.weekday()]


def chinese(day: dt.date) -> str:
    """2019年5月6日."""
    return f"{day.year}年{day.month}月{day.day}日"


def misread_days(year: int, month: int, day: int) -> list[tuple[dt.date, str, str]]:
    """The days that one misread, lost or added digit would have turned into these numbers: (day, printed, meant).

    ``printed`` and ``meant`` are numbers in words: ("13日", "12日").
    """
    found: dict[dt.date, tuple[str, str]] = {}
    parts = [str(year), str(month), str(day)]
    for index, (part, unit) in enumerate(zip(parts, "年月日", strict=True)):
        for changed in _one_digit_away(part, grow=index > 0):
            other = day_of(*(int(p) for p in [*parts[:index], changed, *parts[index + 1 :]]))
            if other:
                found.setdefault(other, (part + unit, changed + unit))
    return [(other, printed, meant) for other, (printed, meant) in found.items()]


def _one_digit_away(part: str, *, grow: bool) -> list[str]:
    """Every other number with one digit changed and, for months and days, with one digit more or less."""
    digits = "0123456789"
    found = [part[:at] + digit + part[at + 1 :] for at in range(len(part)) for digit in digits if digit != part[at]]
    if grow:
        found += [part[:at] + digit + part[at:] for at in range(len(part) + 1) for digit in digits]
        found += [part[:at] + part[at + 1 :] for at in range(len(part))]
        found = [number for number in found if re.fullmatch(r"[1-9]\d?", number)]
    return found
