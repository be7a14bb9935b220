"""How the number of a house, a flat or a door in a village is written, and how much it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.chinese.late_patterns import late
from articles.chinese.text import HAN

_NUMERALS = "一二三四五六七八九十百〇零○"
_N = rf"(?:\d{{1,4}}|[{_NUMERALS}]{{1,5}})"
_FIRST = rf"[0-9{_NUMERALS[:11]}](?<![0-9{_NUMERALS}].)"
_SIGN = "[A-Za-z甲乙丙丁东西南北]?"
_UNIT = (
    "(?:支弄|号院|号楼|#楼|单元|村民小组|小组|幢|栋|弄|室|组(?![件织合长成建])|队(?![长员伍])|座|楼(?![下上道梯])|层|号|户|房"
    "|门|排|#)"
)
_BEHIND = rf" ?{_SIGN}(?: ?[-/·] ?{_N}{_SIGN}){{0,3}} ?{_UNIT} ?"
_PART = rf"(?:[,、] ?(?=\d+(?:单元|室)))?(?:{_N}{_BEHIND}|[东西南北中]单元)"
_REST = rf"(?:(?<=\d)\d{{0,3}}|(?<=\D)[{_NUMERALS}]{{0,4}}){_BEHIND}"
_ROOM = (
    r"(?:(?:之|-) ?\d{1,3}|之[一二三四五六七八九]|\d{1,2}[-/]\d{3,4}室?"
    r"|(?<! )\d{3,4}(?:室|房)?(?![\d.年元人米多余平千万亿])|[一二三四五六七八九十〇零○]{3,4}室)?"
    "(?:[东西南北中][边首侧]?[户室间套])?"
)
# 3-2-501 without a word.
_IN_DASHES = r"(?<=\d)\d{0,2}-(?:\d{1,2}-)?\d{3,4}室?(?![\d\-:年])"
_HOUSE = late(
    rf"(?:[A-Za-z](?<![A-Za-z0-9].)[幢栋座] ?(?:{_PART}){{0,3}}{_ROOM}"
    rf"|{_FIRST}(?:{_REST}(?:{_PART}){{0,4}}{_ROOM}|{_IN_DASHES}))"
)
_DWELLING = re.compile("[幢栋室弄组队座号#-]|单元")
# What a flat is reached by; of the storeys every other house has some as well.
_OF_A_FLAT = re.compile("[幢栋弄组队座室#-]|单元|号[楼院]")
_NUMBER = re.compile(rf"\d+|[{_NUMERALS}]+|[东西南北中][边首侧]?[户室间套]")
_STOREYS = re.compile(rf"(?:(?<!\d)\d{{1,2}}|[{_NUMERALS}]{{1,3}}) ?[层楼]")
# One building, three teams: counted.
_COUNTED = re.compile(
    "[一二两三四五六七八九十]{1,2}(?:幢|栋|座|户|层|队|室)"
    "|[0-9一二两三四五六七八九十]{1,4}[幢栋座排](?:\\d{1,2}|\\D{1,3})[层楼座]"
)
_WRITTEN = re.compile(f"[{HAN}#]")
_MANY = re.compile(r"\d+[幢栋座户队室组排]")


class House(NamedTuple):
    """``specific``: so much is told that it is one door among many; ``written``: words say what the numbers are;
    ``countable``: it may be so many of them (12座)."""

    start: int
    end: int
    specific: bool
    written: bool
    countable: bool


def houses(text: str) -> Iterator[House]:
    for match in _HOUSE.finditer(text):
        house = match[0].rstrip()
        if not _DWELLING.search(house) or _COUNTED.fullmatch(house):
            continue
        numbers, lettered = len(_NUMBER.findall(_STOREYS.sub("", house))), house[0].isascii() and house[0].isalpha()
        specific = numbers + lettered > 1 + house.count("-") % 2 and bool(_OF_A_FLAT.search(house))
        yield House(
            match.start(),
            match.start() + len(house),
            specific,
            _WRITTEN.search(house) is not None,
            _MANY.fullmatch(house) is not None,
        )
