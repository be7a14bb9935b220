"""Quotation marks that the network leaves out: ink in the upper half of a row that is of none of its characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from articles.geometry.placed import Rectangle
from articles.importing.ocr.inked import InkedCharacter, Mask

_HIGH, _WIDE = (0.15, 0.5), (0.06, 0.5)  # times the size of the row's print that such a mark is high and wide
_DOWN = 0.55  # of the print from the top within which it ends
_APART = 0.15  # of the print: less white than this parts no marks
_ROOM = 0.5  # of the print that a mark and the white beside it take: a stroke of a character takes less
_UNSURE = 0.5  # how sure they are


def left_out(mask: Mask, found: Sequence[InkedCharacter]) -> list[InkedCharacter]:
    """The quotation marks of a row's ink beside its characters."""
    han = [one.ink for one in found if one.char >= "\u4e00"]
    if not han:
        return []
    size = median(max(ink.width, ink.height) for ink in han)
    top = median(ink.top for ink in han)
    boxes = [box for box in free_ink(mask, found, _APART * size) if _is_quote(box, top, size)]
    told = [one.ink for one in found if one.char in "“”‘’"]
    boxes = [box for box in boxes if all(-ink.shared_width(box) > _ROOM * size for ink in told)]  # strokes of those
    return [_quote(mask, box, found) for box in boxes if sum(_room(box, found)) + box.width >= _ROOM * size]


def free_ink(mask: Mask, found: Sequence[InkedCharacter], apart: float) -> Iterator[Rectangle]:
    """Boxes of what stands between the characters; less white than ``apart`` pixels parts nothing."""
    free: NDArray[np.bool_] = np.any(mask, axis=0)
    for one in found:
        free[int(one.ink.left) : int(one.ink.right) + 1] = False
    columns = np.flatnonzero(free)
    if not len(columns):
        return
    for part in np.split(columns, np.flatnonzero(np.diff(columns) > apart) + 1):
        left, right = int(part[0]), int(part[-1]) + 1
        down = np.flatnonzero(mask[:, left:right].any(axis=1))
        yield Rectangle(float(left), float(down[0]), float(right), float(down[-1]) + 1)


def _is_quote(box: Rectangle, top: float, size: float) -> bool:
    high, wide = box.height / size, box.width / size
    upper = top - _APART * size <= box.top and box.bottom <= top + _DOWN * size
    return upper and _HIGH[0] <= high <= _HIGH[1] and _WIDE[0] <= wide <= _WIDE[1]


def _room(box: Rectangle, found: Sequence[InkedCharacter]) -> tuple[float, float]:
    """The white before and behind a box."""
    before = min((box.left - one.ink.right for one in found if one.middle < box.left), default=np.inf)
    behind = min((one.ink.left - box.right for one in found if one.middle > box.right), default=np.inf)
    return before, behind


def _quote(mask: Mask, box: Rectangle, found: Sequence[InkedCharacter]) -> InkedCharacter:
    """Single or double by its strokes, opening where it stands nearer to what follows."""
    left, top, right, bottom = (int(side) for side in box)
    double = cv2.connectedComponents(mask[top:bottom, left:right].astype(np.uint8))[0] > 2
    before, behind = _room(box, found)
    marks = "“”" if double else "‘’"
    return InkedCharacter(marks[0] if behind < before else marks[1], box, _UNSURE)
