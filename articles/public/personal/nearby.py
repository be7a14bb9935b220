"""Who is named near a place of the text: each possible name is weighed once, however many numbers stand around it."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from articles.public.personal.persons import Beside, Place, nothing, people_of

_BLOCK = 256
_LONGEST = 20  # characters of a name


class Nearby:
    """``beside``: points for what else stands where there may be a name."""

    def __init__(self, text: str, beside: Beside) -> None:
        self._people, self._beside = people_of(text), beside
        self._blocks: dict[int, list[Place]] = {}

    def last(self, start: int, end: int) -> Place | None:
        """Whoever is named last in the stretch."""
        for block in range(max(start, end - 1) // _BLOCK, start // _BLOCK - 1, -1):
            places = self._block(block)
            for place in reversed(places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]):
                if place[1] <= end:
                    return place
        return None

    def first(self, start: int, end: int) -> Place | None:
        """Whoever is named first in it."""
        for block in range(start // _BLOCK, max(start, end - 1) // _BLOCK + 1):
            places = self._block(block)
            at = bisect_left(places, (start, 0))
            if at < len(places):
                return places[at] if places[at][1] <= end else None
        return None

    def _block(self, block: int) -> list[Place]:
        if block not in self._blocks:
            at, end = block * _BLOCK, (block + 1) * _BLOCK
            places: list[Place] = []
            while at < end and (place := self._people.first(at, end + _LONGEST, self._beside)) and place[0] < end:
                places.append(place)
                at = place[0] + 1
            self._blocks[block] = places
        return self._blocks[block]


@lru_cache(maxsize=4)
def nearby(text: str, beside: Beside = nothing) -> Nearby:
    """The same for every number of the text."""
    return Nearby(text, beside)
