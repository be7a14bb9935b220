"""A page that was read straight, told in the places of the scan that it was read from."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from articles.geometry.page import UNIT
from articles.geometry.placed import PlacedPage, RawPlace, UnitBox
from articles.importing.ocr.straight import Matrix


def as_scanned(page: PlacedPage, back: Matrix, width: float, height: float) -> PlacedPage:
    """The page with each box around the same place on the scan, which is ``width`` by ``height`` points; ``back``
    leads from points of the straight page to those of the scan."""
    across, down = np.diag([page.width_pt / UNIT, page.height_pt / UNIT, 1]), np.diag([UNIT / width, UNIT / height, 1])
    scanned = ScannedPlaces(down @ back @ across)
    lines = tuple(place and scanned.place(place) for place in page.lines)
    pictures = tuple((region, scanned.box(box)) for region, box in page.pictures)
    return replace(page, lines=lines, pictures=pictures, width_pt=width, height_pt=height)


@dataclass(frozen=True)
class ScannedPlaces:
    """Places in 1/10,000 of the straight page to places in 1/10,000 of the scan."""

    back: Matrix

    def point(self, x: float, y: float) -> tuple[float, float]:
        across, down, depth = self.back @ (x, y, 1)
        return float(across / depth), float(down / depth)

    @property
    def on_its_side(self) -> bool:
        """Whether rows run down or up the scan."""
        (left, above), (right, below) = self.point(0, UNIT / 2), self.point(UNIT, UNIT / 2)
        return abs(below - above) > abs(right - left)

    @property
    def is_turned(self) -> bool:
        """Whether rows do not run from left to right."""
        return self.on_its_side or self.point(0, UNIT / 2)[0] > self.point(UNIT, UNIT / 2)[0]

    def box(self, box: UnitBox) -> UnitBox:
        left, top, right, bottom = box
        places = [self.point(x, y) for x in (left, right) for y in (top, bottom)]
        xs, ys = [x for x, _ in places], [y for _, y in places]
        return round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys))

    def place(self, place: RawPlace) -> RawPlace:
        """Characters of a page that is turned have no places of their own: nothing tells which way their row runs."""
        left, _, right, _ = place.box
        across = (left + right) / 2
        baseline = round(self.point(left if place.upright else across, place.baseline)[1])
        if self.is_turned:
            along: tuple[int, ...] = ()
        elif place.upright:
            along = tuple(round(self.point(across, one)[1]) for one in place.places)
        else:
            along = tuple(round(self.point(one, place.baseline)[0]) for one in place.places)
        upright = place.upright != self.on_its_side
        return replace(place, box=self.box(place.box), baseline=baseline, places=along, upright=upright)
