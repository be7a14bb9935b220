"""Rows that begin or end at one place but for what their print hides of it do so exactly, as columns do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from articles.geometry.placed import Glyph

_ASIDE = 0.3  # em of the text by which the print lets a row of a column seem to begin or end aside
_FEWEST = 3  # rows that show where a column begins or ends
_REACH = 4.6  # em from one such row to the next: rows with an indent between
_ALIKE = 0.05  # share by which their sizes differ
_WHITE = 0.45  # em of white that may be a gutter
_HAN = "\u4e00"
_SPREAD = 4  # characters: shorter rows are moved, longer ones set between both ends

Place = Callable[[Sequence[Glyph]], float]


def aligned(rows: Sequence[Sequence[Glyph]]) -> list[list[Glyph]]:
    """The rows in parts, cut where the white may be a gutter, each moved to where others of their size begin and end.
    All characters stay in their order."""
    parts = [part for row in rows for part in _parts_of_row(row)]
    room = _ASIDE * median([part[0].size for part in parts] or [0.0])  # of the text: a headline has no more
    starts = _common(parts, _start, room)
    ends = _common(parts, _end, room)
    return [_between(part, starts.get(at), ends.get(at)) for at, part in enumerate(parts)]


def _parts_of_row(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    first = 0
    for at, (one, other) in enumerate(pairwise(row), 1):
        if other.x - one.right > _WHITE * one.size:
            yield list(row[first:at])
            first = at
    yield list(row[first:])


def _start(part: Sequence[Glyph]) -> float:
    return part[0].x


def _end(part: Sequence[Glyph]) -> float:
    return part[-1].right


def _common(parts: Sequence[Sequence[Glyph]], place: Place, room: float) -> dict[int, float]:
    """For parts that begin, or end, about where others of their column do: the place that those have in common. A mark
    at the end tells nothing: its white may be left out."""
    left = {at for at, part in enumerate(parts) if place is _start or part[-1].char >= _HAN}
    found: dict[int, float] = {}
    while left:
        column, reached = [left.pop()], 0
        while reached < len(column):
            near = {at for at in left if _are_alike(parts[column[reached]], parts[at], place, room)}
            left -= near
            column += sorted(near)
            reached += 1
        if len(column) >= _FEWEST:
            found |= dict.fromkeys(column, median(place(parts[at]) for at in column))
    return found


def _are_alike(one: Sequence[Glyph], other: Sequence[Glyph], place: Place, room: float) -> bool:
    size = one[0].size
    near = abs(one[0].baseline - other[0].baseline) <= _REACH * size
    return near and abs(place(one) - place(other)) <= room and abs(size - other[0].size) <= _ALIKE * size


def _between(part: list[Glyph], start: float | None, end: float | None) -> list[Glyph]:
    """The part moved so that it begins and ends there."""
    left, right = _start(part), _end(part)
    if start is None and end is not None:
        start = left + end - right
    elif start is None or end is None or len(part) < _SPREAD:
        end = right + (start or left) - left
    first = left if start is None else start
    last = right if end is None else end
    stretch = (last - first) / max(right - left, 0.1)
    return [
        glyph._replace(x=first + (glyph.x - left) * stretch, right=first + (glyph.right - left) * stretch)
        for glyph in part
    ]
