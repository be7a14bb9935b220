"""What it costs that a piece of text goes on from another, or opens the text below a headline.

Costs as in the reader's tables: about 3 is "unlikely, but seen", 8 "hardly ever". Words speak as loudly as places: what
starts inside a sentence goes on from what ends inside one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from articles.geometry import wording
from articles.geometry.pieces import ColumnPiece
from articles.geometry.placed import Rectangle
from articles.geometry.positions import Head, Positions

NO_HEAD = 7.0  # a text without a headline
INSIDE_SENTENCE = 6.0  # a text that opens inside a sentence, a sentence that goes on in a new paragraph
SIGNED = 5.0  # a byline or dateline within a text
OPEN_END = 3.0  # a text that ends inside a sentence
FULL_ROW = 1.0  # a sentence ends with its row, and the next starts without an indent
BELOW, INSET, HEAD_BETWEEN, RULE = 1.0, 1.0, 3.0, 4.0
UNEVEN, LOWER, WHOLLY_LOWER, HIGHER, PASSED, SKIPPED = 1.5, 3.0, 5.0, 2.5, 3.0, 2.0
FOREIGN_HEAD, SAME_HEAD = 2.5, -1.0
BESIDE_HEAD, AROUND_HEAD, LEFT_OF_UPRIGHT = 1.5, 2.5, 2.0
_LEVEL = 2.5  # em by which a text begins higher or lower than the headline at its left
FAR = 0.5  # for each row of white too much
_TOO_DEAR = 16.0
_SAME_LEFT = 0.8  # em by which columns that stand below one another may begin apart


class Paper(Positions):
    """One room's pieces of text, headlines and obstacles, with the costs between them."""

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """The pairs of characters within rows: what is set so often is a word."""
        return frozenset(_pairs_of(self.texts))

    def choices(self, at: int) -> dict[tuple[str, int], float]:
        """What may stand before the text: another (text), a headline (head) or nothing (none)."""
        piece = self.texts[at]
        found: dict[tuple[str, int], float] = {("none", at): NO_HEAD + _opening(piece) / 2}
        found |= {("head", n): cost for n, head in enumerate(self.heads) if (cost := self._opens(head, at)) < _TOO_DEAR}
        found |= {
            ("text", n): cost for n in range(len(self.texts)) if n != at and (cost := self._follows(n, at)) < _TOO_DEAR
        }
        return found

    def _opens(self, head: Head, at: int) -> float:
        place = self._upright_place(head, at) if head.upright else self._head_place(head, at)
        return place + _opening(self.texts[at]) if place < _TOO_DEAR else place

    def _upright_place(self, head: Head, at: int) -> float:
        own, box = self.columns[at], head.box
        size = self.texts[at].size
        high = abs(own.top - box.top) / (2 * size)
        if own.shared_height(box) <= 0:
            return _TOO_DEAR
        if 0 <= own.left - box.right <= 3 * size:
            return max(0.0, FAR * (high - 1)) + self.parted(box, own)
        if 0 <= box.left - own.right <= 3 * size:
            return LEFT_OF_UPRIGHT + max(0.0, FAR * (high - 1)) + self.parted(own, box)
        return _TOO_DEAR

    def _head_place(self, head: Head, at: int) -> float:
        own, box, piece = self.columns[at], head.box, self.texts[at]
        if box.bottom <= own.top + 0.5 * piece.size:
            return self._below_head(head, at)
        beside = own.right <= box.left + piece.size or own.left >= box.right - piece.size
        if beside and own.shared_height(box) > 0 and own.right <= box.left + piece.size:
            near = max(0.0, (box.left - own.right) / piece.size - 3)
            top = abs(own.top - box.top) / piece.size
            return (BESIDE_HEAD if top <= 2 else AROUND_HEAD) + FAR * near + self.parted(own, box)
        if own.left >= box.right - piece.size and abs(own.top - box.top) <= _LEVEL * piece.size:
            near = max(0.0, (own.left - box.right) / piece.size - 3)
            return BESIDE_HEAD + FAR * near + self.parted(box, own)
        if own.bottom <= box.top + 2 and own.left < box.right and box.top - own.bottom < 3 * piece.leading:
            left = max(0.0, own.left - box.left) / own.width
            return AROUND_HEAD * (not self.middle[self.heads.index(head)]) + left
        return _TOO_DEAR

    def _below_head(self, head: Head, at: int) -> float:
        own, box, piece = self.columns[at], head.box, self.texts[at]
        aside = max(0.0, -own.shared_width(box)) / piece.size
        if aside > 14:
            return _TOO_DEAR
        rows = (own.top - box.bottom) / piece.leading
        blocked = self.between(box, own, self.obstacles)
        white = max(0.0, rows - 1.5) * (0.1 if blocked else FAR)
        texts = [column for n, column in enumerate(self.columns) if n != at]
        passed = PASSED * 1.5 * self.between(box, own, texts) if aside == 0 else 0.0
        kind, above = self.above[at]
        other = FOREIGN_HEAD + 3 if kind == "head" and self.heads[above] is not head else 0.0
        left = max(0.0, own.left - box.left) / own.width  # the first column is the leftmost
        ruled = RULE * self.ruled_across(box.bottom, own.top, own)
        return 0.15 * aside + white + passed + other + 0.6 * min(3.0, left) + ruled + self.parted(own, box, slack=2)

    def _follows(self, before: int, at: int) -> float:
        one, own = self.columns[before], self.columns[at]
        size = self.texts[at].size
        if self.texts[before].upright != self.texts[at].upright:
            return _TOO_DEAR
        same_column = abs(one.left - own.left) <= _SAME_LEFT * size and one.bottom <= own.top + 2
        place = self._below(before, at) if same_column else None
        if place is None:
            place = self._beside(before, at)
        if place >= _TOO_DEAR:
            return place
        off_size = abs(self.texts[before].size - size) / size
        return place + 12 * max(0.0, off_size - 0.03) + self._words(before, at)

    def _below(self, before: int, at: int) -> float:
        """In the same column, behind a photo, a box, a headline in the middle of the columns, or mere white."""
        one, own = self.columns[before], self.columns[at]
        ruled = RULE * self.ruled_across(one.bottom, own.top, own)
        if self.upper[at] == before and (self.above[at][0] == "head" or self.between(one, own, self.obstacles)):
            return INSET + ruled
        if self.between(one, own, [head.box for head in self.heads]):
            return HEAD_BETWEEN + ruled
        if self.above[at] != ("text", before):
            return _TOO_DEAR
        return BELOW + FAR * max(0.0, (own.top - one.bottom) / self.texts[at].leading - 1) + ruled

    def _beside(self, before: int, at: int) -> float:
        """In the next column to the right; an upright text goes on to the left."""
        one, own = self.whole_column(before), self.columns[at]
        size, leading = self.texts[at].size, self.texts[at].leading
        white = (own.left - one.right) / size
        if self.texts[at].upright:
            return max(0.0, abs(one.left - own.right) / size - 3) + abs(one.top - own.top) / leading
        higher = own.bottom <= one.top
        if white < -0.6 or (higher and not wording.starts_inside(self.texts[at])):
            return _TOO_DEAR
        skipped = 0.0
        if white > 3.5:
            gap = Rectangle(one.right, max(one.top, own.top), own.left, min(one.bottom, own.bottom))
            if not any(
                box.shared_width(gap) > 0.7 * gap.width and box.shared_height(gap) > 0 for box in self.obstacles
            ):
                return _TOO_DEAR
            skipped = SKIPPED
        uneven = min(abs(one.top - own.top), abs(one.bottom - own.bottom)) > 1.2 * leading
        lower = LOWER * (self.upper[at] is not None) + WHOLLY_LOWER * (own.top > one.bottom)
        return (
            skipped
            + UNEVEN * uneven
            + HIGHER * higher
            + lower
            + PASSED * (before in self.upper)
            + self._heads_above(before, at)
            + self.parted(one, own)
        )

    def _heads_above(self, before: int, at: int) -> float:
        """Texts below one headline go together; one that stands right below another headline is that one's."""
        mine, other = self.above[at], self.above[before]
        if mine[0] != "head" or self.middle[mine[1]]:
            return 0.0
        if mine == other or self.heads[mine[1]].box.shared_width(self.columns[before]) > 0:
            return SAME_HEAD if self.heads[mine[1]].box.bottom <= self.columns[before].top + 2 else 0.0
        return FOREIGN_HEAD

    def _words(self, before: int, at: int) -> float:
        one, own = self.texts[before], self.texts[at]
        is_open = wording.is_open(one)
        cost = -OPEN_END * is_open
        if wording.is_signed(own):
            cost += SIGNED
        if wording.starts_inside(own):
            if is_open:
                cost -= 1.0 * (one.lines[-1].text[-1] + own.lines[0].text[0] in self._pairs)
            else:
                cost += INSIDE_SENTENCE if wording.ends_short(one) else FULL_ROW
        elif wording.starts_paragraph(own) and is_open:
            cost += INSIDE_SENTENCE + OPEN_END
        return cost


def _opening(piece: ColumnPiece) -> float:
    """What it costs that the piece opens a text."""
    if wording.is_signed(piece):
        return -2.0
    return INSIDE_SENTENCE if wording.starts_inside(piece) else 0.0


def _pairs_of(texts: Sequence[ColumnPiece]) -> Iterator[str]:
    for piece in texts:
        for line in piece.lines:
            yield from (one + other for one, other in pairwise(line.text))
