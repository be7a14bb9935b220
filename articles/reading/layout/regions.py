"""What the regions of a sheet say of its blocks: what stands together is one item, and no item leaves its region."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from articles.reading.layout.lines import Block

# Costs in the units of rules.py.
LEAVES = 6.0  # an item goes on in another region
TORN = 5.0  # a region goes on in another item


class Regions:
    """The regions of a page's blocks; costs nothing where no places are known."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        regions = [block.place.region if block.place else None for block in blocks]
        # For each block how often the region changes before it.
        self._changes = list(accumulate((one != other for one, other in pairwise(regions)), initial=0))
        self._known = any(region is not None for region in regions)

    def cost(self, start: int, end: int) -> float:
        """What it costs that the blocks from ``start`` to ``end`` (excluded) are one item."""
        if not self._known:
            return 0.0
        changes = self._changes
        torn = (start > 0 and changes[start] == changes[start - 1]) + (
            end < len(changes) and changes[end] == changes[end - 1]
        )
        return LEAVES * (changes[end - 1] - changes[start]) + TORN * torn
