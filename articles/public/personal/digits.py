"""Numbers as they come from print and OCR: blanks, hyphens, dots and strokes between the digits, O for 0, l for 1."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

GAP = r"[ \-·./]"
# (138)57312468
_GAP_OR_BRACKET = r"[ \-·./()]"
DIGIT = r"[0-9OolI|]"
# Nothing that goes on beyond these is the number that was looked for. The start is asked behind the first character:
# a pattern that begins with a set of characters is found many times faster than one that begins by looking back.
START, END = r"(?<![0-9A-Za-z|].)(?<![0-9]\..)", r"(?![0-9A-Za-z|])(?!\.[0-9])"
_GAPS = re.compile(rf"{_GAP_OR_BRACKET}+")
_NO_DIGIT = re.compile("[^0-9X]")
_MISREAD = str.maketrans("OolI|", "00111")
_MOST_MISREAD = 3

# 3-4-4, 3-8 and the like, as numbers are grouped on purpose.
Groups = tuple[int, ...]


def spaced(count: str) -> str:
    """Pattern of so many digits ("9", "6,7"), gaps allowed before each."""
    return rf"(?:{GAP}{{0,3}}{DIGIT}){{{count}}}"


def bracketed(count: str) -> str:
    """The same with some of them in brackets."""
    return rf"(?:{_GAP_OR_BRACKET}{{0,3}}{DIGIT}){{{count}}}"


def plain(text: str) -> str:
    """Only the digits, misread ones mended; an X at the end stays."""
    return text if text.isdecimal() else _NO_DIGIT.sub("", text.translate(_MISREAD).upper())


def groups(text: str) -> Groups:
    """How many digits stand together: 138 1234 5678 → (3, 4, 4)."""
    return (len(text),) if text.isdecimal() else tuple(len(part) for part in _GAPS.split(text) if part)


def is_even(text: str) -> bool:
    """Whether the number stands in one piece, or all its digits by themselves."""
    sizes = groups(text)
    return len(sizes) == 1 or set(sizes) == {1}


def is_legible(text: str) -> bool:
    return text.isdecimal() or sum(char in "OolI|" for char in text) <= _MOST_MISREAD


def accepted(pattern: re.Pattern[str], text: str, is_right: Callable[[re.Match[str]], bool]) -> Iterator[re.Match[str]]:
    """Matches that are right; behind a wrong one the search goes on with its second character."""
    at = 0
    while match := pattern.search(text, at):
        right = is_right(match)
        if right:
            yield match
        at = match.end() if right else match.start() + 1


def passes_luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
