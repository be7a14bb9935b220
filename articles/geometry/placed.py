"""What stands where on a sheet: plain frozen records. Lengths are points from the sheet's top left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

UnitBox = tuple[int, int, int, int]  # left, top, right and bottom in 1/10,000 of a sheet's width and height

NO_RIVAL = 99.0  # the margin of what could stand nowhere else
HEAD_SIZE = 1.07  # times the text's size from which a line may be a headline
ASCENT = 0.88  # of the em box that an ideograph fills, above its baseline


class Rectangle(NamedTuple):
    """A rectangle; ``bottom`` is below ``top``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def shared_width(self, other: Rectangle) -> float:
        """How wide both stand above one another; below 0 where they stand apart."""
        return min(self.right, other.right) - max(self.left, other.left)

    def shared_height(self, other: Rectangle) -> float:
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def holds(self, other: Rectangle, slack: float = 1.0) -> bool:
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


def hull(boxes: Iterable[Rectangle]) -> Rectangle:
    """The smallest box around all of at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Rectangle(min(lefts), min(tops), max(rights), max(bottoms))


def around(boxes: Iterable[UnitBox]) -> UnitBox:
    """The same of boxes in 1/10,000 of a sheet."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


class Glyph(NamedTuple):
    """One printed character: where its origin stands, its type size, and how far it reaches to the right."""

    char: str
    x: float
    baseline: float
    size: float
    right: float


@dataclass(frozen=True)
class PlacedLine:
    """One line of one column. ``places``: where each character of ``text`` begins (from the top, where ``upright``)."""

    text: str
    box: Rectangle
    size: float
    baseline: float
    places: tuple[float, ...] = ()
    upright: bool = False
    confidence: float = 1.0


def text_size_of(lines: Iterable[PlacedLine]) -> float:
    """The size that most characters are set in; 0 where there are none."""
    counts: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        counts[size] = counts.get(size, 0) + len(line.text)
    return max(counts, key=lambda size: (counts[size], -size), default=0.0)


@dataclass(frozen=True)
class Sheet:
    """One sheet of paper: its size, its lines in no order, thin rules and pictures."""

    width_pt: float
    height_pt: float
    lines: tuple[PlacedLine, ...] = ()
    rules: tuple[Rectangle, ...] = ()
    pictures: tuple[Rectangle, ...] = field(default=())

    @cached_property
    def text_size(self) -> float:
        """The size that most characters are set in; 0 on a sheet without text."""
        return text_size_of(self.lines)


@dataclass(frozen=True)
class RawPlace:
    """Where one raw line stands: its box in 1/10,000 of the sheet, its size in points, its region and piece of it.

    ``scale``: times the size of the sheet's text. ``indent`` and ``white``: em left and right of it within its column.
    ``pictured``: the region has a picture. ``baseline`` and ``places`` (where characters begin; from the top, where
    ``upright``) in 1/10,000 too; ``confidence``: of 0 to 1, how sure whoever read the characters was. ``margin``: what
    it costs more at least that its piece, or one that might follow it, stands elsewhere in the reading order.
    """

    box: tuple[int, int, int, int]
    size: float
    scale: float
    region: int
    piece: int
    indent: float = 0.0
    white: float = 0.0
    pictured: bool = False
    baseline: int = 0
    places: tuple[int, ...] = ()
    upright: bool = False
    confidence: float = 1.0
    margin: float = NO_RIVAL


@dataclass(frozen=True)
class PlacedPage:
    """The raw text of a sheet, and for raw line n the entry n (None where it is blank).

    ``pictures``: (region, box in 1/10,000 of the sheet).
    """

    text: str
    lines: tuple[RawPlace | None, ...]
    pictures: tuple[tuple[int, tuple[int, int, int, int]], ...] = ()
    width_pt: float = 0.0
    height_pt: float = 0.0

    def boxes_of(self, numbers: Iterable[int]) -> list[UnitBox]:
        """A box for each piece of a column that these lines, numbered from 1, stand in, from the first to the last."""
        pieces: dict[int, list[UnitBox]] = {}
        for number in numbers:
            if place := self.lines[number - 1]:
                pieces.setdefault(place.piece, []).append(place.box)
        return [around(boxes) for boxes in pieces.values()]
