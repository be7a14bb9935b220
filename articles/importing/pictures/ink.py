"""Whether a page's lines stand on a picture where its text says: else it shows another, or lies otherwise. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from statistics import median

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

from articles.geometry.page import UNIT
from articles.geometry.placed import UnitBox

_WIDTH = 1_500  # pixels of the picture that is looked at
_PAPER, _DARK = 0.75, 0.85  # quantile of light that is paper; share of it below which ink begins
# What stands in the strip close around the lines, from so many pixels of a side to so many, as a share of what stands
# in them; and how many of the lines hold ink, each at least so much of the usual. On the page's own picture, trimmed a
# little, 0.01 and all; on another page's of the same shape, or on its own turned or larger, from 0.5 and 0.85 on.
_NEAR, _FAR = 3, 11
_AROUND, _FILLED, _FAINT = 0.15, 0.97, 0.25


def stands_there(picture: Image.Image, lines: Sequence[UnitBox]) -> bool:
    """``picture`` of mode L; ``lines``: boxes in 1/10,000 of it."""
    size = (_WIDTH, max(1, round(_WIDTH * picture.height / picture.width)))
    ink = _ink_of(picture.resize(size, Image.Resampling.BOX))
    boxes = [_in_pixels(box, size) for box in lines]
    depths = [ImageStat.Stat(ink.crop(box)).mean[0] for box in boxes]
    usual = median(depths or [0.0])
    if not usual or sum(depth >= _FAINT * usual for depth in depths) < _FILLED * len(depths):
        return False
    held = Image.new("L", size)
    for box in boxes:
        ImageDraw.Draw(held).rectangle(box, fill=255)
    around = ImageChops.subtract(_grown(held, _FAR), _grown(held, _NEAR))
    return ImageStat.Stat(ink, around).mean[0] <= _AROUND * ImageStat.Stat(ink, held).mean[0]


def _grown(mask: Image.Image, pixels: int) -> Image.Image:
    return mask.filter(ImageFilter.MaxFilter(pixels))


def _ink_of(grey: Image.Image) -> Image.Image:
    counts = grey.histogram()
    paper = next(value for value, seen in enumerate(accumulate(counts)) if seen >= _PAPER * sum(counts))
    return grey.point([max(0, round(_DARK * paper) - value) for value in range(256)])


def _in_pixels(box: UnitBox, size: tuple[int, int]) -> UnitBox:
    """At least a pixel, on the picture or beside it."""
    left, right = (round(side * size[0] / UNIT) for side in box[::2])
    top, bottom = (round(side * size[1] / UNIT) for side in box[1::2])
    return left, top, max(right, left + 1), max(bottom, top + 1)
