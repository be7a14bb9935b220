"""How fine a picture is: made coarser or finer, and told from the rows of its text where the file does not say."""

from __future__ import annotations

import cv2
import numpy as np

from articles.importing.ocr.tilt import WHITE, Grey, tilt_of, turned

_LEADING = 13.5  # points from one row of a newspaper's text to the next
_LIKELY = (100.0, 600.0)  # pixels to the inch
_LONG_SIDE = 2400  # pixels of the picture that is measured
_STRIP = 160  # pixels: narrower than two columns
_SHORTEST, _LONGEST = 8, 120  # pixels from row to row
_USUAL = 300.0


def resized(grey: Grey, scale: float) -> Grey:
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=way), np.uint8)


def guessed_dpi(grey: Grey) -> float:
    """Pixels to the inch by the distance from row to row that most of the page has."""
    scale = min(1.0, _LONG_SIDE / max(grey.shape))
    small = resized(grey, scale) if scale < 1 else grey
    upright = turned(small, tilt_of(small))
    pitches = [
        pitch for left in range(0, upright.shape[1], _STRIP) if (pitch := _pitch(upright[:, left : left + _STRIP]))
    ]
    if not pitches:
        return _USUAL
    dpi = float(np.median(pitches)) / scale * 72 / _LEADING
    return float(min(max(dpi, _LIKELY[0]), _LIKELY[1]))


def _pitch(strip: Grey) -> float:
    """Pixels after which the rows of a strip come again; 0 where none do."""
    profile = WHITE - strip.mean(axis=1)
    profile = profile - cv2.blur(profile.reshape(-1, 1), (1, 2 * _LONGEST)).ravel()
    power = np.abs(np.fft.rfft(profile, 2 * len(profile))) ** 2
    again = np.fft.irfft(power)[:_LONGEST]
    if len(again) < _LONGEST or again[0] <= 0:
        return 0.0
    tops = [at for at in range(_SHORTEST, _LONGEST - 1) if again[at - 1] < again[at] >= again[at + 1]]
    best = max((again[at] for at in tops), default=0.0)
    return float(next((at for at in tops if again[at] > 0.8 * best and best > 0.15 * again[0]), 0))
