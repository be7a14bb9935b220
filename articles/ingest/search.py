"""The cheapest consistent reading of a whole page, and how much dearer the next best is at each item.

The page is cut into candidates that follow one another. Beside their own costs, an article costs more when its parts
stand in an order that contradicts the article before it (photos likewise): a page is set by one hand. Costs are worked
out from the front and from the back, so that the cheapest reading through every candidate is known: an item is as sure
as the next best reading of its place is dear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.ingest.candidates import Candidate

ORDER_CHANGES = 3.0
_BEAM = 14.0  # states that are dearer than the best at their place by more are dropped

State = tuple[str, str]  # order of the last article, order of the last photo
START: State = ("", "")


@dataclass(frozen=True)
class Chosen:
    """One item of the reading; ``margin`` is what the cheapest reading without it costs more."""

    candidate: Candidate
    margin: float


def agree(one: str, other: str) -> bool:
    """Whether two orders have their common parts in the same order."""
    return [c for c in one if c in other] == [c for c in other if c in one]


def _step(state: State, candidate: Candidate) -> tuple[float, State]:
    """Cost of the candidate after that state, and the state after it."""
    if candidate.kind not in ("article", "photo"):
        return candidate.cost, state
    which = candidate.kind == "photo"
    last, order = state[which], candidate.order
    if agree(last, order):
        cost, kept = candidate.cost, order if len(order) > len(last) else last
    else:
        cost, kept = candidate.cost + ORDER_CHANGES, order
    return cost, (state[0], kept) if which else (kept, state[1])


@dataclass(frozen=True)
class _Edge:
    before: State
    after: State
    candidate: Candidate
    cost: float


def cheapest(candidates: Sequence[Sequence[Candidate]]) -> list[Chosen]:
    """The items of the cheapest reading in page order; ``candidates`` are listed by their first block."""
    size = len(candidates)
    front, edges = _forward(candidates)
    back = _backward(edges, size)
    if not size:
        return []
    total = min(front[size].values())
    rivals = _rivals(front, back, edges, size)
    return [Chosen(edge.candidate, _margin(edge, rivals, total)) for edge in _path(front, back, edges, size)]


def _forward(candidates: Sequence[Sequence[Candidate]]) -> tuple[list[dict[State, float]], list[list[_Edge]]]:
    front: list[dict[State, float]] = [{} for _ in range(len(candidates) + 1)]
    edges: list[list[_Edge]] = [[] for _ in candidates]
    front[0][START] = 0.0
    for at, here in enumerate(candidates):
        if not front[at]:
            continue
        limit = min(front[at].values()) + _BEAM
        for state, so_far in front[at].items():
            if so_far > limit:
                continue
            for candidate in here:
                cost, after = _step(state, candidate)
                edges[at].append(_Edge(state, after, candidate, cost))
                target = front[candidate.end]
                if so_far + cost < target.get(after, float("inf")):
                    target[after] = so_far + cost
    return front, edges


def _backward(edges: list[list[_Edge]], size: int) -> list[dict[State, float]]:
    back: list[dict[State, float]] = [{} for _ in range(size + 1)]
    for at in range(size - 1, -1, -1):
        for edge in edges[at]:
            rest = 0.0 if edge.candidate.end == size else back[edge.candidate.end].get(edge.after)
            if rest is not None and rest + edge.cost < back[at].get(edge.before, float("inf")):
                back[at][edge.before] = rest + edge.cost
    return back


def _rest(edge: _Edge, back: list[dict[State, float]], size: int) -> float:
    return 0.0 if edge.candidate.end == size else back[edge.candidate.end].get(edge.after, float("inf"))


def _path(
    front: list[dict[State, float]], back: list[dict[State, float]], edges: list[list[_Edge]], size: int
) -> list[_Edge]:
    path, at, state = [], 0, START
    while at < size:
        best = min((e for e in edges[at] if e.before == state), key=lambda e: e.cost + _rest(e, back, size))
        path.append(best)
        at, state = best.candidate.end, best.after
    return path


def _rivals(
    front: list[dict[State, float]], back: list[dict[State, float]], edges: list[list[_Edge]], size: int
) -> list[list[tuple[float, Candidate]]]:
    """For every block the best candidates over it, each with the cost of the cheapest reading through it."""
    through: dict[Candidate, float] = {}
    for at, here in enumerate(edges):
        for edge in here:
            whole = front[at][edge.before] + edge.cost + _rest(edge, back, size)
            if whole < through.get(edge.candidate, float("inf")):
                through[edge.candidate] = whole
    over: list[list[tuple[float, Candidate]]] = [[] for _ in range(size)]
    for candidate, whole in through.items():
        over[candidate.start].append((whole, candidate))
    return over


def _margin(edge: _Edge, rivals: list[list[tuple[float, Candidate]]], total: float) -> float:
    """Every reading covers the item's first block: without the item it does so by another candidate."""
    own = edge.candidate
    best = min(
        (
            whole
            for at in range(max(0, own.start - 64), own.start + 1)
            for whole, other in rivals[at]
            if other.end > own.start and _differs(own, other)
        ),
        default=float("inf"),
    )
    return best - total


def _differs(one: Candidate, other: Candidate) -> bool:
    return (one.start, one.end, one.kind, one.roles) != (other.start, other.end, other.kind, other.roles)
