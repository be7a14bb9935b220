"""Which private signs of the paper's fonts stand for which punctuation: a file of the data folder, written by hand.

{"\\ue5e5": "，", "\\ue5e6": "。"}: some typesetting programs print their signs under numbers that Unicode leaves free.
"""

from __future__ import annotations

import unicodedata

from articles.public.own_files import OwnFile, json_of

PUNCTUATION_FILE = OwnFile("punctuation.json", "标点表", "请改正，一对引号里一个私用区的字，冒号后面是它印出来的字")
_PRIVATE = "Co"


def paper_punctuation() -> dict[str, str]:
    """Private sign → what is printed; empty where there is no file. Raises OwnFileUnreadable."""
    return PUNCTUATION_FILE.read(lambda data: _checked(json_of(data)), {})


def _checked(rows: object) -> dict[str, str]:
    if not isinstance(rows, dict):
        raise ValueError("不是一张表")
    for sign, char in rows.items():
        if len(sign) != 1 or unicodedata.category(sign) != _PRIVATE:
            raise ValueError(f"“{sign[:10]}”不是一个私用区的字")
        if not isinstance(char, str) or len(char) != 1 or not char.isprintable() or char.isspace():
            raise ValueError(f"U+{ord(sign):04X} 后面不是一个印得出来的字")
    return rows
