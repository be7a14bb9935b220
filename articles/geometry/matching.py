"""The cheapest way to give everyone one of the things that he may have, where each thing is had once.

Shortest augmenting paths over the few pairs that are possible: a page has some dozens of pieces with a handful of
choices each.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def cheapest_matching(costs: Mapping[int, Mapping[Thing, float]]) -> dict[int, Thing]:
    """Who gets what. Everybody must have a thing of his own that nobody else can have, so that all get something."""
    owner: dict[Thing, int] = {}
    had: dict[int, Thing] = {}
    weight: dict[Thing, float] = {thing: 0.0 for own in costs.values() for thing in own}
    rank: dict[int, float] = {}
    for who, own in costs.items():
        rank[who] = min(own.values())
        for thing in own:
            weight.setdefault(thing, 0.0)
    for who in costs:
        _augment(who, costs, owner, had, weight, rank)
    return had


def _augment(
    start: int,
    costs: Mapping[int, Mapping[Thing, float]],
    owner: dict[Thing, int],
    had: dict[int, Thing],
    weight: dict[Thing, float],
    rank: dict[int, float],
) -> None:
    """Give one more person a thing, moving others where that is cheaper (Dijkstra over reduced costs)."""
    distance: dict[Thing, float] = {}
    came: dict[Thing, int] = {}
    done: set[Thing] = set()
    heap: list[tuple[float, int, Thing]] = []
    tie = count()

    def spread(who: int, so_far: float) -> None:
        for thing, cost in costs[who].items():
            length = so_far + cost - rank[who] - weight[thing]
            if thing not in done and length < distance.get(thing, inf):
                distance[thing], came[thing] = length, who
                heappush(heap, (length, next(tie), thing))

    spread(start, 0.0)
    while heap:
        length, _, thing = heappop(heap)
        if thing in done:
            continue
        done.add(thing)
        if thing not in owner:
            break
        spread(owner[thing], length)
    for other in done:
        if other in owner:
            rank[owner[other]] += length - distance[other]
        weight[other] -= length - distance[other]
    rank[start] += length
    while True:
        who = came[thing]
        owner[thing], before = who, had.get(who)
        had[who] = thing
        if before is None:
            return
        thing = before
