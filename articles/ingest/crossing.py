"""Crossed columns within one text: rows that were read straight across are put back, or named where that is not clear.

Looked at is only a text that shows signs of it: a row longer than its column, or a sentence that lost its end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain

from articles.ingest.columns import reorder
from articles.ingest.junctions import Bigrams
from articles.ingest.paragraphs import Measure, column_of
from articles.ingest.rows import Row, is_wrapped
from articles.ingest.text import is_closed

_TOO_LONG = 2.5  # characters by which a row may exceed its column: hanging marks
_MOST_ROWS = 600  # of one text; more are no text of a newspaper page

Sheet = tuple[Row, ...]


class Crossing:
    """Puts the rows of a page's texts in order; the page's pairs of characters are counted at the first need."""

    def __init__(self, text: str, archive: Mapping[str, int] | None) -> None:
        self._text = text
        self._archive = archive

    @cached_property
    def _bigrams(self) -> Bigrams:
        return Bigrams.of(self._text, archive=self._archive)

    def in_order(self, sheets: Sequence[Sheet], measure: Measure) -> tuple[list[Sheet], dict[int, str]]:
        """The rows of one text (by printed blocks) in reading order, and doubts by raw line."""
        whole = column_of(list(chain.from_iterable(sheets)), measure)
        cut = [_cut_long(sheet, column_of(sheet, measure) or whole, measure) for sheet in sheets]
        rows = list(chain.from_iterable(cut))
        if len(rows) > _MOST_ROWS or not (rows and _is_suspicious(sheets, cut)):
            return list(sheets), {}
        starts = [sum(len(sheet) for sheet in cut[:at]) for at in range(len(cut))]
        read = reorder([row.text for row in rows], self._bigrams, starts)
        doubts = {rows[note.index].line: note.detail for note in read.notes}
        return (_regroup(rows, read.order, set(starts)) if read.moved else list(sheets)), doubts


def _cut_long(sheet: Sheet, column: float | None, measure: Measure) -> Sheet:
    """The rows with each that holds two columns' rows cut where its column ends."""
    if column is None or not is_wrapped(sheet):
        return sheet
    cut: list[Row] = []
    for row in sheet:
        text = row.text
        if measure.width(text) > column + _TOO_LONG:
            at = next(n for n in range(1, len(text) + 1) if measure.width(text[:n]) >= column)
            cut += [Row(text[:at], row.line), Row(text[at:], row.line)]
        else:
            cut.append(row)
    return tuple(cut)


def _is_suspicious(sheets: Sequence[Sheet], cut: Sequence[Sheet]) -> bool:
    lost = any(not is_closed(sheet[-1].text) for sheet in sheets if is_wrapped(sheet))
    return lost or any(len(one) != len(other) for one, other in zip(sheets, cut, strict=True))


def _regroup(rows: Sequence[Row], order: Sequence[int], starts: set[int]) -> list[Sheet]:
    """Rows in their new order, parted where a block started and where order changed."""
    groups: list[list[int]] = []
    for index in order:
        if groups and index == groups[-1][-1] + 1 and index not in starts:
            groups[-1].append(index)
        else:
            groups.append([index])
    return [tuple(rows[index] for index in group) for group in groups]
