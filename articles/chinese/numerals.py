"""Numbers as Chinese text writes them: 12, 十二, 廿八, 二〇一九, 三千四百零五; and rows of numbers as it lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

ZEROS = "〇零○"
ONE_TO_NINE = "一二三四五六七八九"
# What a numeral up to 99 is written with.
NUMERALS = ONE_TO_NINE + "十"

_DIGITS = {char: value for value, char in enumerate(ONE_TO_NINE, 1)} | dict.fromkeys(ZEROS, 0) | {"两": 2}
_UNITS = (("千", 1000), ("百", 100), ("十", 10))
_MOST_DIGITS = 18  # nothing that a paper prints has more, and Python makes no int of thousands
# Short forms that dates are written with: 廿八, 初五.
_SHORT = str.maketrans({"廿": "二十", "卄": "二十", "卅": "三十", "初": ""})


def number(text: str) -> int | None:
    """The value of a numeral in digits of either width, or in Chinese up to 9999; None for what is no numeral."""
    if len(text) > _MOST_DIGITS:
        return None
    if text.isdecimal():
        return int(text)
    text = text.translate(_SHORT)
    if not text:
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    """三千四百零五: each unit once, the greater first, with one digit or none before it."""
    total, rest = 0, text
    for unit, value in _UNITS:
        count, here, behind = rest.rpartition(unit)
        if here:
            digit = _digit(count, empty=1)
            if digit is None:
                return None
            total, rest = total + value * digit, behind
    digit = _digit(rest, empty=0)
    return None if digit is None else total + digit


def _digit(text: str, *, empty: int) -> int | None:
    """The value of one digit, zeros before it left out; ``empty`` where none stands."""
    text = text.lstrip(ZEROS)
    return _DIGITS.get(text) if text else empty


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of neighbours: 1 2 3 7 → (1, 3) (7, 7)."""
    first = last = None
    for value in numbers:
        if first is None or last is None:
            first = value
        elif value != last + 1:
            yield first, last
            first = value
        last = value
    if first is not None and last is not None:
        yield first, last


def listed(numbers: Iterable[int]) -> str:
    """1 2 3 7 → "1–3、7"."""
    return "、".join(str(first) if first == last else f"{first}–{last}" for first, last in runs(numbers))
