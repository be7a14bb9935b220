"""The few sizes of type that a page is set in, told from the many sizes that its rows seem to have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_ALIKE = 0.04  # share by which rows of one size, of several ideographs, seem to differ
_NOISE, _MANY = 0.065, 4  # the same for rows of a size that so many times as many characters are set in
_FEW_ALIKE = 0.12  # the same for rows of few
_FEW = 3  # ideographs
_ASIDE, _BELOW = 2.3, 1.9  # sizes from where a row begins to where one of its column does, the next above or below
_AROUND = 6.5  # sizes above and below within which rows of a column speak for one another
_MORE, _ROUNDS = 1.5, 2  # times as many ideographs around a row that are of another size than that it seems to have


def snapped(sizes: Sequence[float], weights: Sequence[int], starts: Sequence[tuple[float, float]]) -> list[float]:
    """For each row, by its size, its number of ideographs and where it begins (across, down), the size that rows like
    it have on the average; what a few ideographs show so badly, the next row of the column shows better."""
    found, sure = list(sizes), set[int]()
    for own, mean in _groups(sizes, weights):
        for at in own:
            found[at] = mean
        if len(own) > 1:
            sure.update(own)
    for at, size in enumerate(sizes):
        if at not in sure:
            beside = [found[other] for other in _in_column(at, size, starts, _BELOW) if other in sure]
            others = [one for one in beside if _may_be(size, one)] or [found[other] for other in sure]
            nearest = min(others, key=lambda other: abs(other - size), default=size)
            found[at] = nearest if _may_be(size, nearest) else found[at]
    for _ in range(_ROUNDS):
        found = [_as_around(at, sizes, found, weights, starts) for at in range(len(found))]
    return found


def _as_around(
    at: int,
    sizes: Sequence[float],
    found: Sequence[float],
    weights: Sequence[int],
    starts: Sequence[tuple[float, float]],
) -> float:
    """The row's size, or that of the rows around it where noise alone parts it from them."""
    size = sizes[at]
    around = [other for other in _in_column(at, size, starts, _AROUND) if abs(size - found[other]) <= _NOISE * size]
    counts = Counter({found[at]: weights[at]})
    for other in around:
        counts[found[other]] += weights[other]
    ((most, count),) = counts.most_common(1)
    return most if count > _MORE * counts[found[at]] else found[at]


def _groups(sizes: Sequence[float], weights: Sequence[int]) -> list[tuple[list[int], float]]:
    """Rows that tell, by size, with the size of each group: the largest first, with what a little more noise parted
    from it."""
    telling = [at for at in range(len(sizes)) if weights[at] > _FEW]
    groups: list[tuple[list[int], float]] = []
    while telling:
        own = max((_near(sizes, telling, sizes[at]) for at in telling), key=lambda some: _weight(some, weights))
        mean = sum(sizes[at] * weights[at] for at in own) / _weight(own, weights)
        own = _near(sizes, telling, mean) or own
        telling = [at for at in telling if at not in set(own)]
        for larger, size in groups:
            if abs(mean - size) <= _NOISE * size and _weight(own, weights) * _MANY <= _weight(larger, weights):
                larger += own
                break
        else:
            groups.append((own, mean))
    return groups


def _weight(rows: Sequence[int], weights: Sequence[int]) -> int:
    return sum(weights[at] for at in rows)


def _may_be(size: float, mean: float) -> bool:
    return abs(mean - size) <= _FEW_ALIKE * mean


def _in_column(at: int, size: float, starts: Sequence[tuple[float, float]], reach: float) -> list[int]:
    """The rows of its column that stand no more sizes above or below."""
    across, down = starts[at]
    return [
        other
        for other, (x, y) in enumerate(starts)
        if other != at and abs(x - across) <= _ASIDE * size and abs(y - down) <= reach * size
    ]


def _near(sizes: Sequence[float], among: Sequence[int], size: float) -> list[int]:
    return [at for at in among if abs(sizes[at] - size) <= _ALIKE * size]
