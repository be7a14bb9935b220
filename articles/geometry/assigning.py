"""The cheapest way to give everyone one of the things that he may have, where each thing is had once.

Shortest augmenting paths over the few pairs that are possible: a page has some dozens of pieces with a handful of
choices each.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import Generic, NamedTuple, TypeVar

_NO_NEARER = 1e-9  # what rounding makes of nothing

Thing = TypeVar("Thing", bound=Hashable)


class Rival(NamedTuple, Generic[Thing]):
    """What somebody gets instead where he may not have what he has, and how much dearer all is then."""

    thing: Thing | None
    margin: float


def cheapest_matching(
    costs: Mapping[int, Mapping[Thing, float]],
) -> tuple[dict[int, Thing], dict[int, Rival[Thing]]]:
    """Who gets what, and what he would get next.

    Everybody must have a thing of his own that nobody else can have, so that all get something.
    """
    matching = _Matching(costs)
    for who in costs:
        matching.add(who)
    return matching.had, {who: matching.rival(who) for who in costs}


class _Matching(Generic[Thing]):
    """Who has what so far; ``rank`` and ``weight`` are what shows that it is the cheapest (the dual prices)."""

    def __init__(self, costs: Mapping[int, Mapping[Thing, float]]) -> None:
        self._costs = costs
        self.had: dict[int, Thing] = {}
        self._owner: dict[Thing, int] = {}
        self._rank = {who: min(own.values()) for who, own in costs.items()}
        self._weight = {thing: 0.0 for own in costs.values() for thing in own}

    def add(self, start: int) -> None:
        """Give one more person a thing, moving others where that is cheaper."""
        came, distance, end = self._shortest_path(start)
        length = distance[end]
        for thing, near in distance.items():
            if thing in self._owner:
                self._rank[self._owner[thing]] += length - near
            self._weight[thing] -= length - near
        self._rank[start] += length
        free: Thing | None = end
        while free is not None:
            who = came[free]
            self._owner[free], before = who, self.had.get(who)
            self.had[who], free = free, before

    def rival(self, who: int) -> Rival[Thing]:
        """The cheapest way without what the person has, which others may then have."""
        own = self.had[who]
        best: Rival[Thing] = Rival(None, inf)
        near: dict[Thing, float] = {}
        tie, heap = count(), [(0.0, -1, who, own)]
        while heap:
            so_far, _, asked, first = heappop(heap)
            for thing, cost in self._costs[asked].items():
                length = so_far + cost - self._rank[asked] - self._weight[thing]
                if (asked == who and thing == own) or length > near.get(thing, inf) - _NO_NEARER:
                    continue
                near[thing] = length
                chosen = thing if asked == who else first
                if thing == own or thing not in self._owner:
                    total = length + self._weight[thing] - self._weight[own]
                    best = min(best, Rival(chosen, total), key=lambda rival: rival.margin)
                else:
                    heappush(heap, (length, next(tie), self._owner[thing], chosen))
        return best

    def _shortest_path(self, start: int) -> tuple[dict[Thing, int], dict[Thing, float], Thing]:
        """(Who is asked for each thing, how far the nearest are, the first that is free), as Dijkstra finds it."""
        came: dict[Thing, int] = {}
        seen: dict[Thing, float] = {}
        near: dict[Thing, float] = {}
        heap: list[tuple[float, int, Thing]] = []
        tie, who, so_far = count(), start, 0.0
        while True:
            for thing, cost in self._costs[who].items():
                length = so_far + cost - self._rank[who] - self._weight[thing]
                if thing not in near and length < seen.get(thing, inf):
                    seen[thing], came[thing] = length, who
                    heappush(heap, (length, next(tie), thing))
            so_far, _, thing = heappop(heap)
            while thing in near:
                so_far, _, thing = heappop(heap)
            near[thing] = so_far
            if thing not in self._owner:
                return came, near, thing
            who = self._owner[thing]
