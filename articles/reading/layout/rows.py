"""Rows: the lines as they stood in the printed column.

A hard-wrapped page has one row on each raw line. Elsewhere a whole paragraph stands on one raw line, and a stray space
is left where each row ended: such a line is cut back into its rows, so that an indent shows there too. A space between
phrases (青山绿水 美丽家园) is kept: with it the row is just as long as the others.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.chinese.text import MEMORABLE, is_closed
from articles.geometry.placed import RawPlace
from articles.reading.layout.headrows import LONGEST_ROW
from articles.reading.layout.lines import Block, SourceLine

_ROOM = 1.0  # characters by which a row may exceed its column
_SHORTEST = 25  # characters: a shorter line is one row, whatever its spaces
_ENOUGH_TEXT = 20  # characters in all that show a column
_NARROWEST = 8  # characters of a newspaper column
_QUOTE_MARK = re.compile(r"^>+\s*")  # left by whatever made the text
_SPACES = re.compile(r"[ \u3000\t]+")
_NEAR = 3  # a row is at most this far from its column's width


@dataclass(frozen=True)
class ColumnRow:
    """One row of a column and the raw line that it stands on."""

    text: str
    line: int
    place: RawPlace | None = None


def is_wrapped(rows: Sequence[ColumnRow]) -> bool:
    """Whether the rows are pieces of a column, not whole paragraphs."""
    return len(rows) > 1 and max(len(row.text) for row in rows) <= LONGEST_ROW


def rows_of(block: Block) -> tuple[ColumnRow, ...]:
    """The rows of one block of text."""
    return tuple(row for line in block.lines for row in _rows_on(line))


def _rows_on(line: SourceLine) -> list[ColumnRow]:
    """The rows that stand on one raw line: one where its place is known."""
    if line.place:
        return [ColumnRow(line.text, line.number, line.place)]
    return [ColumnRow(text, line.number) for text in _rows(line.text)]


def _rows(line: str) -> tuple[str, ...]:
    return _cut(line) if len(line) <= MEMORABLE else _cut.__wrapped__(line)


@lru_cache(maxsize=2048)
def _cut(line: str) -> tuple[str, ...]:
    line = _QUOTE_MARK.sub("", line.strip())
    pieces = _SPACES.split(line)
    width = _column(pieces) if len(line) > _SHORTEST else None
    if width is None:
        return (tidy(line),)
    rows = [pieces[0]]
    for piece in pieces[1:]:
        if len(rows[-1]) + len(piece) <= width + _ROOM and not is_closed(rows[-1]):
            rows[-1] = f"{rows[-1]} {piece}"
        else:
            rows.append(piece)
    return tuple(tidy(row) for row in rows)


def _column(pieces: Sequence[str]) -> float | None:
    """The width of the column that the pieces of one line were rows of; None where they were none."""
    if len(pieces) < 2 or sum(map(len, pieces)) < _ENOUGH_TEXT:
        return None
    inner = [len(piece) for piece in pieces[1:-1] or pieces[:1]]
    usual = statistics.median(inner)
    full = [size for size in inner if size >= usual - _NEAR]  # not the pieces of a row with a space inside
    width = statistics.median_high(full)
    if not _NARROWEST <= width <= LONGEST_ROW or len(full) < 0.5 * len(inner) or len(pieces[-1]) > width + _NEAR:
        return None
    return width


_GAP = re.compile(r"(?<=\S)[ \u3000\t]+(?=\S)")


def tidy(text: str) -> str:
    """The text without spaces beside digits and marks, which the OCR leaves; phrases and Latin words stay apart."""
    return _GAP.sub(_gap, text)


def _gap(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    words = before.isalpha() and after.isalpha()
    return " " if words or (before.isascii() and after.isascii() and before.isalnum() and after.isalnum()) else ""
