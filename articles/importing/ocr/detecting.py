"""Where rows of text stand on an upright picture: one map of the whole page, made in strips that overlap."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from articles.geometry.placed import Rectangle
from articles.importing.ocr.networks import Scores, detection
from articles.importing.ocr.tilt import WHITE, Grey

DPI = 150  # that newspapers' text is found best at: characters of 20 pixels
_STRIP, _OVERLAP = 960, 128  # pixels
_SIDE = 32  # pixels that the network takes together
_IS_TEXT = 0.3
_SURE = 0.5  # on the average of a row
_SMALLEST = 3  # pixels
_GROWN = 1.6  # times its area by its outline: the network finds the inner part of a row


def rows_of_text(grey: Grey) -> list[Rectangle]:
    """Boxes in pixels of the picture, which is of ``DPI``."""
    return list(_boxes(_page_map(grey), grey.shape[1], grey.shape[0]))


def _page_map(grey: Grey) -> Scores:
    height, width = grey.shape
    wide, high = (-(-side // _SIDE) * _SIDE for side in (width, height))
    padded = cv2.copyMakeBorder(grey, 0, high - height, 0, wide - width, cv2.BORDER_CONSTANT, value=WHITE)
    found = np.zeros((high, wide), np.float32)
    for top, bottom in _strips(high):
        pixels = padded[top:bottom].astype(np.float32) / (WHITE / 2) - 1
        scores = detection(np.broadcast_to(pixels, (1, 3, *pixels.shape)).copy())[0]
        skip = _OVERLAP // 2 if top else 0
        found[top + skip : bottom] = scores[skip:]
    return found


def _strips(height: int) -> Iterator[tuple[int, int]]:
    top = 0
    while top + _STRIP < height:
        yield top, top + _STRIP
        top += _STRIP - _OVERLAP
    yield top, height


def _boxes(scores: Scores, width: int, height: int) -> Iterator[Rectangle]:
    mask = cv2.dilate((scores > _IS_TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    sums = np.bincount(labels.ravel(), np.where(mask, scores, 0).ravel(), count)
    for (left, top, wide, high, area), total in zip(stats[1:], sums[1:], strict=True):
        if min(wide, high) < _SMALLEST or total < _SURE * area:
            continue
        by = wide * high * _GROWN / (2 * (wide + high))
        yield Rectangle(
            max(0.0, left - by), max(0.0, top - by), min(width, left + wide + by), min(height, top + high + by)
        )
