"""Where the ink of each character of a row stands: the network tells a character's place to a fifth of its size only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from articles.geometry.placed import Rectangle
from articles.importing.ocr.recognising import ReadCharacter
from articles.importing.ocr.tilt import Grey

_FREE = 0.25  # of the way from one middle to the next within which no boundary is sought
_AT_EDGE = 0.7  # of the row's height: how far a character reaches left or right of its middle at most
_SPECK = 0.04  # of the row's height: so little ink in a row or a column of pixels is none


@dataclass(frozen=True)
class InkedCharacter:
    """``ink``: the box of its print, pixels of the row's picture; its cell where no ink was found."""

    char: str
    ink: Rectangle
    confidence: float


def ink_of(row: Grey) -> NDArray[np.bool_]:
    """True where the row is printed."""
    _, mask = cv2.threshold(cv2.medianBlur(row, 3), 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return mask.astype(bool)


def inked(row: Grey, found: Sequence[ReadCharacter]) -> list[InkedCharacter]:
    """The characters of a row that runs across, each with its ink."""
    mask = ink_of(row)
    sums = mask.sum(axis=0).astype(float)
    reach = _AT_EDGE * row.shape[0]
    edges = [max(0.0, found[0].middle - reach)] if found else []
    edges += [_boundary(sums, one.middle, other.middle) for one, other in zip(found, found[1:], strict=False)]
    edges += [min(float(row.shape[1]), found[-1].middle + reach)] if found else []
    return [
        InkedCharacter(one.char, _ink_box(mask, round(left), max(round(left) + 1, round(right))), one.confidence)
        for one, left, right in zip(found, edges, edges[1:], strict=False)
    ]


def _boundary(sums: NDArray[np.float64], left: float, right: float) -> float:
    """The place of least ink between two characters, and among such places that nearest to their middle."""
    free = _FREE * (right - left)
    first, last = round(left + free), round(right - free)
    if last <= first:
        return (left + right) / 2
    places = np.arange(first, min(last + 1, len(sums)))
    if not len(places):
        return (left + right) / 2
    aside = np.abs(places - (left + right) / 2) / (right - left)
    return float(places[np.argmin(sums[places] + aside)]) + 0.5


def _ink_box(mask: NDArray[np.bool_], left: int, right: int) -> Rectangle:
    cell = mask[:, left:right]
    least = max(2.0, _SPECK * len(mask))
    down, across = np.flatnonzero(cell.sum(axis=1) >= least), np.flatnonzero(cell.sum(axis=0) >= least)
    if not len(down) or not len(across):
        return Rectangle(left, 0, right, mask.shape[0])
    return Rectangle(left + float(across[0]), float(down[0]), left + float(across[-1]) + 1, float(down[-1]) + 1)
