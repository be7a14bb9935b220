"""By how much a scan is tilted, told from its rows of text and its rules, and the same picture upright."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Bands = NDArray[np.float32]  # sums of ink: rows of pixels by bands of them

MOST = 4.0  # degrees either way
_LONG_SIDE = 2000  # pixels of the picture that is measured
_BAND = 8  # pixels that are moved together
_STEPS = (0.5, 0.1, 0.02)  # degrees, each round between the neighbours of the best of the last
_SMALLEST = 0.03  # degrees: less is no tilt
WHITE = 255


def tilt_of(grey: Grey) -> float:
    """Degrees by which the page is turned anticlockwise; 0 where nothing on it tells."""
    rows, columns = bands_of(grey)
    best = sharpest(lambda degrees: contrast(rows, degrees) + contrast(columns, -degrees), MOST, _STEPS)
    return round(best, 2) if abs(best) >= _SMALLEST else 0.0


def bands_of(grey: Grey) -> tuple[Bands, Bands]:
    """The page's ink, summed up along its rows, and turned on its side along its columns."""
    small = fitting(grey)
    ink = WHITE - small.astype(np.float32)
    ink -= cv2.blur(ink, (61, 61))  # the paper's shade, and the inside of photographs
    return _bands(np.clip(ink, 0, None)), _bands(np.clip(ink.T, 0, None))


def fitting(grey: Grey) -> Grey:
    """The picture as coarse as a tilt is measured on."""
    scale = _LONG_SIDE / max(grey.shape)
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)) if scale < 1 else grey


def _bands(ink: NDArray[np.float32]) -> Bands:
    """Sums along the rows of ``_BAND`` pixels each."""
    height, width = ink.shape
    whole = width - width % _BAND
    sums: Bands = ink[:, :whole].reshape(height, whole // _BAND, _BAND).sum(axis=2)
    return sums


def sharpest(measure: Callable[[float], float], reach: float, steps: Sequence[float]) -> float:
    """The degrees within this reach at which the measure is greatest, found in rounds of ever smaller steps."""
    best = 0.0
    for step in steps:
        tries = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(tries, key=lambda degrees: (measure(degrees), -abs(degrees))))
        reach = step
    return best


def contrast(bands: Bands, degrees: float) -> float:
    """How much the sums along rows differ from one another once a tilt is undone."""
    height, count = bands.shape
    moved = np.round((np.arange(count) - count / 2) * _BAND * math.tan(math.radians(degrees))).astype(int)
    profile = np.zeros(height, np.float32)
    for band, by in enumerate(moved):
        first, last = max(0, by), min(height, height + by)
        profile[first:last] += bands[first - by : last - by, band]
    return float(np.square(np.diff(profile)).sum())


def turned(grey: Grey, degrees: float) -> Grey:
    """The picture turned clockwise about its middle, as large as before; white where nothing was."""
    if not degrees:
        return grey
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    found = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=WHITE)
    return np.asarray(found, np.uint8)
