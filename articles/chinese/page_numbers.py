"""Page numbers: as they are printed and typed, the one form in which they are kept, their order and what lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import groupby

from articles.chinese.numerals import NUMERALS, ONE_TO_NINE, ZEROS, number

FRONT = "头"  # 头版 is page 1
# With ``page`` as the number itself.
NUMBER = r"(?P<page>[A-Z]?\d{1,3})"
_COUNTED = f"[{ONE_TO_NINE}]?十[{ONE_TO_NINE}]?|[{ONE_TO_NINE}][{ZEROS}{ONE_TO_NINE}]?"  # 第十二版, 第一二版
CHINESE_PAGE = re.compile(rf"第?\s*(?<![{ZEROS}{NUMERALS}])(?P<page>{FRONT}|{_COUNTED})\s*版")


def normal_page(text: str) -> str:
    """A page number as it is kept: 01 → 1, 第3版 → 3, c01 → C01, 第二版 → 2; "" for what is no page number."""
    text = unicodedata.normalize("NFKC", text).strip()
    if match := CHINESE_PAGE.fullmatch(text):
        return of_numerals(match["page"])
    match = re.fullmatch(rf"第?\s*{NUMBER}\s*版?", text, re.IGNORECASE)
    return of_digits(match["page"]) if match else ""


def of_digits(page: str) -> str:
    """What ``NUMBER`` found, as it is kept."""
    return page.upper() if page[0].isalpha() else page.lstrip("0")


def of_numerals(page: str) -> str:
    """What ``CHINESE_PAGE`` found, as it is kept."""
    return "1" if page == FRONT else str(number(page))


def same_page(one: str, other: str) -> bool:
    """Whether two numbers name one page: C02 and c2 do; "" names none."""
    return one != "" and _without_zeros(one) == _without_zeros(other)


def _without_zeros(page: str) -> str:
    return re.sub(r"(?<!\d)0+", "", page.upper())


def print_order(page: str) -> tuple[int, str]:
    """Sort key: 1, 2, 10 and C01, C02; shorter numbers first."""
    return len(page), page


def missing_numbers(held: Collection[str]) -> list[str]:
    """Page numbers that must exist because a higher one of the same letter is held: 1, 2, 4 → 3; C01, C03 → C02."""
    missing: list[str] = []
    for letter, pages in groupby(sorted(held), key=_letter):
        digits = [page.removeprefix(letter) for page in pages if page != letter]
        width = min(map(len, digits), default=1)
        expected = (f"{letter}{n:0{width}d}" for n in range(1, max(map(int, digits), default=0)))
        missing += [page for page in expected if page not in held]
    return missing


def _letter(page: str) -> str:
    return page.rstrip("0123456789")
