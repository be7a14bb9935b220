"""Where a row of characters ends because its column does.

White inside a row is a gutter where the rows above and below leave it too and begin again at the same place, where a
rule runs through it, or where it is wider than any blank. A blank behind a name has characters above or below it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from articles.geometry.records import Box, Glyph

_WHITE = 0.3  # em of white that may be a gutter
_WIDE = 2.3  # em that no blank has
_SAME_PLACE = 0.3  # em by which the rows of a column begin apart
_GUTTER = 0.6  # em of white left of the column that must be free
_REACH = 4.5  # em above and below where the next rows of a column stand
_ENOUGH, _FEW, _COMMON = 2, 1, 8  # rows beside that begin here; fewer, where so many rows of the sheet do
_LARGER = 1.2  # a change of size by more ends the row

Band = Sequence[Glyph]


class Gutters:
    """The white between the characters of a sheet's rows (``bands``: on one baseline across all columns, by baseline)."""

    def __init__(self, bands: Sequence[Band], rules: Sequence[Box]) -> None:
        self._bands = bands
        self._heights = [band[0].baseline for band in bands]
        self._rules = [rule for rule in rules if rule.height > rule.width]
        self._atoms = [list(_atoms(band)) for band in bands]
        self._starts = [[band[at].x for at, _ in atoms] for band, atoms in zip(bands, self._atoms, strict=True)]
        self._common = Counter(round(x) for starts in self._starts for x in starts)
        self._number = {id(band): at for at, band in enumerate(bands)}

    def parted(self, band: Band) -> Iterator[Band]:
        """The rows of the band, each of one column."""
        number = self._number[id(band)]
        first = 0
        for (_, end), (start, _) in zip(self._atoms[number], self._atoms[number][1:], strict=False):
            if self._is_gutter(number, band[end - 1], band[start]):
                yield band[first:start]
                first = start
        yield band[first:]

    def _is_gutter(self, number: int, before: Glyph, after: Glyph) -> bool:
        white, size = after.x - before.right, max(before.size, after.size)
        if white > _WIDE * size or size > _LARGER * min(before.size, after.size):
            return True
        if self._ruled(before, after):
            return True
        beside = self._rows_beside(number, before, after)
        return beside >= _ENOUGH or (beside >= _FEW and self._begin_at(after.x) >= _COMMON)

    def _ruled(self, before: Glyph, after: Glyph) -> bool:
        middle = after.baseline - 0.4 * after.size
        return any(
            before.right - 1 <= rule.left and rule.right <= after.x + 1 and rule.top <= middle <= rule.bottom
            for rule in self._rules
        )

    def _begin_at(self, x: float) -> int:
        return sum(self._common[round(x) + step] for step in (-1, 0, 1))

    def _rows_beside(self, number: int, before: Glyph, after: Glyph) -> int:
        """How many rows above and below begin at the same place, up to the first that runs across the white."""
        left = max(before.right + 0.02 * after.size, after.x - _GUTTER * after.size)
        reach = _REACH * after.size
        found = 0
        for step in (-1, 1):
            at, last = number + step, after.baseline
            while 0 <= at < len(self._bands) and abs(self._heights[at] - last) <= reach:
                if self._runs_across(at, left, after.x - 0.1 * after.size):
                    break
                if self._begins(at, after):
                    found, last = found + 1, self._heights[at]
                    if found >= _ENOUGH:
                        return found
                at += step
        return found

    def _runs_across(self, at: int, left: float, right: float) -> bool:
        band = self._bands[at]
        before = bisect_right(band, right, key=lambda glyph: glyph.x) - 1
        return before >= 0 and band[before].right > left

    def _begins(self, at: int, after: Glyph) -> bool:
        room = _SAME_PLACE * after.size
        starts = self._starts[at]
        near = bisect_left(starts, after.x - room)
        return near < len(starts) and starts[near] <= after.x + room


def _atoms(band: Band) -> Iterator[tuple[int, int]]:
    """(First, behind the last) of characters with hardly any white between them."""
    first = 0
    for at in range(1, len(band)):
        one, other = band[at - 1], band[at]
        if other.x - one.right > _WHITE * one.size or max(one.size, other.size) > _LARGER * min(one.size, other.size):
            yield first, at
            first = at
    yield first, len(band)
