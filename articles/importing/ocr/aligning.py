"""Rows that begin at one place but for what their print hides of it begin there exactly, as columns do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from articles.geometry.placed import Glyph

_ASIDE = 0.3  # em of the text by which the print lets a row of a column seem to begin aside
_FEWEST = 3  # rows that show where a column begins
_ALIKE = 0.05  # share by which their sizes differ


def aligned(rows: Sequence[Sequence[Glyph]]) -> list[list[Glyph]]:
    """The rows, each with at least one character, moved sideways to where others of their size begin."""
    found = [list(row) for row in rows]
    room = _ASIDE * median([row[0].size for row in rows] or [0.0])  # of the text: a headline has no more
    for group in _columns(rows, room):
        start = median(rows[at][0].x for at in group)
        for at in group:
            by = start - rows[at][0].x
            found[at] = [glyph._replace(x=glyph.x + by, right=glyph.right + by) for glyph in rows[at]]
    return found


def _columns(rows: Sequence[Sequence[Glyph]], room: float) -> Iterator[list[int]]:
    """Numbers of the rows of one size that begin about at one place: each place takes the most that it can."""
    left = set(range(len(rows)))
    order = sorted(left, key=lambda at: rows[at][0].x)
    near = {at: [other for other in order if _begin_alike(rows[at][0], rows[other][0], room)] for at in order}
    for at in sorted(order, key=lambda one: -len(near[one])):
        group = [other for other in near[at] if other in left]
        if at in left and len(group) >= _FEWEST:
            yield group
            left.difference_update(group)


def _begin_alike(one: Glyph, other: Glyph, room: float) -> bool:
    return abs(one.x - other.x) <= room and abs(one.size - other.size) <= _ALIKE * min(one.size, other.size)
