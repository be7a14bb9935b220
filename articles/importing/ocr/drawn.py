"""Rules and pictures of an upright scan: thin lines as they run, and what is darker than paper over a large area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from articles.geometry.placed import Rectangle
from articles.importing.ocr.tilt import WHITE, Grey

# All of these in pixels of 1/150 inch.
_LONG, _THIN, _BROKEN = 62, 9, 9  # a rule's length at least, its thickness at most, gaps in it
_STROKE = 25  # wider than any stroke of a headline
_PICTURE = 38  # the narrower side of the smallest
_BLOCK = 40  # squares whose brightest part shows the paper
_DARK_LINE, _DARK_GROUND = 0.2, 0.1  # share of the paper's light that is missing
_PAPER = 0.9  # quantile of a square's light that is paper, where paper is in it
_FULL = 0.55  # share of a picture's box that is dark
_TEXT = 0.4  # share of a ground's box that rows of text cover: no picture
_ON_TEXT = 0.4  # share of a rule within rows of text: strokes

Mask = NDArray[np.uint8]


def without_shade(grey: Grey) -> Grey:
    """The picture as if the paper were white everywhere."""
    height, width = grey.shape
    rows, columns = max(1, height // _BLOCK), max(1, width // _BLOCK)
    blocks = cv2.resize(grey, (columns * 8, rows * 8), interpolation=cv2.INTER_AREA)
    parts = blocks.reshape(rows, 8, columns, 8).transpose(0, 2, 1, 3).reshape(rows, columns, 64)
    light = np.quantile(parts, _PAPER, axis=2)
    paper = cv2.resize(_smooth(light).astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(grey * (WHITE / np.maximum(paper, 1.0)), 0, WHITE), np.uint8)


def _smooth(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """A surface of the second degree through the squares that are paper: those that are not far below it."""
    down, across = np.mgrid[-1 : 1 : light.shape[0] * 1j, -1 : 1 : light.shape[1] * 1j]
    terms = np.stack([np.ones_like(down), down, across, down * across, down**2, across**2], axis=-1).reshape(-1, 6)
    values = light.ravel()
    keep = values >= np.median(values) - 1
    for _ in range(4):
        fitted, *_ = np.linalg.lstsq(terms[keep], values[keep], rcond=None)
        surface = terms @ fitted
        keep = np.abs(values - surface) < 0.05 * WHITE
        if keep.sum() < 12:
            return np.full(light.shape, np.quantile(values, _PAPER))
    return np.asarray(surface.reshape(light.shape))


def pictures_of(even: Grey, rows: Sequence[Rectangle]) -> list[Rectangle]:
    """Boxes of photographs and the like on an evenly lit picture of 150 dpi; ``rows`` are those of its text."""
    soft = cv2.GaussianBlur(even, (0, 0), 1.5)
    ground = cv2.morphologyEx(soft, cv2.MORPH_CLOSE, np.ones((_STROKE, _STROKE), np.uint8))
    dark = (ground < (1 - _DARK_GROUND) * WHITE).astype(np.uint8)
    return [box for box, area in _components(dark) if _is_picture(box, area, rows)]


def _is_picture(box: Rectangle, area: int, rows: Sequence[Rectangle]) -> bool:
    room = box.width * box.height
    text = sum(max(0.0, box.shared_width(row)) * max(0.0, box.shared_height(row)) for row in rows)
    return min(box.width, box.height) >= _PICTURE and area >= _FULL * room and text < _TEXT * room


def rules_of(even: Grey, rows: Sequence[Rectangle], pictures: Sequence[Rectangle]) -> list[Rectangle]:
    """Thin lines that run across or down, but for strokes of characters and what is drawn within pictures."""
    dark = (even < (1 - _DARK_LINE) * WHITE).astype(np.uint8)
    found = [*_lines(dark), *(Rectangle(b[1], b[0], b[3], b[2]) for b in _lines(np.ascontiguousarray(dark.T)))]
    return [rule for rule in found if not _is_stroke(rule, rows) and not any(one.holds(rule) for one in pictures)]


def _lines(dark: Mask) -> Iterator[Rectangle]:
    """Those that run across."""
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, _BROKEN), np.uint8))
    long = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, _LONG), np.uint8))
    joined = cv2.dilate(long, np.ones((3, _BROKEN), np.uint8))  # one that climbs by a pixel is one
    for box, _ in _components(np.asarray(joined, np.uint8)):
        if box.height <= _THIN + 2:
            yield Rectangle(box.left + _BROKEN // 2, box.top + 1, box.right - _BROKEN // 2, box.bottom - 1)


def _is_stroke(rule: Rectangle, rows: Sequence[Rectangle]) -> bool:
    room = max(1.0, rule.width) * max(1.0, rule.height)
    own = (max(0.0, rule.shared_width(row)) * max(0.0, rule.shared_height(row)) for row in rows)
    return sum(own) > _ON_TEXT * room


def _components(mask: Mask) -> Iterator[tuple[Rectangle, int]]:
    """Boxes of what hangs together, and how many pixels it has."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    for left, top, width, height, area in stats[1:]:
        yield Rectangle(float(left), float(top), float(left + width), float(top + height)), int(area)
