"""Characters with their ink to characters on their squares, as a text layer tells them: origin, baseline, size, end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from articles.geometry.placed import ASCENT, Glyph, Rectangle
from articles.importing.ocr.inked import InkedCharacter

_INK, _FULL = (
    0.915,
    (0.5, 0.95),
)  # em that the print of an ideograph is high or wide, on the mean between these quantiles
_LATIN_INK = 0.74  # em that digits and capitals are high
_FEWEST_STEPS = 3  # from one ideograph to the next that tell: no type is larger than its step
_HAN = "\u4e00"
_WIDE = "\u2e80"
_CLOSING = frozenset("，。、；：！？）》】”’〉」』〕％")
_OPENING = frozenset("（《【“‘〈「『〔")
_CENTRED = frozenset("·•・∙‧")  # points as wide as an ideograph
_BEARING = 0.04  # em of white beside the print within a character's own room
_IN_STEP, _MOST, _FARTHEST = 0.16, 0.6, 0.5  # em off the even step of a run by which this share of it, and each, stands


@dataclass(frozen=True)
class ReadRow:
    """A row of text with the ink of its characters, and boxes of ink that is of none, in pixels of the picture."""

    characters: tuple[InkedCharacter, ...]
    unread: tuple[Rectangle, ...] = ()

    @property
    def ideographs(self) -> list[InkedCharacter]:
        return [one for one in self.characters if one.char >= _HAN and one.char.isalnum()]

    @property
    def start(self) -> tuple[float, float]:
        """Where it begins, across and down to the middle of its print."""
        tall = self.ideographs or self.characters
        return self.characters[0].ink.left, median((one.ink.top + one.ink.bottom) / 2 for one in tall)


def size_of(row: ReadRow) -> float:
    """The size of its type in pixels, by its print."""
    if found := row.ideographs:
        printed = _full_side(found) / _INK
        steps = [other.middle - one.middle for one, other in pairwise(found)]
        return min(printed, median(steps)) if len(steps) >= _FEWEST_STEPS else printed
    tall = [one.ink.height for one in row.characters if one.char.isalnum()] or [
        one.ink.height for one in row.characters
    ]
    return max(tall) / _LATIN_INK


def _full_side(ideographs: Sequence[InkedCharacter]) -> float:
    """The longer side of the print of those that fill their square, finer than one pixel."""
    sides = sorted(max(one.ink.width, one.ink.height) for one in ideographs)
    first, last = (int(share * (len(sides) - 1)) for share in _FULL)
    return fmean(sides[first : last + 1])


def glyphs_of_row(row: ReadRow, size: float) -> list[Glyph]:
    """Its characters, set in this size on one baseline."""
    tall = row.ideographs or [one for one in row.characters if one.char.isalnum()] or list(row.characters)
    middle = median((one.ink.top + one.ink.bottom) / 2 for one in tall)
    baseline = middle + (ASCENT - 0.5) * size if row.ideographs else median(one.ink.bottom for one in tall)
    rooms = [_room(one, size) for one in row.characters]
    rooms = _in_step(row.characters, rooms, size)
    rooms = _without_overlap(rooms)
    return [
        Glyph(one.char, left, baseline, size, right) for one, (left, right) in zip(row.characters, rooms, strict=True)
    ]


def glyphs_of_column(row: ReadRow) -> list[Glyph]:
    """The characters of an upright row, below one another on the middle of its width."""
    size = max(one.ink.width for one in row.characters) / _INK
    left = row.characters[0].middle - size / 2
    middles = [(one.ink.top + one.ink.bottom) / 2 for one in row.characters]
    return [
        Glyph(one.char, left, middle + (ASCENT - 0.5) * size, size, left + size)
        for one, middle in zip(row.characters, middles, strict=True)
    ]


def _room(one: InkedCharacter, size: float) -> tuple[float, float]:
    """Where a character's square begins and ends, by its ink."""
    ink, bearing = one.ink, _BEARING * size
    if one.char in _CLOSING:
        return ink.left - bearing, max(ink.right + bearing, ink.left - bearing + size)
    if one.char in _OPENING:
        return min(ink.left - bearing, ink.right + bearing - size), ink.right + bearing
    if one.char >= _WIDE or one.char in _CENTRED:
        middle = (ink.left + ink.right) / 2
        return middle - size / 2, middle + size / 2
    return ink.left - bearing, ink.right + bearing


def _in_step(
    characters: Sequence[InkedCharacter], rooms: list[tuple[float, float]], size: float
) -> list[tuple[float, float]]:
    """Ideographs that follow one another stand at even distances: the print of one alone may stand aside in its
    square."""
    found = list(rooms)
    for first, last in _runs(characters, rooms, size):
        lefts = [left for left, _ in rooms[first:last]]
        step = median((other - one) / (far - near) for (near, one), (far, other) in _pairs(lefts))
        start = median(left - step * at for at, left in enumerate(lefts))
        places = [start + step * at for at in range(last - first)]
        off = sorted(abs(left - place) for left, place in zip(lefts, places, strict=True))
        if off[int(_MOST * len(off))] <= _IN_STEP * size and off[-1] <= _FARTHEST * size:
            found[first:last] = [(place, place + size) for place in places]
    return found


def _pairs(lefts: Sequence[float]) -> Iterator[tuple[tuple[int, float], tuple[int, float]]]:
    """Places of a run with their numbers, at least half of it apart."""
    numbered = list(enumerate(lefts))
    apart = (len(lefts) + 1) // 2
    return zip(numbered, numbered[apart:], strict=False)


def _runs(
    characters: Sequence[InkedCharacter], rooms: Sequence[tuple[float, float]], size: float
) -> Iterator[tuple[int, int]]:
    """(First, behind the last) of three ideographs or more without white between them."""
    first = 0
    for at in range(1, len(characters) + 1):
        goes_on = (
            at < len(characters)
            and characters[at].char >= _HAN
            and characters[at - 1].char >= _HAN
            and characters[at].char.isalnum()
            and characters[at - 1].char.isalnum()
            and rooms[at][0] - rooms[at - 1][0] <= 1.4 * size
        )
        if not goes_on:
            if at - first >= 3:
                yield first, at
            first = at


def _without_overlap(rooms: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Each ends where the next begins, at the latest; a wide mark's white gives way."""
    found = [list(room) for room in rooms]
    for one, other in pairwise(found):
        if other[0] < one[1]:
            meet = max(one[0] + 0.1, min(one[1], other[1] - 0.1, (one[1] + other[0]) / 2))
            one[1] = other[0] = meet
    return [(left, right) for left, right in found]
