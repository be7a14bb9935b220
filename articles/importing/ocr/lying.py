"""Which way a sheet lies on its picture, on its head or on its side: told by how surely a few of its rows are read."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

import numpy as np

from articles.geometry.placed import Rectangle
from articles.importing.ocr.recognising import read_rows
from articles.importing.ocr.standing import laid_across
from articles.importing.ocr.tilt import Grey

_ROWS = 12  # that are tried
_LONG = 5.0  # times as long as high: shorter rows tell little
_SURE = 0.85  # on the average of characters: nothing else is tried then


def quarters_to_turn(grey: Grey, boxes: Sequence[Rectangle]) -> int:
    """Quarters anticlockwise after which the text of these rows stands as it is read."""
    across = _spread([box for box in boxes if box.width > _LONG * box.height])
    down = _spread([box for box in boxes if box.height > _LONG * box.width])
    if _length(down) > _length(across):
        return _quarters_of_side(_cut_out(grey, down))
    rows = _cut_out(grey, across)
    sure = _sureness(rows)
    return 0 if sure >= _SURE or sure >= _sureness(_turned(rows, 2)) else 2


def _quarters_of_side(rows: Sequence[Grey]) -> int:
    """Of rows that run down. The network reads upright rows that lie on their left side, too, and characters that do,
    so only what is hardly read otherwise tells; where nothing does, the rows are upright ones."""
    if _sureness(_turned(rows, 3)) >= _SURE:
        return 3
    standing = _sureness([laid_across(row).picture for row in rows])
    return 1 if standing < _SURE <= _sureness(_turned(rows, 1)) else 0


def _length(boxes: Sequence[Rectangle]) -> float:
    return sum(max(box.width, box.height) for box in boxes)


def _spread(boxes: Sequence[Rectangle]) -> list[Rectangle]:
    """A few from all over the page."""
    return sorted(boxes)[:: max(1, len(boxes) // _ROWS)]


def _cut_out(grey: Grey, boxes: Sequence[Rectangle]) -> list[Grey]:
    return [grey[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1] for box in boxes]


def _turned(rows: Sequence[Grey], quarters: int) -> list[Grey]:
    return [np.ascontiguousarray(np.rot90(row, quarters)) for row in rows]


def _sureness(rows: Sequence[Grey]) -> float:
    sure = [one.confidence for row in read_rows(rows) for one in row] if rows else []
    return fmean(sure or [0.0])
