"""The picture of a page made straight, rows level, columns plumb, its head above; and how its dots lay before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from articles.importing.ocr.tilt import WHITE, Bands, Grey, bands_of, contrast, fitting, sharpest, tilt_of

Matrix = NDArray[np.float64]  # of 3 by 3: from dots (across, down, 1) to dots

_REACH, _STEPS = 1.5, (0.25, 0.05, 0.01)  # degrees by which half a page may slant otherwise than the whole
_TELLS = 1.25  # times the contrast of the whole page's tilt that another slant of a half has
_SKEW = 0.3  # degrees between halves: less is a straight sheet
_ROUNDS = 2


@dataclass(frozen=True)
class StraightPicture:
    """``back``: from its dots to those of the scan."""

    grey: Grey
    back: Matrix

    def turned(self, quarters: int) -> StraightPicture:
        """Turned anticlockwise by so many quarters."""
        grey, back = self.grey, self.back
        for _ in range(quarters):
            back = back @ np.array([[0, -1, grey.shape[1]], [1, 0, 0], [0, 0, 1.0]])
            grey = np.rot90(grey)
        return StraightPicture(np.ascontiguousarray(grey), back)


def straightened(grey: Grey) -> StraightPicture:
    """As large as before; white where nothing was."""
    small = fitting(grey)
    tilt = tilt_of(small)
    matrix = _rotation(small, tilt)
    for _ in range(_ROUNDS):
        if (further := _level(_warped(small, matrix))) is None:
            break
        matrix = further @ matrix
    if np.array_equal(matrix, np.eye(3)):
        return StraightPicture(grey, matrix)
    scale = np.diag([small.shape[1] / grey.shape[1], small.shape[0] / grey.shape[0], 1.0])
    matrix = np.linalg.inv(scale) @ matrix @ scale
    return StraightPicture(_warped(grey, matrix), np.asarray(np.linalg.inv(matrix), np.float64))


def _rotation(grey: Grey, degrees: float) -> Matrix:
    if not degrees:
        return np.eye(3)
    turn = cv2.getRotationMatrix2D((grey.shape[1] / 2, grey.shape[0] / 2), -degrees, 1.0)
    return np.vstack([turn, [0, 0, 1]])


def _warped(grey: Grey, matrix: Matrix) -> Grey:
    size = grey.shape[::-1]
    if np.array_equal(matrix[2], [0, 0, 1]):
        found = cv2.warpAffine(grey, matrix[:2], size, flags=cv2.INTER_CUBIC, borderValue=WHITE)
    else:
        found = cv2.warpPerspective(grey, matrix, size, flags=cv2.INTER_CUBIC, borderValue=WHITE)
    return np.asarray(found, np.uint8)


def _level(grey: Grey) -> Matrix | None:
    """What makes the rows of both halves level and the columns of both plumb, where a sheet was photographed at an
    angle; None where they are."""
    rows, columns = bands_of(grey)
    upper, lower = _slopes(rows)
    left, right = _slopes(columns)
    if max(abs(upper - lower), abs(left - right)) < np.radians(_SKEW):
        return None
    height, width = grey.shape
    seen = [
        _crossing(row, column, (width / 2, height / 2), (x * width, y * height))
        for y, row in ((0.25, upper), (0.75, lower))
        for x, column in ((0.25, left), (0.75, right))
    ]
    goal = [(x * width, y * height) for y in (0.25, 0.75) for x in (0.25, 0.75)]
    return np.asarray(cv2.getPerspectiveTransform(_points(seen), _points(goal)), np.float64)


def _points(places: Sequence[tuple[float, float]]) -> NDArray[np.float32]:
    return np.array(places, np.float32)


def _slopes(bands: Bands) -> list[float]:
    """By how much the rows of the first and of the second half rise along their way; 0 where nothing tells."""
    found = []
    for half in np.array_split(bands, 2):
        best = sharpest(lambda degrees, half=half: contrast(half, degrees), _REACH, _STEPS)  # type: ignore[misc]
        tells = contrast(half, best) >= _TELLS * contrast(half, 0.0)
        found.append(float(np.tan(np.radians(best))) if tells else 0.0)
    return found


def _crossing(row: float, column: float, middle: tuple[float, float], goal: tuple[float, float]) -> tuple[float, float]:
    """Where a row and a column of these slopes cross that are to cross at the goal."""
    (across, down), (x, y) = middle, goal
    # The row rises by ``row`` times what it is away from the middle, the column goes left by ``column`` times that.
    over = (x - across - column * (y - down)) / (1 - row * column)
    return across + over, y - row * over
