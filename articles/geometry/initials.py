"""Initials: the first character of a text set as high as several of its rows, which make room for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.geometry.placed import PlacedLine, text_size_of

_LARGER = 1.8  # times the size of the text
_LONGEST = 2  # characters: a quotation mark too
_AT_SIDE = 1.2  # em of the text between the initial and the rows beside it
_OFF = 0.8  # em by which such rows stand above or below it
_ROWS = (2, 6)
_SAME_SIZE = 0.08


def with_initials(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    """The lines, each initial at the head of its first row, and the rows beside it as wide as their column."""
    size = text_size_of(lines)
    kept = {id(line): line for line in lines}
    for initial in lines:
        if initial.upright or len(initial.text) > _LONGEST or initial.size < _LARGER * size:
            continue
        rows = sorted((line for line in lines if _is_beside(initial, line, size)), key=lambda row: row.baseline)
        if _ROWS[0] <= len(rows) <= _ROWS[1]:
            del kept[id(initial)]
            kept |= {id(row): _widened(row, initial, first=row is rows[0]) for row in rows}
    return list(kept.values())


def _is_beside(initial: PlacedLine, row: PlacedLine, size: float) -> bool:
    if row.upright or abs(row.size - size) > _SAME_SIZE * size:
        return False
    at_side = -0.2 * size <= row.box.left - initial.box.right <= _AT_SIDE * size
    room = _OFF * size
    return at_side and initial.box.top - room <= row.box.top and row.box.bottom <= initial.box.bottom + room


def _widened(row: PlacedLine, initial: PlacedLine, *, first: bool) -> PlacedLine:
    box = row.box._replace(left=initial.box.left)
    if not first:
        return replace(row, box=box)
    return replace(row, box=box, text=initial.text + row.text, places=(*initial.places, *row.places))
