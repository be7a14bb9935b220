"""Where a row of characters ends because its column does.

White inside a row is a gutter where the rows above and below leave it too and begin again at the same place, where a
rule runs through it, or where it is wider than any blank. A blank behind a name has characters above or below it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from articles.geometry.placed import Glyph, Rectangle

_WHITE = 0.3  # em of white that may be a gutter
_WIDE = 2.3  # em that no blank has
_SAME_PLACE = 0.3  # em by which the rows of a column begin apart
_GUTTER = 0.6  # em of white left of the column that must be free
_REACH = 4.5  # em above and below where the next rows of a column stand
_ENOUGH = 2  # rows beside that begin here; one, where the row is long or this place is one where many begin:
_LONG, _COMMON = 10, 8  # characters, more than ■通讯员 has; rows of the sheet
_JUST_BLANK = 0.02  # em by which white in a headline is a blank, whatever stands below
_UNLIKE_BLANK = 0.2  # em by which white in a headline differs from a blank
_ROWS_BELOW, _NARROWEST = 4, 5.0  # rows of text that show a gutter below a headline; points of the narrowest gutter
_NEAR = 4.0  # times the headline's size beside the white where the columns below it stand
_RAGGED = 1.2  # em by which rows of the column at the left end apart
_INDENTS, _AROUND = (0.0, 1.0, 2.0), 12  # em of an indent; bands above and below that may hold the next rows
_SAME_SIZE = 0.05  # share by which the rows of a column differ in size
_CLOSING = "，。、；：！？）》】”’"
_HALF, _BEHIND_MARK = 0.5, 0.64  # em of a closing mark's print; behind it where no row sets more
_JUST_THERE = 2.0  # points by which a headline begins beside the column that it stands on
_CHANGING = 0.5  # em of white across which a row does not change its size at all
_LARGER = 1.2  # a change of size by more ends the row

Band = Sequence[Glyph]


class Gutters:
    """The white between the characters of a sheet's rows (``bands``: on one baseline across all columns)."""

    def __init__(self, bands: Sequence[Band], rules: Sequence[Rectangle]) -> None:
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
        for start, _ in self._atoms[number][1:]:
            if self._is_gutter(number, band[first:start], band[start]):
                yield band[first:start]
                first = start
        yield band[first:]

    def _is_gutter(self, number: int, row: Band, after: Glyph) -> bool:
        """Whether a row that holds so much ends before the character."""
        before = row[-1]
        white, size = after.x - _ink_end(before), max(before.size, after.size)
        if white > _WIDE * size or not _is_alike(before.size, after.size):
            return True
        if white > _CHANGING * size and abs(before.size - after.size) > _SAME_SIZE * size:
            return True
        if self._ruled(before, after):
            return True
        # Behind a closing mark a blank begins at the end of its square, or of its print.
        off = min(abs(left - size) / size for left in (white, after.x - before.right))
        blank = off <= _JUST_BLANK or (off <= _UNLIKE_BLANK and not self._heads_column(number, after))
        if not blank and self._goes_on_below(number, before, after):
            return True
        beside = self._rows_beside(number, before, after)
        long = len(row) >= _LONG or self._begin_at(after.x) >= _COMMON
        enough = len(beside) >= _ENOUGH or (long and any(self._ends_near(at, before) for at in beside))
        return enough and self._opens_column(number, row[0])

    def _ruled(self, before: Glyph, after: Glyph) -> bool:
        middle = after.baseline - 0.4 * after.size
        return any(
            before.right - 1 <= rule.left and rule.right <= after.x + 1 and rule.top <= middle <= rule.bottom
            for rule in self._rules
        )

    def _begin_at(self, x: float) -> int:
        return sum(self._common[round(x) + step] for step in (-1, 0, 1))

    def _rows_beside(self, number: int, before: Glyph, after: Glyph) -> list[int]:
        """Rows above and below that begin at the same place, up to the first that runs across the white."""
        left = max(_ink_end(before) + 0.02 * after.size, after.x - _GUTTER * after.size)
        reach = _REACH * after.size
        found: list[int] = []
        for step in (-1, 1):
            at, last = number + step, after.baseline
            while 0 <= at < len(self._bands) and abs(self._heights[at] - last) <= reach:
                if self._runs_across(at, left, after.x - 0.1 * after.size):
                    break
                if self._begins(at, after):
                    found.append(at)
                    last = self._heights[at]
                    if len(found) >= _ENOUGH:
                        return found
                at += step
        return found

    def _opens_column(self, number: int, first: Glyph) -> bool:
        """Whether other rows begin where this one does, or as far left of it as an indent."""
        around = range(max(0, number - _AROUND), min(len(self._bands), number + _AROUND + 1))
        return any(
            at != number and self._begins(at, first._replace(x=first.x - indent * first.size))
            for at in around
            for indent in _INDENTS
            if abs(self._heights[at] - first.baseline) <= _REACH * first.size
        )

    def _runs_across(self, at: int, left: float, right: float) -> bool:
        band = self._bands[at]
        before = bisect_right(band, right, key=lambda glyph: glyph.x) - 1
        return before >= 0 and _ink_end(band[before]) > left

    def _ends_near(self, at: int, before: Glyph) -> bool:
        """Whether a row ends about where the character does."""
        band = self._bands[at]
        last = bisect_right(band, before.right, key=lambda glyph: glyph.x) - 1
        return last >= 0 and band[last].right >= before.right - _RAGGED * before.size

    def _begins(self, at: int, after: Glyph) -> bool:
        room = _SAME_PLACE * after.size
        starts = self._starts[at]
        near = bisect_left(starts, after.x - room)
        if near == len(starts) or starts[near] > after.x + room:
            return False
        first = self._bands[at][self._atoms[at][near][0]]
        return abs(first.size - after.size) <= _SAME_SIZE * after.size

    def _heads_column(self, number: int, after: Glyph) -> bool:
        """Whether rows of text begin below just where a part of a headline does."""
        below = range(number + 1, min(len(self._bands), number + 1 + _AROUND * 2))
        begin = (
            at
            for at in below
            if self._heights[at] - after.baseline < _REACH * after.size
            and any(self._is_just_there(start - after.x, at) for start in self._starts[at])
        )
        return sum(1 for _ in begin) >= _ROWS_BELOW

    def _is_just_there(self, aside: float, at: int) -> bool:
        """Whether a row begins there, or as far right of it as an indent."""
        return any(abs(aside - indent * self._bands[at][0].size) <= _JUST_THERE for indent in (0.0, _INDENTS[-1]))

    def _goes_on_below(self, number: int, before: Glyph, after: Glyph) -> bool:
        """Whether white goes on below a headline as a gutter between the columns of its text and of another's."""
        free = [(before.right, after.x)]
        rows, last, near = [0, 0], after.baseline, _NEAR * after.size
        for at in range(number + 1, len(self._bands)):
            band = self._bands[at]
            if self._heights[at] - last > _REACH * band[0].size or min(rows) == _ROWS_BELOW:
                break
            if band[0].size * _LARGER > after.size:  # more of a headline
                last = self._heights[at]
                continue
            inside = [(one.x, one.right) for one in band if one.right > before.right - 1 and one.x < after.x + 1]
            for taken in inside:
                free = [part for one in free for part in _without(one, taken)]
            beside = (
                any(before.right - near < one.right and one.x < before.right for one in band),
                any(after.x < one.right and one.x < after.x + near for one in band),
            )
            rows, last = [count + is_one for count, is_one in zip(rows, beside, strict=True)], self._heights[at]
        return min(rows) >= _ROWS_BELOW and any(right - left >= _NARROWEST for left, right in free)


def _ink_end(glyph: Glyph) -> float:
    """Where the print of a character ends: a closing mark fills half of its square."""
    return glyph.x + _HALF * glyph.size if glyph.char in _CLOSING else glyph.right


def _is_alike(one: float, other: float) -> bool:
    return max(one, other) <= _LARGER * min(one, other)


def _without(free: tuple[float, float], taken: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """What is left of a free interval."""
    if taken[0] > free[0]:
        yield free[0], min(free[1], taken[0])
    if taken[1] < free[1]:
        yield max(free[0], taken[1]), free[1]


def _atoms(band: Band) -> Iterator[tuple[int, int]]:
    """(First, behind the last) of characters with hardly any white between them."""
    first = 0
    for at in range(1, len(band)):
        one, other = band[at - 1], band[at]
        white = _BEHIND_MARK if one.char in _CLOSING else _WHITE
        if other.x - _ink_end(one) > white * one.size or not _is_alike(one.size, other.size):
            yield first, at
            first = at
    yield first, len(band)
