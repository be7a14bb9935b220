"""A page that was read upright, told in the places of the tilted picture that it was read from."""

from __future__ import annotations

import math
from dataclasses import replace

from articles.geometry.page import UNIT
from articles.geometry.placed import PlacedPage, RawPlace

Box = tuple[int, int, int, int]


def tilted_back(page: PlacedPage, degrees: float) -> PlacedPage:
    """The page with each box around the same place once the sheet is turned anticlockwise about its middle."""
    if not degrees:
        return page
    turn = TiltedPlaces(page.width_pt, page.height_pt, degrees)
    lines = tuple(place and turn.place(place) for place in page.lines)
    return replace(page, lines=lines, pictures=tuple((region, turn.box(box)) for region, box in page.pictures))


class TiltedPlaces:
    """Places in 1/10,000 of a sheet of this size once it is turned by so many degrees anticlockwise."""

    def __init__(self, width: float, height: float, degrees: float) -> None:
        self._across, self._down = width / UNIT, height / UNIT
        self._sine, self._cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """In 1/10,000 of the sheet, as all places here."""
        right, down = (x - UNIT / 2) * self._across, (y - UNIT / 2) * self._down
        return (
            UNIT / 2 + (right * self._cosine + down * self._sine) / self._across,
            UNIT / 2 + (down * self._cosine - right * self._sine) / self._down,
        )

    def box(self, box: Box) -> Box:
        left, top, right, bottom = box
        places = [self.point(x, y) for x in (left, right) for y in (top, bottom)]
        xs, ys = [x for x, _ in places], [y for _, y in places]
        return round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys))

    def place(self, place: RawPlace) -> RawPlace:
        left, _, right, _ = place.box
        across = (left + right) / 2
        if place.upright:
            along = tuple(round(self.point(across, one)[1]) for one in place.places)
        else:
            along = tuple(round(self.point(one, place.baseline)[0]) for one in place.places)
        baseline = round(self.point(left if place.upright else across, place.baseline)[1])
        return replace(place, box=self.box(place.box), baseline=baseline, places=along)
