"""Lines that belong to the page and to no article: masthead, page heads, imprint.

Every rule matches a whole line, and holds only where all lines around it up to the next blank ones are furniture too:
wrapped text may break so that one of its lines looks like a date or a telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.chinese.text import squeeze
from articles.reading.issue_facts.masthead import masthead_lines

_LONGEST = 60  # characters: no piece of a masthead is longer

_POST = "(?:编辑|责编|主编|美编|版式|校对|组版|设计|审读|审核|编委|制图|总监)"
RULES: dict[str, str] = {
    "date": r"(?:今日)?\d{4}年\d{1,2}月\d{1,2}(?!\d)日?[^，,。日\d][^，,。]{1,23}",  # a day alone may sign a notice
    "lunar": r"(?:农历|夏历)[^，,。]{2,30}",
    "number": r"[^，,。]{0,12}总第?\d{2,6}[期号][^，,。]{0,16}",
    "page": r"第?[A-Z]?\d{1,2}版(?:[:：·]?[\u4e00-\u9fff·]{0,10})?|[A-Z]?\d{1,2}",
    "publisher": r"[^，,。]{0,20}(?:报社|日报|报业|传媒|编辑部|集团)[^，,。]{0,20}(?:主办|联办|主管|承办|出版|编印)",
    "latin": r"[A-Z][A-Z0-9 .,:/'&-]{3,40}",
    "web": r"(?:https?://|www\.)[\w./-]+|[^，,。]{0,10}(?:网址|网站|邮箱|E-?mail)[:：][\w.@:/-]+",
    "codes": r"(?:国内统一(?:连续出版物号|刊号)|邮发代号|CN\d|ISSN)[^，,。]{0,40}",
    "imprint": rf"(?:(?:本版|责任|值班|版面|美术|视觉|首席)?{_POST}[:：]?[^，,。:：]{{2,24}}?)+",
    "imprint with addresses": rf"(?:本版|责任|值班|版面)?{_POST}[^，。]*?(?:电话|热线|邮箱|E-?mail|Tel)[:：]?[^，。]+",
    "telephone": r"(?:[\u4e00-\u9fff]{0,6}(?:电话|热线|传真|Tel)[:：]?[\d-]{7,13}[^，,。]{0,12})",
    "sheets": r"(?:今日|本期|共)\d{1,2}版.{0,12}",
}
_ANY = re.compile("|".join(f"(?:{rule})" for rule in RULES.values()))


def furniture_lines(raw: Sequence[str]) -> set[int]:
    """The 1-based numbers of the lines that are page furniture."""
    masthead = masthead_lines(raw)
    furniture = set(masthead)
    for run in _runs(raw):
        if all(number in masthead or _matches(raw[number - 1]) for number in run):
            furniture.update(run)
    return furniture


def _runs(raw: Sequence[str]) -> Iterator[list[int]]:
    """The numbers of neighbouring lines that are not blank."""
    run: list[int] = []
    for number, text in enumerate(raw, 1):
        if text.strip():
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _matches(text: str) -> bool:
    if len(text) > 2 * _LONGEST:
        return False
    line = squeeze(text)
    return len(line) <= _LONGEST and bool(_ANY.fullmatch(line))
