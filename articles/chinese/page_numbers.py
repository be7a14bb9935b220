"""Page numbers: as they are printed and typed, the one form in which they are kept, their order and what lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from articles.chinese.numerals import NUMERALS, ONE_TO_NINE, ZEROS, number

FRONT = "头"  # 头版 is page 1
# With ``page`` as the number itself. No paper has a thousand pages: longer numbers are dates, years, slips of the hand.
NUMBER = r"(?P<page>[A-Z]?[0-9]{1,3})"
# What a person is told whose page number is none.
WRITE_IT_SO = "请写成 1 或 C01 的样子"
_COUNTED = f"[{ONE_TO_NINE}]?十[{ONE_TO_NINE}]?|[{ONE_TO_NINE}][{ZEROS}{ONE_TO_NINE}]?"  # 第十二版, 第一二版
CHINESE_PAGE = re.compile(rf"第?\s*(?<![{ZEROS}{NUMERALS}])(?P<page>{FRONT}|{_COUNTED})\s*版")


def normal_page(text: str) -> str:
    """A page number as it is kept: 01 → 1, 第3版 → 3, c1 → C01, 第二版 → 2; "" for what is no page number."""
    text = unicodedata.normalize("NFKC", text).strip()
    if match := CHINESE_PAGE.fullmatch(text):
        return of_numerals(match["page"])
    match = re.fullmatch(rf"第?\s*{NUMBER}\s*版?", text, re.IGNORECASE)
    return of_digits(match["page"]) if match else ""


def of_digits(page: str) -> str:
    """What ``NUMBER`` found, as it is kept: behind a letter in two digits, as they are printed; "" for page 0."""
    letter, digits = (page[0].upper(), page[1:]) if page[0].isalpha() else ("", page)
    return _numbered(letter, int(digits)) if int(digits) else ""


def later_page(page: str, by: int) -> str:
    """The number so many pages after a normal one: 2 after C01 is C03."""
    letter = page[:1] if page[:1].isalpha() else ""
    return _numbered(letter, int(page[len(letter) :]) + by) if by and page else page


def _numbered(letter: str, number: int) -> str:
    return f"{letter}{number:02d}" if letter else str(number)


def of_numerals(page: str) -> str:
    """What ``CHINESE_PAGE`` found, as it is kept."""
    return "1" if page == FRONT else str(number(page))


def is_addressable(page: str) -> bool:
    """Whether a number, also one stored before there was a normal form, can be a part of an address."""
    return "/" not in page and page.strip(".") != ""


def same_page(one: str, other: str) -> bool:
    """Whether two numbers name one page: C02 and c2 do; "" names none."""
    return one != "" and _without_zeros(one) == _without_zeros(other)


def _without_zeros(page: str) -> str:
    return re.sub(r"(?<!\d)0+", "", page.upper())


def print_order(page: str) -> tuple[int, str]:
    """Sort key: 1, 2, 10 and C01, C02; shorter numbers first."""
    return len(page), page


@dataclass(frozen=True)
class MissingPages:
    """A run of pages that are not held, from ``first`` to ``last``; both the same where it is one."""

    first: str
    last: str

    @property
    def label(self) -> str:
        """第5版, 第5—998版."""
        return f"第{self.first}版" if self.first == self.last else f"第{self.first}—{self.last}版"


def missing_pages(held: Collection[str]) -> list[MissingPages]:
    """Pages that must exist because a higher number of the same letter is held: 1, 2, 4 → 3; C01, C03 → C02.

    Runs, however long, in the order of print. A number in no normal form proves nothing.
    """
    known = {page for page in held if page and normal_page(page) == page}
    missing: list[MissingPages] = []
    for letter, pages in groupby(sorted(known, key=lambda page: (_letter(page), print_order(page))), key=_letter):
        next_one = 1
        for one in (int(page.removeprefix(letter)) for page in pages):
            if one > next_one:
                missing.append(MissingPages(_numbered(letter, next_one), _numbered(letter, one - 1)))
            next_one = one + 1
    return sorted(missing, key=lambda run: print_order(run.first))


def _letter(page: str) -> str:
    return page.rstrip("0123456789")
