"""Ink that no character accounts for: what the network left out of a row, and what no row was found in."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np

from articles.geometry.placed import Rectangle
from articles.importing.ocr.inked import InkedCharacter, Mask
from articles.importing.ocr.left_out import free_ink
from articles.importing.ocr.tilt import WHITE, Grey

_WIDE = 0.45  # of the size of a row's print that a character is wide at least: marks are narrower
_APART = 0.3  # of it: less white than this parts the strokes of a character
_LITTLE = 0.03  # of a character's square that is inked at least, even by 一
_DARK = 0.4  # share of the paper's light that is missing in print, and is not in what shines through
_BESIDE = 4  # pixels of 1/150 inch around rows, rules and pictures that are theirs
_JOINED = 0.5  # of the height of most rows: white between the characters of one
_HIGH, _LONG, _FILLED = (0.45, 2.5), 0.6, (0.08, 0.7)  # times that height; share of its box that a row of print inks


def unread_of_row(mask: Mask, found: Sequence[InkedCharacter]) -> list[Rectangle]:
    """Boxes of what is as wide as a character, or several, between the characters of a row."""
    tall = [one.ink for one in found if one.char.isalnum()] or [one.ink for one in found]
    size = median([max(ink.width, ink.height) for ink in tall] or [0.6 * len(mask)])
    free = free_ink(mask, found, _APART * size)
    return [box for box in free if box.width >= _WIDE * size and _is_inked(mask, box, size)]


def _is_inked(mask: Mask, box: Rectangle, size: float) -> bool:
    left, top, right, bottom = (int(side) for side in box)
    return int(mask[top:bottom, left:right].sum()) >= _LITTLE * size * min(size, box.width)


def unread_of_column(inks: Sequence[Rectangle], found: Sequence[InkedCharacter]) -> list[Rectangle]:
    """The squares of an upright row in which nothing was read."""
    read = {one.ink for one in found}
    side = max((ink.width for ink in inks), default=0.0)
    return [ink for ink in inks if ink not in read and max(ink.width, ink.height) >= _WIDE * side]


def unread_outside(even: Grey, rows: Sequence[Rectangle], drawn: Sequence[Rectangle]) -> list[Rectangle]:
    """Boxes of what looks like a row of text, or a piece of one, outside of all rows and of what is drawn; pixels of an
    evenly lit picture of 150 dpi."""
    if not rows:
        return []
    dark = (even < (1 - _DARK) * WHITE).astype(np.uint8)
    for box in (*rows, *drawn):
        left, top, right, bottom = (int(side) for side in box)
        dark[max(0, top - _BESIDE) : bottom + _BESIDE + 1, max(0, left - _BESIDE) : right + _BESIDE + 1] = 0
    usual = median(min(row.width, row.height) for row in rows)
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, max(1, round(_JOINED * usual))), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    inked = np.bincount(labels.ravel(), dark.ravel(), len(stats))
    return [
        Rectangle(float(left), float(top), float(left + width), float(top + height))
        for (left, top, width, height, _), ink in zip(stats[1:], inked[1:], strict=True)
        if _HIGH[0] * usual <= height <= _HIGH[1] * usual
        and width >= _LONG * usual
        and _FILLED[0] <= ink / (width * height) <= _FILLED[1]
    ]
