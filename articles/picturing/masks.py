"""What of a sheet's picture is blacked before anybody else sees it. Pure.

Whoever may not read a line may not see it either: the lines that are shown to him as they were printed stay, all others
are blacked whole, and with them the pictures beside them and what lies between the lines of one piece or region.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from articles.geometry.placed import PlacedPage

UnitBox = tuple[int, int, int, int]

# Em around a line: accents, the ends of strokes, a place that is a little off.
_ROOM = 0.35
_UNIT = 10_000


def mask_of(placed: PlacedPage, shown: Mapping[int, str]) -> tuple[UnitBox, ...] | None:
    """Boxes in 1/10,000 of the sheet, in order; none where a line that is hidden has no place: then nobody knows where
    it stands, and there is no picture. ``shown``: the lines as they may be read, by number from 1.
    """
    printed = placed.text.split("\n")
    hidden = {number for number, line in enumerate(printed, 1) if line.strip() and shown.get(number) != line}
    if any(placed.lines[number - 1] is None for number in hidden):
        return None
    boxes = [*_line_boxes(placed, hidden), *_wholly_hidden(placed, hidden), *_pictures(placed, hidden)]
    return tuple(sorted(set(boxes)))


def _line_boxes(placed: PlacedPage, hidden: set[int]) -> Iterator[UnitBox]:
    for number in hidden:
        if place := placed.lines[number - 1]:
            yield _with_room(place.box, place.size, placed)


def _with_room(box: UnitBox, size: float, placed: PlacedPage) -> UnitBox:
    across, down = (round(_UNIT * _ROOM * size / max(side, 1.0)) for side in (placed.width_pt, placed.height_pt))
    left, top, right, bottom = box
    return left - across, top - down, right + across, bottom + down


def _wholly_hidden(placed: PlacedPage, hidden: set[int]) -> Iterator[UnitBox]:
    """The hulls of the pieces and regions of which nothing is shown."""
    for kind in ("piece", "region"):
        numbers: dict[int, list[int]] = defaultdict(list)
        for number, place in enumerate(placed.lines, 1):
            if place:
                numbers[getattr(place, kind)].append(number)
        for own in numbers.values():
            if hidden.issuperset(own):
                yield _hull([place.box for number in own if (place := placed.lines[number - 1])])


def _pictures(placed: PlacedPage, hidden: set[int]) -> Iterator[UnitBox]:
    """Those beside which any line is hidden: whose they are is not told more exactly."""
    regions = {place.region for number in hidden if (place := placed.lines[number - 1])}
    return (box for region, box in placed.pictures if region in regions)


def _hull(boxes: Sequence[UnitBox]) -> UnitBox:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
