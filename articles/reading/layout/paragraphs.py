"""Rows of a text to its paragraphs.

A blank line is no paragraph end: columns end inside sentences. In a column the first row of a paragraph is indented, so
it holds two characters less than the column is wide; where that cannot be measured, a paragraph ends with a sentence.
How wide digits, quotes and marks are set differs from page to page and is calibrated on the page itself.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from articles.chinese.text import CLOSERS, OPENERS, glue, is_closed
from articles.geometry.placed import RawPlace
from articles.reading.layout.cutoff import is_cut_off
from articles.reading.layout.lines import Block
from articles.reading.layout.rows import ColumnRow, is_wrapped, rows_of

_INDENT = 2.0  # characters: every Chinese paragraph is indented so
_SET_OFF = (1.75, 2.6)  # times its height from one row to the next, where a new paragraph is set off by white
_INDENTED = 1.2  # em from which a row stands in from its column's edge
_SLACK = 0.75  # characters by which a full row may differ from its column: a digit or mark set half as wide
_ENOUGH = 16  # columns that the measure is calibrated on: with 64 none of 120 pages is read otherwise
_STRAY = 3.0  # characters of difference beyond which a row counts no more: it is no row of the column
_FEWEST_ROWS = 3  # inner rows that show how wide a column is
_MARKS = "，。、；：？！,;:?!"
_HANGING = _MARKS + CLOSERS


@dataclass(frozen=True)
class Measure:
    """How wide, in Chinese characters, this page sets Latin letters and digits, quotes, and other marks."""

    latin: float = 1.0
    quotes: float = 1.0
    marks: float = 1.0

    @property
    def odds(self) -> float:
        """How unlikely the measure is, in characters of spread: most pages set every character as wide."""
        return 2.0 * sum(width != 1.0 for width in (self.latin, self.quotes, self.marks))

    def width(self, text: str) -> float:
        full, latin, quotes, marks = _counts(text)
        return full + self.latin * latin + self.quotes * quotes + self.marks * marks


_CLASSES = str.maketrans(
    {
        **{chr(code): "a" for code in range(0x21, 0x7F)},
        **dict.fromkeys(OPENERS + CLOSERS + "\"'", "q"),
        **dict.fromkeys(_MARKS, "m"),
        **dict.fromkeys(" \u3000\t", "s"),
    }
)


@lru_cache(maxsize=4096)
def _counts(text: str) -> tuple[int, int, int, int]:
    """How many full-width characters, Latin ones, quotes and marks the text has; spaces have no width."""
    classes = text.translate(_CLASSES)
    latin, quotes, marks = (classes.count(cls) for cls in "aqm")
    return len(text) - latin - quotes - marks - classes.count("s"), latin, quotes, marks


def calibrate(blocks: Sequence[Block]) -> Measure:
    """The measure under which most inner rows are as wide as their column."""
    columns = [inner for block in blocks if len(inner := _inner(rows_of(block))) >= 2][:_ENOUGH]
    measures = [Measure(latin, quotes, marks) for latin in (1.0, 0.5) for quotes in (1.0, 0.5) for marks in (1.0, 0.5)]
    return min(measures, key=lambda m: sum(_spread([m.width(row.text) for row in rows]) for rows in columns) + m.odds)


def _inner(rows: Sequence[ColumnRow]) -> Sequence[ColumnRow]:
    return rows[1:-1] if is_wrapped(rows) else ()


def _spread(widths: list[float]) -> float:
    middle = statistics.median(widths)
    return sum(min(_STRAY, abs(w - middle)) for w in widths)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's text and its raw lines; ``lost_end``: the next one starts though its last sentence is open.

    ``cut_off``: its last sentence is open, whatever follows.
    """

    text: str
    lines: tuple[int, ...]
    lost_end: bool = False
    cut_off: bool = False


def paragraphs(blocks: Sequence[Block], measure: Measure) -> list[Paragraph]:
    """The paragraphs of consecutive text blocks."""
    return paragraphs_of([rows_of(block) for block in blocks], measure)


def paragraphs_of(sheets: Sequence[tuple[ColumnRow, ...]], measure: Measure) -> list[Paragraph]:
    """The paragraphs of rows in reading order, parted where a block ends."""
    whole = common_column(sheets, measure)
    groups: list[list[ColumnRow]] = []
    for rows in sheets:
        wrapped = is_wrapped(rows)
        column = (column_of(rows, measure) or whole) if wrapped else None
        for at, row in enumerate(rows):
            if not groups or _starts(rows, at, groups[-1], column, measure, wrapped=wrapped):
                groups.append([row])
            else:
                groups[-1].append(row)
    return [_paragraph(rows, is_last=rows is groups[-1]) for rows in groups]


def _paragraph(rows: Sequence[ColumnRow], *, is_last: bool) -> Paragraph:
    lines = tuple(dict.fromkeys(row.line for row in rows))
    cut_off = is_cut_off([row.text for row in rows])
    return Paragraph(glue(row.text for row in rows), lines, lost_end=cut_off and not is_last, cut_off=cut_off)


def opening(block: Block, measure: Measure) -> Literal["indented", "full", "unknown"]:
    """Whether the block's first row is indented as a paragraph's is, or fills its column as one inside a paragraph."""
    rows = rows_of(block)
    column = column_of(rows, measure)
    if column is None:
        return "unknown"
    missing = column - measure.width(rows[0].text)
    if abs(missing) <= _SLACK and rows[0].text[-1] not in _HANGING:
        return "full"
    return "indented" if abs(missing - _INDENT) <= _SLACK else "unknown"


def is_indented(rows: Sequence[ColumnRow], column: float | None, measure: Measure) -> bool:
    """Whether the first row holds two characters less than the column."""
    width = column_of(rows, measure) or column
    return width is not None and is_wrapped(rows) and abs(width - measure.width(rows[0].text) - _INDENT) <= _SLACK


def common_column(sheets: Sequence[Sequence[ColumnRow]], measure: Measure) -> float | None:
    """How wide the column is that most rows of all sheets stand in."""
    return _column([row for rows in sheets for row in _inner(rows)], measure)


def column_of(rows: Sequence[ColumnRow], measure: Measure) -> float | None:
    """How wide the column is that the rows stand in; None where too few are wrapped."""
    return _column(_inner(rows), measure)


def _column(rows: Sequence[ColumnRow], measure: Measure) -> float | None:
    return statistics.median(measure.width(row.text) for row in rows) if len(rows) >= _FEWEST_ROWS else None


def _starts_by_place(row: ColumnRow, before: ColumnRow, *, closed: bool) -> bool | None:
    """Whether a paragraph starts where the places of rows are known; None where they are not."""
    if row.place is None or before.place is None:
        return None
    if row.place.indent >= _INDENTED:
        return True
    return closed and (before.place.white > _INDENT or _is_set_off(row.place, before.place))


def _is_set_off(place: RawPlace, above: RawPlace) -> bool:
    """Whether only a little white parts the row from the one above it in its column."""
    height = above.box[3] - above.box[1]
    in_column = place.region == above.region and abs(place.box[0] - above.box[0]) <= height
    return in_column and _SET_OFF[0] * height < place.box[1] - above.box[1] <= _SET_OFF[1] * height


def _starts(
    rows: Sequence[ColumnRow],
    at: int,
    before: Sequence[ColumnRow],
    column: float | None,
    measure: Measure,
    *,
    wrapped: bool,
) -> bool:
    """Whether a paragraph starts with this row; ``before`` are the rows of the last one so far."""
    closed = is_closed(before[-1].text)
    if (starts := _starts_by_place(rows[at], before[-1], closed=closed)) is not None:
        return starts
    if column is None:
        return closed and (at == 0 or not wrapped)
    missing = column - measure.width(rows[at].text)
    if at == 0 and closed:
        return missing > _SLACK or (rows[at].text[-1] in _HANGING and missing > -_SLACK)
    if at == 0:
        return abs(missing - _INDENT) <= _SLACK and len(rows) >= 4
    left_empty = column - measure.width(before[-1].text) - _INDENT * (len(before) == 1)
    indented = abs(missing - _INDENT) <= _SLACK and (left_empty > _SLACK or at + 1 < len(rows))
    return closed and (indented or left_empty >= _INDENT)
