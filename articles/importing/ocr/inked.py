"""Where the ink of each character of a row stands: the network tells its place to a fifth of its size only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from articles.geometry.placed import Rectangle, hull
from articles.importing.ocr.recognising import ReadCharacter
from articles.importing.ocr.tilt import Grey

_FREE = 0.25  # of the way from one middle to the next within which no boundary is sought
_AT_EDGE = 0.7  # of the row's height: how far a character reaches left or right of its middle at most
_HAN = "\u4e00"
DASHES = frozenset("—―─")  # may be as long as two characters
_HALF = 0.64  # of the size of the row's print: how far the print of one character reaches from its middle at most
_SPECK = 0.02  # of the row's height: so little ink in a row or a column of pixels is none
_PAPER, _BLACK, _INK = 0.85, 0.01, 0.4  # quantiles of light; of the way from the one to the other where ink begins
_SURELY = 0.9  # how sure the network is of what it is right about
_EVEN = 0.06  # of the row's contrast by which the light within a filled square varies; in a blurred character more
_INTO = 0.22  # of the row's height: what reaches in from above or below no farther is of another row
_SOLID, _SQUARE, _SIDES = (
    0.88,
    1.35,
    (0.3, 0.85),
)  # a filled square: share of ink, longer by shorter side, of the height

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class InkedCharacter:
    """``ink``: the box of its print, in pixels."""

    char: str
    ink: Rectangle
    confidence: float

    @property
    def middle(self) -> float:
        return (self.ink.left + self.ink.right) / 2


def depth_of(row: Grey) -> float:
    """By how much the print of a row is darker than its paper."""
    paper, black = np.quantile(cv2.medianBlur(row, 3), (_PAPER, _BLACK))
    return float(paper - black)


def ink_of(row: Grey) -> Mask:
    """True where the row is printed; without specks, and without what is of the rows above and below."""
    soft = cv2.medianBlur(row, 3)
    paper, black = np.quantile(soft, (_PAPER, _BLACK))
    mask: Mask = soft < paper - _INK * (paper - black)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    height = len(mask)
    for label, (_, top, _, high, _) in enumerate(stats[1:], 1):
        if (top == 0 or top + high == height) and high <= _INTO * height:
            mask[labels == label] = False
    return mask


def inked(row: Grey, ink: Mask, found: Sequence[ReadCharacter]) -> list[InkedCharacter]:
    """The characters of a row that runs across, each with its part of the row's ink; without any only those that the
    network is sure of."""
    mask = ink.copy()
    surely = [one.middle for one in found if _is_surely_read(one)]
    squares = [box for box in _squares(row, mask) if not any(box.left <= middle <= box.right for middle in surely)]
    for square in squares:
        mask[:, int(square.left) : int(square.right) + 1] = False
    apart = [one for one in found if not any(box.left <= one.middle <= box.right for box in squares)]
    marks = [InkedCharacter("■", box, 1.0) for box in squares]
    return sorted([*marks, *_with_ink(mask, apart)], key=lambda one: one.middle)


def _is_surely_read(one: ReadCharacter) -> bool:
    return one.confidence >= _SURELY and one.char >= _HAN and one.char.isalnum()


def _squares(row: Grey, mask: Mask) -> Iterator[Rectangle]:
    """The filled squares that stand before a name: the network reads other characters there, unsurely, or none."""
    uneven = _EVEN * depth_of(row)
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    for left, top, width, height, area in stats[1:]:
        sides = sorted((width, height))
        large = _SIDES[0] * len(mask) <= sides[0] and sides[1] <= _SIDES[1] * len(mask)
        filled = large and sides[1] <= _SQUARE * sides[0] and area >= _SOLID * width * height
        aside, down = width // 6, height // 6
        inner = row[top + down : top + height - down, left + aside : left + width - aside]
        if filled and cv2.medianBlur(inner.copy(), 3).std() <= uneven:
            yield Rectangle(float(left), float(top), float(left + width), float(top + height))


def _with_ink(mask: Mask, found: Sequence[ReadCharacter]) -> Iterator[InkedCharacter]:
    if not found:
        return
    sums = mask.sum(axis=0).astype(float)
    reach = _AT_EDGE * len(mask)
    edges = [max(0.0, found[0].middle - reach)]
    edges += [_boundary(sums, one.middle, other.middle) for one, other in pairwise(found)]
    edges += [min(float(len(sums)), found[-1].middle + reach)]
    boxes = [_ink_box(mask, left, right) for left, right in pairwise(edges)]
    half = _HALF * _usual_side(found, boxes)
    printed = hull([box for box in boxes if box] or [Rectangle(0.0, 0.0, 0.0, float(len(mask)))])
    for one, box, (left, right) in zip(found, boxes, pairwise(edges), strict=True):
        if box and box.width > 2 * half and one.char not in DASHES:  # what the network left out stands beside it
            box = _ink_box(mask, max(left, one.middle - half), min(right, one.middle + half))
        if not box and _is_surely_read(one):
            box = Rectangle(one.middle - half / 2, printed.top, one.middle + half / 2, printed.bottom)
        if box:
            yield InkedCharacter(one.char, box, one.confidence)


def _usual_side(found: Sequence[ReadCharacter], boxes: Sequence[Rectangle | None]) -> float:
    """How high or wide the print of most characters is: that of marks tells nothing."""
    printed = [(one.char.isalnum(), max(box.width, box.height)) for one, box in zip(found, boxes, strict=True) if box]
    return median([side for tall, side in printed if tall] or [side for _, side in printed] or [0.0])


def _boundary(sums: NDArray[np.float64], left: float, right: float) -> float:
    """The place of least ink between two characters, and among such places that nearest to their middle."""
    free = _FREE * (right - left)
    first, last = round(left + free), round(right - free)
    places = np.arange(first, min(last + 1, len(sums)))
    if not len(places):
        return (left + right) / 2
    aside = np.abs(places - (left + right) / 2) / (right - left)
    return float(places[np.argmin(sums[places] + aside)]) + 0.5


def _ink_box(mask: Mask, first: float, last: float) -> Rectangle | None:
    left, right = round(first), max(round(first) + 1, round(last))
    cell = mask[:, left:right]
    least = max(2.0, _SPECK * len(mask))
    across = np.flatnonzero(cell.sum(axis=0) >= least)
    down = np.flatnonzero(cell.any(axis=1))
    if not len(down) or not len(across):
        return None
    return Rectangle(left + float(across[0]), float(down[0]), left + float(across[-1]) + 1, float(down[-1]) + 1)
