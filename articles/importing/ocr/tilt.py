"""By how much a scan is tilted, told from its rows of text and its rules, and the same picture upright."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

MOST = 4.0  # degrees either way
_LONG_SIDE = 2000  # pixels of the picture that is measured
_BAND = 8  # pixels that are moved together
_STEPS = (0.5, 0.1, 0.02)  # degrees, each round between the neighbours of the best of the last
_SMALLEST = 0.03  # degrees: less is no tilt
WHITE = 255


def tilt_of(grey: Grey) -> float:
    """Degrees by which the page is turned anticlockwise; 0 where nothing on it tells."""
    scale = _LONG_SIDE / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    ink = WHITE - small.astype(np.float32)
    ink -= cv2.blur(ink, (61, 61))  # the paper's shade, and the inside of photographs
    bands = [_bands(np.clip(ink, 0, None)), _bands(np.clip(ink.T, 0, None))]
    best = 0.0
    reach = MOST
    for step in _STEPS:
        tries = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(tries, key=lambda degrees: (_sharpness(bands, degrees), -abs(degrees))))
        reach = step
    return round(best, 2) if abs(best) >= _SMALLEST else 0.0


def _bands(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sums along the rows of ``_BAND`` pixels each."""
    height, width = ink.shape
    whole = width - width % _BAND
    sums: NDArray[np.float32] = ink[:, :whole].reshape(height, whole // _BAND, _BAND).sum(axis=2)
    return sums


def _sharpness(bands: list[NDArray[np.float32]], degrees: float) -> float:
    """How much the sums along rows, and along columns, differ from one another once the tilt is undone."""
    rows, columns = bands
    return _contrast(rows, degrees) + _contrast(columns, -degrees)


def _contrast(bands: NDArray[np.float32], degrees: float) -> float:
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
