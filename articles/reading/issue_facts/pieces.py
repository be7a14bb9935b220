"""The pieces of a masthead line: what each looks like, and which of them fill a line from end to end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.chinese.dates import WEEKDAYS
from articles.chinese.numerals import NUMERALS, ONE_TO_NINE, ZEROS
from articles.chinese.page_numbers import FRONT
from articles.chinese.text import compact
from articles.chinese.traditional import all_simplified
from articles.reading.issue_facts.dates import DIGITS, NUMERAL, YEAR
from articles.reading.issue_facts.lunar import LOOSE, LUNAR, TERM

LONGEST = 60  # characters of a line that may be a masthead's
_TEXT_MARKS = re.compile("[，。；！？,;!?]")
_GARBLED = 6  # one character in so many may be unreadable in a line that is surely a masthead's

_HAN = r"[\u4e00-\u9fff]"
_NO_NAME = rf"星期|礼拜|农历|总第|今日\d|周[{WEEKDAYS}]|[责编]|版[名次面]|{YEAR}年|第[{NUMERALS}\d]"
_NAME = rf"(?:(?!{_NO_NAME})(?:{_HAN}|[·、&]|/(?={_HAN}))){{2,12}}"
_PAGE = rf"(?P<page>[A-Z]?\d{{1,2}}|[{NUMERALS}]{{1,3}}|{FRONT})"
_PRESS = "(?:报|周刊|周末|画刊|时讯|快讯|新闻)"
# An English month, by its first three letters.
_MONTH = r"(?P<word>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COUNT = rf"(?:{DIGITS}(?:{DIGITS}|,){{0,6}}|[〇零{NUMERALS}百千]{{1,9}})"
_NO_EDITION = (
    "电子|数字|升级|加强|[中英]文|网络|手机|正式|最新|纸质|[简精]装|限量|下转|上接|[转接见第原共本]|详见|今[日天]"
)

_EDITORS = "(?:本版|责任|值班|版面|美术|首席|图片)?(?:编辑|责编|美编|编委|主编|版式|校对|组版|设计|审读)"

# The pieces of a masthead line (squeezed, half width). The longest match wins, of equals the first.
PIECES = (
    ("date", rf"(?:公元)?(?P<year>{YEAR})年(?P<month>{NUMERAL})月(?P<day>{NUMERAL})[日号]?"),
    ("date", rf"(?:中华)?民国(?P<republic>[{ZEROS}{NUMERALS}百\d]{{1,4}})年(?P<month>{NUMERAL})月(?P<day>{NUMERAL})日"),
    ("date", rf"(?:[A-Z][a-z]{{2,5}}day,?)?{_MONTH}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?(?P<year>\d{{4}})"),
    ("date", rf"(?:[A-Z][a-z]{{2,5}}day,?)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_MONTH},?(?P<year>\d{{4}})"),
    ("range", rf"\d{{1,2}}{_MONTH.replace('?P<word>', '?:')}-\d{{1,2}}{_MONTH.replace('?P<word>', '?:')},?\d{{4}}"),
    ("date", rf"(?P<year>{YEAR})[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})(?!\d)"),
    ("damaged", rf"(?P<year>{YEAR})[^\d年](?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"),
    ("damaged", rf"(?P<year>{YEAR})年(?P<month>\d{{1,2}})[^\d月](?P<day>\d{{1,2}})日"),
    ("damaged", r"(?P<year>\d{3}|\D\d{3}|\d\D\d\d|\d\d\D\d|\d{3}\D)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    ("damaged", rf"(?P<year>{YEAR})年(?P<month>\D|\D\d|\d\D)月(?P<day>\d{{1,2}})日"),
    ("damaged", rf"(?P<year>{YEAR})年(?P<month>\d{{1,2}})月(?P<day>\D|\D\d|\d\D)日"),
    ("year", rf"(?:公元)?(?P<year>{YEAR})年(?:(?P<month>{NUMERAL})月)?"),
    ("month", rf"^(?P<month>{NUMERAL})月$"),
    ("day", rf"(?:(?P<month>{NUMERAL})月)?(?P<day>{NUMERAL})[日号]"),
    ("weekday", rf"(?:星期|礼拜)(?P<weekday>[{WEEKDAYS}天]?)"),
    ("weekday", rf"周(?P<weekday>[{WEEKDAYS}])"),
    ("gap", rf"逢(?:星期|周)[{WEEKDAYS}、和至及]+(?:出版|出报)"),
    ("weekday", rf"(?:.期|星.)(?P<weekday>[{WEEKDAYS}])"),
    ("lunar", rf"(?P<lunar>{LUNAR})"),
    ("lunar", rf"(?P<lunar>{LOOSE})(?=[总第]|星期|{TERM}|\W|$)"),
    ("term", rf"(?:[今昨明][日天]|{NUMERAL}日|初{NUMERAL})?(?:节气)?:?(?P<term>{TERM})"),
    ("number", rf"总.?(?P<number>{_COUNT})(?:[期号]|(?=\W|$))"),
    ("short number", rf"第(?P<number>{_COUNT})[期号]"),
    ("gap", rf"新(?:第)?{_COUNT}[期号]"),
    ("volume", rf"第?[{NUMERALS}百\d]{{1,4}}[年卷](?=第)"),
    ("year", rf"(?P<year>{YEAR})年(?P<month>{NUMERAL})月[号刊]"),
    ("page", r"^(?P<page>[A-Z]?\d{1,2})版(?=[12]\d{3}|$)"),
    ("sheets", rf"(?:今[日天]|本期|共|今日共)?(?:[对四]开)?{NUMERAL}[版张]"),
    ("price", r"(?:零售|定价)\D{0,4}[\d.]+元"),
    ("page", rf"(?:第|版[次面](?:/卷期)?:)?{_PAGE}版(?:[:·/]?(?P<name>{_NAME}))?"),
    ("page", rf"第?{_PAGE}版[(\[【](?P<name>{_NAME})[)\]】]"),
    ("page", rf"(?P<name>{_NAME})[·:|/](?P<page>[A-Z]?\d{{1,2}})版"),
    ("name", rf"版名:?(?P<name>{_NAME})"),
    ("name", rf"^(?P<name>{_NAME})(?={YEAR}[年-])"),
    ("bare", r"^(?P<page>\d{1,2})$"),
    ("page", rf"(?P<page>[A-Z]\d{{1,2}}|0\d)(?:[:·/]?(?P<name>{_NAME}))?"),
    ("page", rf"(?P<name>{_NAME})(?P<page>[A-Z]\d{{1,2}}|0\d)"),
    ("page", rf"^(?P<page>\d{{1,2}})(?P<name>{_NAME})(?=\d{{4}}[-年./])"),
    ("page", rf"(?<=星期[{WEEKDAYS}])(?P<name>{_NAME})(?P<page>\d{{1,2}})$"),
    ("edition", rf"(?!{_NO_EDITION})(?P<edition>{_HAN}{{2,4}})版$"),
    ("paper", rf"(?:{_HAN}|·){{1,8}}?{_PRESS}(?:社|社主办|社出版|数字报|电子报|电子版|海外版|{_HAN}{{2,4}}版)?"),
    ("label", r"(?:出版)?(?:日期|时间):|版次(?:/卷期)?:|版面:|期号:"),
    ("person", rf"(?:督印人|发行人|社长|总编辑|总编|出版人|印刷人):?{_HAN}{{2,4}}"),
    ("address", r"(?:本报|本社|编辑部|社)?(?:地址|社址):?[^\s:]{2,24}?(?=邮|电话|热线|传真|$|\d{4}年)"),
    ("postcode", r"邮(?:政)?编(?:码)?:?\d{3,6}"),
    ("publisher", rf"{_HAN}{{2,24}}?(?:主管主办|[主联]办|主管|出版)"),
    ("imprint", rf"(?:{_EDITORS}):?{_HAN}{{2,8}}?(?={_EDITORS}|[\W\d]|$)"),
    ("web", r"(?:https?://)?(?:www\.)[\w./-]+?(?=\d{4}[年-]|[\u4e00-\u9fff]|$)"),
    ("contact", r"(?:新闻|本报|订报|广告|投稿|编辑部)?(?:电话|热线|传真|邮箱|E-?mail|网址):?[\d@.:/()A-Za-z-]+"),
    ("code", r"(?:国内统一(?:刊号|连续出版物号)|邮发代号|ISSN|CN):?(?:[\d/()A-Z-]+)?"),
    ("latin", r"[A-Z][A-Z'&]{2,30}"),
    ("gap", r"[^\w,。;!?]+"),
)
_PIECES = tuple((kind, re.compile(pattern)) for kind, pattern in PIECES)
_HINT = re.compile(
    rf"\d|[年期版月办管编报報刊讯号號]|星期|农历|校对|[{ONE_TO_NINE}]日|[A-Z]{{3}}|www|邮|[社地]址|CN|新闻$|督印|[发發]行人|社[长長]"
)


@dataclass(frozen=True)
class Piece:
    """One fact of the masthead: its kind (of the table above), its named parts, and where it is printed (1-based)."""

    kind: str
    parts: dict[str, str]
    line: int


def pieces_at(line: str, number: int) -> list[Piece]:
    """The pieces that fill the line; none where more is left over than a misread character or two."""
    if len(line) > 2 * LONGEST or not _HINT.search(line):
        return []
    if len(_TEXT_MARKS.findall(line)) > 1 and not line.isascii():
        return []
    return [replace(piece, line=number) for piece in _pieces_of(line)]


@lru_cache(maxsize=1024)  # the furniture and the facts of a page ask for the same lines
def _pieces_of(line: str) -> tuple[Piece, ...]:
    """The pieces of a line as if it were the first."""
    pieces: list[Piece] = []
    text, at, garbled = all_simplified(compact(line)), 0, 0
    while at < len(text) <= LONGEST and garbled <= len(text) // _GARBLED:
        matches = [(kind, match) for kind, pattern in _PIECES if (match := pattern.match(text, at))]
        if not matches:
            garbled, at = garbled + 1, at + 1
            continue
        kind, match = max(matches, key=lambda pair: pair[1].end())
        parts = {name: part for name, part in match.groupdict().items() if part is not None}
        pieces.append(Piece(kind, {**parts, "printed": match[0]}, 1))
        at = match.end()
    whole = at >= len(text) and (garbled == 0 or (is_strong(pieces) and garbled <= len(text) // _GARBLED))
    return tuple(piece for piece in pieces if piece.kind != "gap") if whole else ()


def is_strong(pieces: Sequence[Piece]) -> bool:
    """Whether they are of a masthead wherever they stand."""
    kinds = {piece.kind for piece in pieces}
    return bool(kinds & {"lunar", "number"}) or ("weekday" in kinds and bool(kinds & {"date", "day", "damaged"}))
