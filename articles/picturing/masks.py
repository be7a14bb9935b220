"""What of a sheet's picture is blacked before anybody else sees it. Pure.

Whoever may not read a line may not see it either: the lines that are shown to him as they were printed stay, all others
are blacked whole, and with them the pictures beside them and what lies between the lines of one piece or region.

Much that belongs to an article is in no line: a photograph without a caption, a headline drawn as outlines, a chart. So
where lines are kept back altogether nothing is seen but what stands with lines that are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from articles.geometry.placed import PlacedPage, RawPlace, UnitBox, around

# Em around a line: accents, the ends of strokes, a place that is a little off.
_ROOM = 0.35
# Em around an upright line: it may be one across that was turned, whose characters stand beside and above their places.
_ROOM_UPRIGHT = 1.1
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
    if any(number not in shown for number in hidden):
        boxes += _all_but(_seen(placed, hidden))
    return tuple(sorted(set(boxes)))


def _line_boxes(placed: PlacedPage, hidden: set[int]) -> Iterator[UnitBox]:
    for number in hidden:
        if place := placed.lines[number - 1]:
            yield _with_room(_as_wide_as_printed(place), _ROOM_UPRIGHT if place.upright else _ROOM, place.size, placed)


def _as_wide_as_printed(place: RawPlace) -> UnitBox:
    """With the last character as wide as the others: type that is set wide exceeds its size."""
    left, top, right, bottom = place.box
    if len(place.places) < 2:
        return place.box
    last = place.places[-1] + max(after - before for before, after in pairwise(place.places))
    return (left, top, right, max(bottom, last)) if place.upright else (left, top, max(right, last), bottom)


def _with_room(box: UnitBox, em: float, size: float, placed: PlacedPage) -> UnitBox:
    across, down = (round(_UNIT * em * size / max(side, 1.0)) for side in (placed.width_pt, placed.height_pt))
    left, top, right, bottom = box
    return left - across, top - down, right + across, bottom + down


def _wholly_hidden(placed: PlacedPage, hidden: set[int]) -> Iterator[UnitBox]:
    """The hulls of the pieces and regions of which nothing is shown."""
    for kind in ("piece", "region"):
        for own in _numbers_by(placed, kind).values():
            if hidden.issuperset(own):
                yield around([place.box for number in own if (place := placed.lines[number - 1])])


def _pictures(placed: PlacedPage, hidden: set[int]) -> Iterator[UnitBox]:
    """Those beside which any line is hidden: whose they are is not told more exactly."""
    regions = {place.region for number in hidden if (place := placed.lines[number - 1])}
    return (box for region, box in placed.pictures if region in regions)


def _seen(placed: PlacedPage, hidden: set[int]) -> Iterator[UnitBox]:
    """Where lines stand that are shown, and the pictures beside which none is hidden."""
    for own in _numbers_by(placed, "piece").values():
        if hidden.isdisjoint(own):
            places = [place for number in own if (place := placed.lines[number - 1])]
            hull = around([_as_wide_as_printed(place) for place in places])
            yield _with_room(hull, _ROOM, max(place.size for place in places), placed)
    for number, place in enumerate(placed.lines, 1):
        if place and number not in hidden:
            yield _with_room(_as_wide_as_printed(place), _ROOM, place.size, placed)
    beside = set(_pictures(placed, hidden))
    yield from (box for _, box in placed.pictures if box not in beside)


def _all_but(seen: Iterable[UnitBox]) -> Iterator[UnitBox]:
    """The rest of the sheet, as stripes across it."""
    boxes = sorted(set(seen))
    sides = sorted({0, _UNIT, *(min(max(side, 0), _UNIT) for box in boxes for side in (box[1], box[3]))})
    for top, bottom in pairwise(sides):
        reached = 0
        for left, _, right, _ in (box for box in boxes if box[1] <= top and bottom <= box[3]):
            if left > reached:
                yield reached, top, left, bottom
            reached = max(reached, right)
        if reached < _UNIT:
            yield reached, top, _UNIT, bottom


def _numbers_by(placed: PlacedPage, kind: str) -> dict[int, list[int]]:
    """The numbers of the lines of each piece, or of each region."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, place in enumerate(placed.lines, 1):
        if place:
            numbers[getattr(place, kind)].append(number)
    return numbers
