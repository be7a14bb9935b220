"""The few sizes of type that a page is set in, told from the many sizes that its rows seem to have."""

from __future__ import annotations

from collections.abc import Sequence

_ALIKE = 0.04  # share by which rows of one size, of several ideographs, seem to differ
_FEW_ALIKE = 0.09  # the same for rows of few
_FEW = 5  # ideographs


def snapped(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """For each row, by its size and its number of ideographs, the size that rows like it have on the average."""
    found = list(sizes)
    left = set(range(len(sizes)))
    while left:
        mode = max(left, key=lambda at: (_weight(sizes, weights, left, sizes[at]), -at))
        for _ in range(2):
            own = [at for at in left if abs(sizes[at] - found[mode]) <= _ALIKE * found[mode]]
            total = sum(max(1, weights[at]) for at in own)
            if own:
                found[mode] = sum(sizes[at] * max(1, weights[at]) for at in own) / total
        size = found[mode]
        own = [
            at
            for at in left
            if abs(sizes[at] - size) <= (_FEW_ALIKE if weights[at] < _FEW else _ALIKE) * size or at == mode
        ]
        for at in own:
            found[at] = size
        left.difference_update(own)
    return found


def _weight(sizes: Sequence[float], weights: Sequence[int], left: set[int], size: float) -> int:
    return sum(max(1, weights[at]) for at in left if abs(sizes[at] - size) <= _ALIKE * size)
