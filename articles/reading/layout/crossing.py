"""Crossed columns within one text: rows that were read straight across are put back, or named where that is not clear.

Looked at is only a text that shows signs of it: a row longer than its column, or a sentence that lost its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain, pairwise

from articles.chinese.text import is_closed
from articles.reading.layout.columns import reorder
from articles.reading.layout.headrows import LONGEST_ROW
from articles.reading.layout.junctions import A_WORD, Bigrams, fit
from articles.reading.layout.paragraphs import Measure, column_of, common_column, is_indented
from articles.reading.layout.rows import ColumnRow, is_wrapped

_TOO_LONG = 2.5  # characters by which a row may exceed its column: two hanging marks, and half for a digit's width
_AHEAD, _LOOSE = 1.5, 0.5  # by how much a row must fit better than another; below this hardly anything goes on
_MOST_ROWS = 600  # of one text; more are no text of a newspaper page

Sheet = tuple[ColumnRow, ...]


class Crossing:
    """Puts the rows of a page's texts in order; the page's pairs of characters are counted at the first need."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _bigrams(self) -> Bigrams:
        return Bigrams(self._text.split())

    def in_order(self, sheets: Sequence[Sheet], measure: Measure) -> tuple[list[Sheet], dict[int, str]]:
        """The rows of one text (by printed blocks) in reading order, and doubts by raw line."""
        whole = common_column(sheets, measure)
        cut = [_cut_long(sheet, column_of(sheet, measure) or whole, measure) for sheet in sheets]
        if sum(map(len, cut)) > _MOST_ROWS or not _is_suspicious(sheets, cut, whole, measure):
            return list(sheets), {}
        cut = close_sentences(cut, self._bigrams)
        rows = list(chain.from_iterable(cut))
        starts = [sum(len(sheet) for sheet in cut[:at]) for at in range(len(cut))]
        read = reorder([row.text for row in rows], self._bigrams, starts)
        doubts = {rows[note.index].line: note.detail for note in read.notes}
        return _regroup(rows, read.order, set(starts)), doubts


def _cut_long(sheet: Sheet, column: float | None, measure: Measure) -> Sheet:
    """The rows with each that holds two columns' rows cut where its column ends."""
    if column is None or len(sheet[0].text) > LONGEST_ROW:
        return sheet
    cut: list[ColumnRow] = []
    for row in sheet:
        text = row.text
        if measure.width(text) > column + _TOO_LONG and " " not in text:
            at = next(n for n in range(1, len(text) + 1) if measure.width(text[:n]) >= column)
            cut += [ColumnRow(text[:at], row.line), ColumnRow(text[at:], row.line)]
        else:
            cut.append(row)
    return tuple(cut)


def close_sentences(sheets: Sequence[Sheet], bigrams: Bigrams) -> list[Sheet]:
    """The sheets with the last row of one moved to the end of another, where a word and its sentence are cut off.

    A row read across the columns hangs at the end of the wrong block: it closes a sentence there that it does not fit.
    """
    closed = [list(sheet) for sheet in sheets]
    open_ends = [at for at, sheet in enumerate(closed) if _is_cut_off(sheet[-1].text, closed[at + 1 : at + 2], bigrams)]
    for at in open_ends:
        loose = [n for n, sheet in enumerate(closed) if n != at and _hangs_loose(sheet, bigrams)]
        fits = sorted(((fit(closed[at][-1].text, closed[n][-1].text, bigrams), n) for n in loose), reverse=True)
        if fits and fits[0][0] >= A_WORD and all(fits[0][0] - other >= _AHEAD for other, _ in fits[1:2]):
            closed[at].append(closed[fits[0][1]].pop())
    return [tuple(sheet) for sheet in closed]


def _is_cut_off(text: str, following: Sequence[Sequence[ColumnRow]], bigrams: Bigrams) -> bool:
    return not is_closed(text) and all(fit(text, sheet[0].text, bigrams) < _LOOSE for sheet in following)


def _hangs_loose(sheet: Sequence[ColumnRow], bigrams: Bigrams) -> bool:
    """Whether the last row closes a sentence that it does not go on."""
    if len(sheet) < 2 or not is_closed(sheet[-1].text) or is_closed(sheet[-2].text):
        return False
    return fit(sheet[-2].text, sheet[-1].text, bigrams) < _LOOSE


def _is_suspicious(sheets: Sequence[Sheet], cut: Sequence[Sheet], whole: float | None, measure: Measure) -> bool:
    """Whether a row is as long as two, or a paragraph starts though the sentence before it is open."""
    if any(len(one) != len(other) for one, other in zip(sheets, cut, strict=True)):
        return True
    return any(
        is_wrapped(one) and not is_closed(one[-1].text) and is_indented(other, whole, measure)
        for one, other in pairwise(sheets)
    )


def _regroup(rows: Sequence[ColumnRow], order: Sequence[int], starts: set[int]) -> list[Sheet]:
    """Rows in their new order, parted where a block started and where order changed."""
    groups: list[list[int]] = []
    for index in order:
        if groups and index == groups[-1][-1] + 1 and index not in starts:
            groups[-1].append(index)
        else:
            groups.append([index])
    return [tuple(rows[index] for index in group) for group in groups]
