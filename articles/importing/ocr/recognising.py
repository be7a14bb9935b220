"""What the rows of text say: each character with the place of its middle along the row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from articles.importing.ocr.networks import Scores, characters, recognition
from articles.importing.ocr.tilt import WHITE, Grey

_HEIGHT, _STEP = 48, 8  # pixels of a row as the network sees it, and of one of its steps
_AT_ONCE = 6000  # pixels of all rows of one call
_PADDED = 1.1  # times that a row may be widened to go with others
_LONGEST = 3200  # pixels
_SHORTEST = 16


@dataclass(frozen=True)
class ReadCharacter:
    """``middle``: pixels from the row's left end; ``confidence`` of 0 to 1."""

    char: str
    middle: float
    confidence: float


def read_rows(rows: Sequence[Grey]) -> list[list[ReadCharacter]]:
    """The characters of each row, from left to right, without blanks."""
    scaled = [_scaled(row) for row in rows]
    found: list[list[ReadCharacter]] = [[] for _ in rows]
    for group in _groups(scaled):
        width = max(scaled[at].shape[1] for at in group)
        pixels = np.zeros((len(group), 3, _HEIGHT, width), np.float32)
        for number, at in enumerate(group):
            pixels[number, :, :, : scaled[at].shape[1]] = scaled[at].astype(np.float32) / (WHITE / 2) - 1
        for at, scores in zip(group, recognition(pixels), strict=True):
            found[at] = list(_read(scores, rows[at].shape[1] / scaled[at].shape[1]))
    return found


def _scaled(row: Grey) -> Grey:
    height, width = row.shape
    wide = min(_LONGEST, max(_SHORTEST, round(width * _HEIGHT / height)))
    way = cv2.INTER_AREA if height > _HEIGHT else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(row, (wide, _HEIGHT), interpolation=way), np.uint8)


def _groups(rows: Sequence[Grey]) -> Iterator[list[int]]:
    """Rows about as long as one another, together no more than what is read at once."""
    group: list[int] = []
    for at in sorted(range(len(rows)), key=lambda one: rows[one].shape[1]):
        width = rows[at].shape[1]
        if group and (width > _PADDED * rows[group[0]].shape[1] or width * (len(group) + 1) > _AT_ONCE):
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _read(scores: Scores, scale: float) -> Iterator[ReadCharacter]:
    """The likeliest character of each step; the same one in neighbouring steps is one."""
    best: NDArray[np.intp] = scores.argmax(axis=1)
    known = characters()
    start = 0
    for end in range(1, len(best) + 1):
        if end < len(best) and best[end] == best[start]:
            continue
        char = known[best[start]]
        if char.strip():
            sure = scores[start:end, best[start]]
            middle = float((np.arange(start, end) + 0.5) @ sure / sure.sum())
            yield ReadCharacter(char, middle * _STEP * scale, float(sure.max()))
        start = end
