"""How sure the network was of each line: the mean over its characters, those that it left out with them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

import numpy as np

from articles.geometry.placed import Glyph, PlacedLine, Rectangle

_LOST = -1.0  # how sure a character that is left out counts: an item without two in a hundred is not certain
_NEAR = 1.0  # em from a line to what was left out of it


def with_confidence(
    lines: Sequence[PlacedLine], glyphs: Sequence[Glyph], sure: Sequence[float], unread: Sequence[Rectangle] = ()
) -> list[PlacedLine]:
    """The lines made of these characters, each with what is known of those that stand in its box; ``unread`` are boxes
    of ink that is of none."""
    known = sorted((glyph.baseline, glyph.x, value) for glyph, value in zip(glyphs, sure, strict=True))
    heights = [baseline for baseline, _, _ in known]
    lost = _lost(lines, unread)
    found = []
    for line, missing in zip(lines, lost, strict=True):
        first, last = bisect_left(heights, line.box.top), bisect_right(heights, line.box.bottom)
        own = [value for _, x, value in known[first:last] if line.box.left <= x <= line.box.right]
        own += missing * [_LOST]
        found.append(replace(line, confidence=round(max(0.0, fmean(own)), 4)) if own else line)
    return found


def _lost(lines: Sequence[PlacedLine], unread: Sequence[Rectangle]) -> list[int]:
    """For each line how many characters as large as its own the ink would make that stands nearest to it."""
    counts = [0] * len(lines)
    left, top, right, bottom = np.array([line.box for line in lines]).reshape(-1, 4).T
    for box in unread if lines else ():
        across = np.maximum(left - box.right, box.left - right).clip(min=0)
        down = np.maximum(top - box.bottom, box.top - bottom).clip(min=0)
        at = int(np.argmin(across + down))
        if across[at] + down[at] <= _NEAR * lines[at].size:
            counts[at] += max(1, round(max(box.width, box.height) / lines[at].size))
    return counts
