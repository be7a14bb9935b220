"""Numbers of identity cards, 18 digits and the old 15."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from articles.public.personal.digits import (
    END,
    GAP,
    OTHER_NUMBER,
    START,
    accepted,
    bracketed,
    groups,
    is_even,
    is_legible,
    plain,
    spaced,
)
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.surroundings import before, clause_before

# The first two digits name a province.
_PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
    ]
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

_EIGHTEEN = re.compile(rf"[1-8lI|]{START}{bracketed('16')}{GAP}{{0,3}}[0-9OolI|XxΧх×]{END}")
_FIFTEEN = re.compile(rf"[1-8lI|]{START}{bracketed('14')}{END}")
# The region, the day of birth, the rest.
_PARTS_OF_CARD = {(6, 8, 4), (6, 8, 3), (6, 4, 4, 4), (6, 4, 2, 2, 4), (6, 12), (14, 4), (6, 6, 3), (6, 9), (12, 3)}
# Partly masked in print: what is left still says where and when somebody was born.
_MASKED = re.compile(r"[1-8](?<![0-9A-Za-z].)\d{2,13}[*×xX●■□]{2,15}(?:\d{0,8}[\dXx])?(?![0-9A-Za-z*])")
_IDENTITY = re.compile(r"身份|公民号码|证件号|证号|证件|户口")
# Right behind the words no digit needs to fit: one may be misread or lost.
_NAMED = re.compile(r"(?:身份证|公民身份|居民身份|证件号)[^\d\n。;]{0,14}$")
_AFTER_NAMED = re.compile(rf"[1-8lI|]{START}{spaced('13,18')}[Xx]?{END}")


def identity_cards(text: str) -> Iterator[Mark]:
    def is_identity(match: re.Match[str]) -> bool:
        digits = plain(match[0].replace("×", "X").replace("Χ", "X").replace("х", "X"))
        if not is_legible(match[0]) or not _is_person(digits):
            return False
        named = bool(_IDENTITY.search(clause_before(text, match.start())))
        if named or (len(digits) == 18 and _check(digits) == digits[-1]):
            return True
        in_order = is_even(match[0]) or groups(match[0]) in _PARTS_OF_CARD
        return in_order and not OTHER_NUMBER.search(before(text, match.start()))

    def is_named(match: re.Match[str]) -> bool:
        return bool(_NAMED.search(before(text, match.start())))

    for pattern in (_EIGHTEEN, _FIFTEEN):
        yield from _marks(pattern, text, is_identity)
    yield from _marks(_AFTER_NAMED, text, is_named)
    yield from _marks(_MASKED, text, lambda match: _is_masked_identity(match, text))


def _marks(pattern: re.Pattern[str], text: str, is_right) -> Iterator[Mark]:  # type: ignore[no-untyped-def]
    return (Mark(*match.span(), PersonalKind.ID_CARD) for match in accepted(pattern, text, is_right))


def _is_masked_identity(match: re.Match[str], text: str) -> bool:
    named = _IDENTITY.search(clause_before(text, match.start(), 20))
    return bool(named) or (len(match[0]) == 18 and match[0][:2] in _PROVINCES)


def _is_person(digits: str) -> bool:
    """A province and a day of birth where a card has them."""
    return digits[:2] in _PROVINCES and _is_day(digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}")


def _is_day(digits: str) -> bool:
    try:
        return 1890 <= dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2050
    except ValueError:
        return False


def _check(digits: str) -> str:
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11]
