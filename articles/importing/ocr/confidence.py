"""How sure the network was of each line: the mean over its characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from articles.geometry.placed import Glyph, PlacedLine


def with_confidence(lines: Sequence[PlacedLine], glyphs: Sequence[Glyph], sure: Sequence[float]) -> list[PlacedLine]:
    """The lines made of these characters, each with what is known of those that stand in its box."""
    known = sorted((glyph.baseline, glyph.x, value) for glyph, value in zip(glyphs, sure, strict=True))
    heights = [baseline for baseline, _, _ in known]
    found = []
    for line in lines:
        first, last = bisect_left(heights, line.box.top), bisect_right(heights, line.box.bottom)
        own = [value for _, x, value in known[first:last] if line.box.left <= x <= line.box.right]
        found.append(replace(line, confidence=round(fmean(own), 4)) if own else line)
    return found
