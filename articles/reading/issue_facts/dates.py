"""Days as a masthead prints them: numerals with misread digits, which day they name, which days they may have been."""

from __future__ import annotations

import datetime as dt
import re

from articles.chinese.lunar import FIRST_YEAR, LAST_YEAR
from articles.chinese.numerals import NUMERALS, ONE_TO_NINE, ZEROS, number

# What an OCR takes for a digit among digits.
_LIKE_DIGITS = str.maketrans("OoIl|", "00111")

DIGITS = r"[0-9OoIl|]"
NUMERAL = rf"(?:{DIGITS}{{1,2}}|[{NUMERALS}]{{1,3}})"
YEAR = rf"(?:[12l]{DIGITS}{{3}}|[一二][O{ZEROS}{ONE_TO_NINE}]{{3}})"


def numeral(text: str) -> int | None:
    """The value of a numeral, digits misread as letters (l2, 二O一九) or grouped (5,262) included; None for others."""
    latin = text.replace(",", "").translate(_LIKE_DIGITS)
    return number(latin) if latin.isascii() else number(text.replace("O", ZEROS[0]))


def day_of(year: str | int | None, month: str | int | None, day: str | int | None) -> dt.date | None:
    """The day, each part a number or a numeral; None where the calendar has no such day."""
    parts = [part if isinstance(part, int | None) else numeral(part) for part in (year, month, day)]
    if None in parts or not FIRST_YEAR <= (parts[0] or 0) <= LAST_YEAR:
        return None
    try:
        return dt.date(*(part or 0 for part in parts))
    except ValueError:
        return None


def misread_days(year: int, month: int, day: int) -> list[tuple[dt.date, str, str]]:
    """The days that one misread, lost or added digit would have turned into these numbers: (day, printed, meant).

    ``printed`` and ``meant`` are numbers in words: ("13日", "12日").
    """
    meant: dict[dt.date, tuple[str, str]] = {}
    parts = [str(year), str(month), str(day)]
    for index, (part, unit) in enumerate(zip(parts, "年月日", strict=True)):
        for changed in _one_digit_away(part, grow=index > 0):
            other = day_of(*(int(p) for p in [*parts[:index], changed, *parts[index + 1 :]]))
            if other:
                meant.setdefault(other, (part + unit, changed + unit))
    return [(other, wrong, right) for other, (wrong, right) in meant.items()]


def _one_digit_away(part: str, *, grow: bool) -> list[str]:
    """Every other number with one digit changed and, for months and days, with one digit more or less."""
    digits = "0123456789"
    numbers = [part[:at] + digit + part[at + 1 :] for at in range(len(part)) for digit in digits if digit != part[at]]
    if grow:
        numbers += [part[:at] + digit + part[at:] for at in range(len(part) + 1) for digit in digits]
        numbers += [part[:at] + part[at + 1 :] for at in range(len(part))]
        numbers = [changed for changed in numbers if re.fullmatch(r"[1-9]\d?", changed)]
    return numbers
