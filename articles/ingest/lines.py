"""Raw page text to numbered lines, and lines to blocks: the pieces that the page search deals in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from articles.ingest.bylines import parse_byline
from articles.ingest.furniture import is_furniture
from articles.ingest.records import Byline
from articles.ingest.text import COMMAS, glue, is_closed, squeeze

LineClass = Literal["byline", "furniture", "letter", "dateline", "plain"]

# 本报讯 and its kin; one of the three characters may be misread.
DATELINE = re.compile(
    r"^\s*(?P<dateline>本\s*报\s*讯|本\s*报\s?\S(?=\s)|本\S讯(?=[\s（(])|\S报讯(?=[\s（(])"
    r"|(?:据)?新华社(?:\S{1,8}?\d{1,2}月\d{1,2}日)?电)(?=\s|[（(“\"]|\S)"
)
_LONGEST_BYLINE = 4  # lines
_LONGEST_DOUBLED = 80  # characters
_BULLETS = frozenset("■◆●□★▲▼◎○◇▪•")  # alone on a line: a byline whose names are lost


@dataclass(frozen=True)
class Line:
    """One raw line that is not blank: its 1-based number and its text without outer white space.

    Of a headline that stands twice in its line one copy is the text, and ``left_out`` the other.
    """

    number: int
    text: str
    left_out: str = ""


@dataclass(frozen=True)
class Block:
    """Consecutive lines of one class; ``after_blank`` tells whether white space or a class change cut it."""

    lines: tuple[Line, ...]
    cls: LineClass
    bylines: tuple[Byline, ...] = ()
    after_blank: bool = True

    @cached_property
    def text(self) -> str:
        """All lines glued into one string."""
        text = self.lines[0].text
        for line in self.lines[1:]:
            text = glue(text, line.text)
        return text

    @cached_property
    def size(self) -> int:
        """Characters without white space."""
        return len(squeeze(self.text))

    @cached_property
    def commas(self) -> int:
        return sum(self.text.count(c) for c in COMMAS)

    @cached_property
    def closed(self) -> bool:
        return is_closed(self.text)


def split_lines(text: str) -> list[str]:
    """All raw lines; \\r\\n counts as one line end, and nothing but \\n ends a line."""
    return text.replace("\r\n", "\n").split("\n")


def cut_blocks(raw: Sequence[str]) -> list[Block]:
    """Blocks in page order: cut at blank lines, at changes of class, and before a dateline."""
    blocks: list[Block] = []
    for run in _runs(raw):
        blocks.extend(_cut_run(run))
    return blocks


def undouble(text: str) -> str:
    """One copy of a phrase that fills its line twice; the text itself where it does not."""
    half = len(text) // 2
    for middle in (half, half + 1):
        copy = text[middle:].strip()
        if len(copy) >= 4 and len(text) <= _LONGEST_DOUBLED and squeeze(text[:middle]) == squeeze(copy):
            return copy
    return text


def _runs(raw: Sequence[str]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for number, text in enumerate(raw, 1):
        if text.strip():
            copy = undouble(text.strip())
            run.append(Line(number, copy, copy if copy != text.strip() else ""))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _cut_run(run: list[Line]) -> Iterator[Block]:
    if all(is_furniture(line.text) for line in run):
        yield Block(tuple(run), "furniture")
        return
    start, cls, at = 0, "", 0
    first = True
    while at < len(run):
        bylines, length = _byline_at(run, at)
        here = _classify(run[at].text, bylines)
        if at > start and (here in ("byline", "dateline") or not _same(cls, here)):
            yield Block(tuple(run[start:at]), cls, after_blank=first)  # type: ignore[arg-type]
            start, first = at, False
        if here == "byline":
            yield Block(tuple(run[at : at + length]), "byline", bylines, after_blank=first)
            start, first = at + length, False
        if at == start or here == "byline":
            cls = here
        at += length
    if start < len(run):
        yield Block(tuple(run[start:]), cls, after_blank=first)  # type: ignore[arg-type]


def _same(open_class: str, here: str) -> bool:
    return open_class == here or (open_class == "dateline" and here == "plain")


def _classify(text: str, bylines: tuple[Byline, ...]) -> LineClass:
    if bylines or text in _BULLETS:
        return "byline"
    if len(text) == 1:
        return "letter"
    return "dateline" if DATELINE.match(text) else "plain"


def _byline_at(run: list[Line], at: int) -> tuple[tuple[Byline, ...], int]:
    """The longest byline that starts at a line, and how many lines it takes (1 where there is none)."""
    best: tuple[tuple[Byline, ...], int] = ((), 1)
    for length in range(1, min(_LONGEST_BYLINE, len(run) - at) + 1):
        if len(run[at + length - 1].text) > 60:
            break
        parsed = parse_byline("\n".join(line.text for line in run[at : at + length]))
        if not parsed:
            break
        best = (parsed, length)
    return best
