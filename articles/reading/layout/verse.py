"""Verse: short lines that stay lines, each ended by the poet and not by the column."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 16  # characters of a line of verse
_FEWEST = 4  # lines that show it
_SPREAD = 3  # characters by which free lines differ, where those of a column are even
_HANGING, _COLUMN = 1, 0.6  # characters that a full row of a column may lack; the share of its rows that are full
_ENDS = "，。！？；：、,!?;…”"


def may_be_verse(rows: Sequence[str]) -> bool:
    """Whether nothing speaks against verse."""
    return all(len(row) <= _LONGEST and not any(mark in row[:-1] for mark in "。；") for row in rows)


def is_verse(rows: Sequence[str]) -> bool:
    """Whether the rows are verse: not rows of a column, and either uneven or each ended by a mark."""
    if len(rows) < _FEWEST or not may_be_verse(rows):
        return False
    marked = sum(row[-1] in _ENDS for row in rows)
    if marked == len(rows):
        return True
    sizes = [len(row) for row in rows]
    longest = max(sizes)
    full = sum(longest - size <= _HANGING for size in sizes[:-1])
    return full < _COLUMN * (len(rows) - 1) and longest - min(sizes) >= _SPREAD
