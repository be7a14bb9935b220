"""The masthead and the page head: date, weekday, lunar date, running number, edition, page number and name.

A line counts only when its pieces fill it from end to end, so that no sentence is taken for a masthead; a misread
character or two are allowed where the rest is plainly one. What is strong (a lunar date, a running number, a date with
its weekday) counts anywhere on the page. A lone date, page or edition counts in the head of the page or beside a
strong line: notices are dated too, and wrapped text may break around a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from articles.chinese.dates import WEEKDAYS
from articles.chinese.numerals import NUMERALS, ONE_TO_NINE
from articles.chinese.page_numbers import FRONT
from articles.chinese.text import compact
from articles.reading.issue_facts.dates import DIGITS, NUMERAL, YEAR
from articles.reading.issue_facts.lunar import LOOSE, LUNAR, TERM

_LONGEST = 60  # characters of a line that may be a masthead's
_LONGEST_IN_HEAD = 30  # a longer line, or one with a comma or full stop, is text: there the page's head ends
_TEXT_MARKS = re.compile("[，。；！？,;!?]")
_GARBLED = 6  # one character in so many may be unreadable in a line that is surely a masthead's

_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"(?:(?!星期|农历|总第|今日\d|周[{WEEKDAYS}]|[责编])(?:{_HAN}|·)){{2,10}}"
_COUNT = rf"(?:{DIGITS}(?:{DIGITS}|,){{0,6}}|[〇零{NUMERALS}百千]{{1,9}})"
_NO_EDITION = (
    "电子|数字|升级|加强|[中英]文|网络|手机|正式|最新|纸质|[简精]装|限量|下转|上接|[转接见第原共本]|详见|今[日天]"
)

_EDITORS = "(?:本版|责任|值班|版面|美术|首席|图片)?(?:编辑|责编|美编|编委|主编|版式|校对|组版|设计|审读)"

# The pieces of a masthead line (squeezed, half width). The longest match wins, of equals the first.
PIECES = (
    ("date", rf"(?:公元)?(?P<year>{YEAR})年(?P<month>{NUMERAL})月(?P<day>{NUMERAL})[日号]?"),
    ("date", rf"(?P<year>{YEAR})[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})(?!\d)"),
    ("damaged", rf"(?P<year>{YEAR})[^\d年](?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"),
    ("damaged", rf"(?P<year>{YEAR})年(?P<month>\d{{1,2}})[^\d月](?P<day>\d{{1,2}})日"),
    ("damaged", r"(?P<year>\d{3}|\D\d{3}|\d\D\d\d|\d\d\D\d|\d{3}\D)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    ("damaged", rf"(?P<year>{YEAR})年(?P<month>\D|\D\d|\d\D)月(?P<day>\d{{1,2}})日"),
    ("damaged", rf"(?P<year>{YEAR})年(?P<month>\d{{1,2}})月(?P<day>\D|\D\d|\d\D)日"),
    ("year", rf"(?:公元)?(?P<year>{YEAR})年(?:(?P<month>{NUMERAL})月)?"),
    ("day", rf"(?:(?P<month>{NUMERAL})月)?(?P<day>{NUMERAL})[日号]"),
    ("weekday", rf"(?:星期|礼拜)(?P<weekday>[{WEEKDAYS}天]?)"),
    ("weekday", rf"周(?P<weekday>[{WEEKDAYS}])"),
    ("weekday", rf"(?:.期|星.)(?P<weekday>[{WEEKDAYS}])"),
    ("lunar", rf"(?P<lunar>{LUNAR})"),
    ("lunar", rf"(?P<lunar>{LOOSE})(?=[总第]|星期|{TERM}|\W|$)"),
    ("term", rf"(?:[今昨明][日天]|{NUMERAL}日|初{NUMERAL})?(?:节气)?:?(?P<term>{TERM})"),
    ("number", rf"总.?(?P<number>{_COUNT})(?:[期号]|(?=\W|$))"),
    ("short number", rf"第(?P<number>{_COUNT})[期号]"),
    ("sheets", rf"(?:今[日天]|本期|共|今日共)?(?:[对四]开)?{NUMERAL}[版张]"),
    ("price", r"(?:零售|定价)\D{0,4}[\d.]+元"),
    ("page", rf"第?(?P<page>[A-Z]?\d{{1,2}}|[{NUMERALS}]{{1,3}}|{FRONT})版(?:[:·/]?(?P<name>{_NAME}))?"),
    ("page", rf"(?P<page>[A-Z]\d{{1,2}}|0\d)(?:[:·/]?(?P<name>{_NAME}))?"),
    ("page", rf"(?P<name>{_NAME})(?P<page>[A-Z]\d{{1,2}}|0\d)"),
    ("page", rf"^(?P<page>\d{{1,2}})(?P<name>{_NAME})(?=\d{{4}}[-年./])"),
    ("page", rf"(?<=星期[{WEEKDAYS}])(?P<name>{_NAME})(?P<page>\d{{1,2}})$"),
    ("edition", rf"(?!{_NO_EDITION})(?P<edition>{_HAN}{{2,4}})版$"),
    ("paper", rf"{_HAN}{{2,6}}(?:日报|晚报|晨报|早报|时报|商报|周报|都市报|新闻)(?:社|社主办|社出版)?"),
    ("publisher", rf"{_HAN}{{2,24}}?(?:主管主办|[主联]办|主管|出版)"),
    ("imprint", rf"(?:{_EDITORS}):?{_HAN}{{2,8}}?(?={_EDITORS}|[\W\d]|$)"),
    ("contact", r"(?:新闻)?(?:电话|热线|传真|邮箱|E-?mail|网址):?[\d@.:/()A-Za-z-]+"),
    ("code", r"(?:国内统一(?:刊号|连续出版物号)|邮发代号):?[\d/()A-Z-]+"),
    ("latin", r"[A-Z][A-Z'&]{2,30}"),
    ("gap", r"[^\w,。;!?]+"),
)
_PIECES = tuple((kind, re.compile(pattern)) for kind, pattern in PIECES)
_HINT = re.compile(rf"\d|[年期版月办管编]|星期|农历|校对|[{ONE_TO_NINE}]日|[A-Z]{{3}}")


@dataclass(frozen=True)
class Piece:
    """One fact of the masthead: its kind (of the table above), its named parts, and where it is printed (1-based)."""

    kind: str
    parts: dict[str, str]
    line: int


def find_pieces(lines: Sequence[str]) -> list[Piece]:
    """The pieces of all masthead lines, in the order of the page."""
    parsed = {number: pieces for number, line in enumerate(lines, 1) if (pieces := _parse(line, number))}
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    head = set(filled[: _head_length([(lines[n - 1], n in parsed) for n in filled])])
    accepted = {n for n in parsed if _is_strong(parsed[n]) and (n in head or _stands_apart(n, lines, parsed))}
    accepted |= {n for n in parsed if n in head and _counts_in_head(parsed[n]) and _is_free(n - 1, lines, parsed)}
    for order in (filled, filled[::-1]):  # what stands beside an accepted line is accepted too
        for before, number in pairwise(order):
            if number in parsed and before in accepted:
                accepted.add(number)
    return [piece for number in sorted(accepted) for piece in parsed[number]]


def masthead_lines(lines: Sequence[str]) -> frozenset[int]:
    """The 1-based numbers of the lines that facts of the issue are printed in: date, number, edition, page head."""
    return frozenset(piece.line for piece in find_pieces(lines))


def _parse(line: str, number: int) -> list[Piece]:
    """The pieces that fill the line; none where more is left over than a misread character or two."""
    if len(line) > 2 * _LONGEST or not _HINT.search(line) or len(_TEXT_MARKS.findall(line)) > 1:
        return []
    return [replace(piece, line=number) for piece in _pieces_of(line)]


@lru_cache(maxsize=1024)  # the furniture and the facts of a page ask for the same lines
def _pieces_of(line: str) -> tuple[Piece, ...]:
    """The pieces of a line as if it were the first."""
    pieces: list[Piece] = []
    text, at, garbled = compact(line), 0, 0
    while at < len(text) <= _LONGEST and garbled <= len(text) // _GARBLED:
        matches = [(kind, match) for kind, pattern in _PIECES if (match := pattern.match(text, at))]
        if not matches:
            garbled, at = garbled + 1, at + 1
            continue
        kind, match = max(matches, key=lambda pair: pair[1].end())
        parts = {name: part for name, part in match.groupdict().items() if part is not None}
        pieces.append(Piece(kind, {**parts, "printed": match[0]}, 1))
        at = match.end()
    whole = at >= len(text) and (garbled == 0 or (_is_strong(pieces) and garbled <= len(text) // _GARBLED))
    return tuple(piece for piece in pieces if piece.kind != "gap") if whole else ()


def _is_strong(pieces: list[Piece]) -> bool:
    kinds = {piece.kind for piece in pieces}
    return bool(kinds & {"lunar", "number"}) or ("weekday" in kinds and bool(kinds & {"date", "day", "damaged"}))


def _counts_in_head(pieces: list[Piece]) -> bool:
    """第12期 alone may be the instalment of a series, 周二 alone a word of a headline."""
    return bool({piece.kind for piece in pieces} & {"date", "page", "edition"})


def _head_length(filled: Sequence[tuple[str, bool]]) -> int:
    """How many lines stand before the first that is text."""
    for index, (line, parsed) in enumerate(filled):
        if not parsed and (len(line) > _LONGEST_IN_HEAD or _TEXT_MARKS.search(line)):
            return index
    return len(filled)


def _stands_apart(number: int, lines: Sequence[str], parsed: dict[int, list[Piece]]) -> bool:
    """Whether no other text stands directly above or below the line, as it does within a wrapped paragraph."""
    return _is_free(number - 1, lines, parsed) and _is_free(number + 1, lines, parsed)


def _is_free(number: int, lines: Sequence[str], parsed: dict[int, list[Piece]]) -> bool:
    return number in parsed or not 1 <= number <= len(lines) or not lines[number - 1].strip()
