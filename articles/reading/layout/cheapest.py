"""The cheapest consistent reading of a whole page, and how much dearer the next best is at each item.

The page is cut into candidates that follow one another. Beside their own costs, an article costs more when its parts
stand in an order that contradicts the article before it (photos likewise): a page is set by one hand. Where the order
changes often all the same, a second search takes changes as this page's habit. A bare text costs less where the last
article stopped inside a sentence: a photo may stand in the middle of a text. Costs are worked out from the front and
from the back, so that the cheapest reading through every candidate is known: an item is as sure as the next best
reading of its place is dear.

Where that reading goes against the paper's own habits, another that is hardly dearer may stand in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import NamedTuple

from articles.reading.layout.candidates import Candidate
from articles.reading.records import ItemKind

ORDER_CHANGES = 3.0  # an article, or photo, whose parts stand in another order than the last one's
CHANGES_OFTEN, CHANGES_AGAIN = 4.0, 0.5  # a page whose order changes often, and each change there
# The first article, or photo, whose parts stand in another order than they mostly do in this paper: as little as a
# change where it is usual, and for both kinds together less than makes an item certain, so that it breaks ties only.
UNUSUAL = 0.5
_BEAM = 10.0  # states dearer than the best at their place by more are dropped: far more than any order costs
_LONGEST_CANDIDATE = 64  # blocks back where a candidate may start that covers a block: longest text and heads

State = tuple[str, str, bool]  # order of the last article, of the last photo, whether the article stops in a sentence
START: State = ("", "", False)
Orders = tuple[str, str]  # of articles and of photos
NO_HABIT: Orders = ("", "")


class Chosen(NamedTuple):
    """One item of the reading; ``margin`` is what the cheapest reading without it costs more."""

    candidate: Candidate
    margin: float


class _Edge(NamedTuple):
    """A candidate that follows a state; ``cost`` includes the change of order."""

    before: State
    after: State
    candidate: Candidate
    cost: float


@dataclass(frozen=True)
class _Passes:
    """Cheapest costs from the front to each state and from each state to the end, and the edges between."""

    front: list[dict[State, float]]
    back: list[dict[State, float]]
    edges: list[list[_Edge]]

    def through(self, at: int, edge: _Edge) -> float:
        """The cheapest reading of the page that has this edge."""
        rest = self.back[edge.candidate.end].get(edge.after, inf)
        return self.front[at][edge.before] + edge.cost + rest


@lru_cache(maxsize=1024)
def agree(one: str, other: str) -> bool:
    """Whether two orders have their common parts in the same order."""
    return [c for c in one if c in other] == [c for c in other if c in one]


def _step(state: State, candidate: Candidate, change: float, usual: Orders) -> tuple[float, State]:
    """What the candidate costs after that state, and the state behind it."""
    if state[2] and candidate.resumes:
        return candidate.cost - candidate.resumes, (state[0], state[1], candidate.stops)
    changes, orders = _change(state[:2], candidate.kind, candidate.order)
    stops = candidate.stops if candidate.kind == "article" else state[2]
    unusual = usual != NO_HABIT and _is_unusual(state[:2], candidate.kind, candidate.order, usual)
    return candidate.cost + change * changes + UNUSUAL * unusual, (*orders, stops)


@lru_cache(maxsize=16384)
def _change(orders: tuple[str, str], kind: ItemKind, order: str) -> tuple[bool, tuple[str, str]]:
    """Whether the order changes, and the orders behind the item."""
    if kind not in ("article", "photo"):
        return False, orders
    last = orders[kind == "photo"]
    if agree(last, order):
        changes, kept = False, max(last, order, key=len)
    else:
        changes, kept = True, order
    return changes, (orders[0], kept) if kind == "photo" else (kept, orders[1])


@lru_cache(maxsize=16384)
def _is_unusual(orders: Orders, kind: ItemKind, order: str, usual: Orders) -> bool:
    """Whether it is the first item of its kind whose order can be told, and that is not the paper's usual one."""
    if kind not in ("article", "photo"):
        return False
    which = kind == "photo"
    return len(orders[which]) < 2 and not agree(usual[which], order)


def cheapest(candidates: Sequence[Sequence[Candidate]], usual: Orders = NO_HABIT) -> list[Chosen]:
    """The items of the cheapest reading in page order; ``candidates`` are listed by their first block.

    A page is set in one order with few changes, or by a hand that changes it often: the cheaper of both. ``usual``: the
    paper's own orders. They are asked only where the page is read against them, and an item that stands with them and
    without keeps its margin: no habit makes anything certain.
    """
    if not candidates:
        return []
    chosen, change = _of_one_hand(candidates)
    if not _goes_against(chosen, usual):
        return chosen
    before = {choice.candidate: choice for choice in chosen}
    again, _ = _search(candidates, change, usual)
    return [before.get(choice.candidate, choice) for choice in again]


def _of_one_hand(candidates: Sequence[Sequence[Candidate]]) -> tuple[list[Chosen], float]:
    """The cheapest reading, and what a change of order costs in it."""
    steady, total = _search(candidates, ORDER_CHANGES)
    if _changes(steady) < 2:
        return steady, ORDER_CHANGES
    free, other = _search(candidates, CHANGES_AGAIN)
    return (free, CHANGES_AGAIN) if other + CHANGES_OFTEN < total else (steady, ORDER_CHANGES)


def _goes_against(chosen: Sequence[Chosen], usual: Orders) -> bool:
    orders = NO_HABIT
    for candidate, _ in chosen:
        if _is_unusual(orders, candidate.kind, candidate.order, usual):
            return True
        orders = _change(orders, candidate.kind, candidate.order)[1]
    return False


def _changes(chosen: Sequence[Chosen]) -> int:
    """How often the order of the articles or of the photos changes."""
    count, orders = 0, START[:2]
    for candidate, _ in chosen:
        changes, orders = _change(orders, candidate.kind, candidate.order)
        count += changes
    return count


def _search(
    candidates: Sequence[Sequence[Candidate]], change: float, usual: Orders = NO_HABIT
) -> tuple[list[Chosen], float]:
    """The cheapest reading where a change of order costs ``change``, and what it costs."""
    front, edges = _forward(candidates, change, usual)
    passes = _Passes(front, _backward(edges, front[-1]), edges)
    total = min(front[-1].values())
    rivals = _rivals(passes)
    return [Chosen(candidate, _margin(candidate, rivals, total)) for candidate in _path(passes)], total


def _forward(
    candidates: Sequence[Sequence[Candidate]], change: float, usual: Orders
) -> tuple[list[dict[State, float]], list[list[_Edge]]]:
    front: list[dict[State, float]] = [{} for _ in range(len(candidates) + 1)]
    edges: list[list[_Edge]] = [[] for _ in candidates]
    front[0][START] = 0.0
    for at, here in enumerate(candidates):
        limit = min(front[at].values(), default=inf) + _BEAM
        for state, so_far in front[at].items():
            if so_far > limit:
                continue
            for candidate in here:
                cost, after = _step(state, candidate, change, usual)
                edges[at].append(_Edge(state, after, candidate, cost))
                target = front[candidate.end]
                if so_far + cost < target.get(after, inf):
                    target[after] = so_far + cost
    return front, edges


def _backward(edges: list[list[_Edge]], final: dict[State, float]) -> list[dict[State, float]]:
    back: list[dict[State, float]] = [{} for _ in edges]
    back.append(dict.fromkeys(final, 0.0))
    for at in range(len(edges) - 1, -1, -1):
        here = back[at]
        for before, after, candidate, cost in edges[at]:
            whole = back[candidate.end].get(after, inf) + cost
            if whole < here.get(before, inf):
                here[before] = whole
    return back


def _path(passes: _Passes) -> list[Candidate]:
    path, at, state = [], 0, START
    while at < len(passes.edges):
        edge = min((e for e in passes.edges[at] if e.before == state), key=lambda e: passes.through(at, e))
        path.append(edge.candidate)
        at, state = edge.candidate.end, edge.after
    return path


def _rivals(passes: _Passes) -> list[dict[Candidate, float]]:
    """For every block the candidates that start there, each with the cost of the cheapest reading through it."""
    rivals: list[dict[Candidate, float]] = []
    for at, edges in enumerate(passes.edges):
        here: dict[Candidate, float] = {}
        for edge in edges:
            whole = passes.through(at, edge)
            if whole < here.get(edge.candidate, inf):
                here[edge.candidate] = whole
        rivals.append(here)
    return rivals


def _margin(own: Candidate, rivals: list[dict[Candidate, float]], total: float) -> float:
    """Every reading covers the item's first block: without the item it does so by another candidate."""
    first = own.start
    others = (
        whole
        for at in range(max(0, first - _LONGEST_CANDIDATE), first + 1)
        for candidate, whole in rivals[at].items()
        if candidate.end > first and candidate is not own
    )
    return min(min(others, default=inf) - total, own.runner_up - own.cost)
