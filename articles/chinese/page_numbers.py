"""Page numbers as they are printed and typed, and the one form in which they are kept."""

from __future__ import annotations

import re
import unicodedata

# With ``page`` as the number itself.
NUMBER = r"(?P<page>[A-Z]?\d{1,3})"
CHINESE_PAGE = re.compile(r"第?\s*(?P<page>头|[一二三四五六七八九]?十?[一二三四五六七八九十])\s*版")

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九十")}


def normal_page(text: str) -> str:
    """A page number as it is kept: 01 → 1, 第3版 → 3, c01 → C01, 第二版 → 2; "" for what is no page number."""
    text = unicodedata.normalize("NFKC", text).strip()
    if match := CHINESE_PAGE.fullmatch(text):
        return of_numerals(match["page"])
    match = re.fullmatch(rf"第?\s*{NUMBER}\s*版?", text, re.IGNORECASE)
    return of_digits(match["page"]) if match else ""


def of_digits(page: str) -> str:
    if page[0].isalpha():
        return page.upper()
    return page.lstrip("0")


def of_numerals(page: str) -> str:
    if page == "头":
        return "1"
    tens, ten, ones = page.rpartition("十")
    return str((_DIGITS[tens] if tens else 1) * 10 + _DIGITS.get(ones, 0) if ten else _DIGITS[page])
