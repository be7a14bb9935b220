"""What stands above, below and between the texts and headlines of one room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.geometry import wording
from articles.geometry.pieces import ColumnPiece
from articles.geometry.placed import Rectangle, hull

SEPARATED, HAIRLINE = (
    4.0,
    0.3,
)  # costs of a rule between columns: one that goes on beside headlines; one as high as they
_GUTTER = 3.5  # em of white between columns of one text at most
_LONGER = 14.0  # points by which such a rule exceeds the columns


@dataclass(eq=False)
class Head:
    """The decks of one headline in printed order."""

    decks: list[ColumnPiece]

    @property
    def box(self) -> Rectangle:
        """Without the row below it that says who wrote the text: other columns may begin beside that."""
        return hull([deck.box for deck in self.decks if deck.is_head] or [self.decks[0].box])

    @property
    def upright(self) -> bool:
        return self.decks[0].upright

    @property
    def size(self) -> float:
        return max(deck.size for deck in self.decks)


class Positions:
    """One room: ``columns`` are the texts as wide as their columns, ``above`` what stands next above each, obstacles
    left out, ``upper`` the text above in the same column; ``middle``: which headlines stand within their columns.
    """

    def __init__(
        self,
        texts: Sequence[ColumnPiece],
        heads: Sequence[Head],
        obstacles: Sequence[Rectangle],
        rules: Sequence[Rectangle],
    ) -> None:
        self.texts, self.heads, self.obstacles = texts, heads, obstacles
        self._across = [rule for rule in rules if rule.width > rule.height]
        self._down = [rule for rule in rules if rule.height > rule.width]
        self.columns = [self._column(piece) for piece in texts]
        self.above = [self._thing_above(at) for at in range(len(texts))]
        self.middle = [self._stands_in_columns(n) for n in range(len(heads))]
        self.upper = [self._text_above(at) for at in range(len(texts))]

    def _column(self, piece: ColumnPiece) -> Rectangle:
        """The piece as wide as its column: rows of others that begin at the same place show it."""
        alike = (
            other.box.right
            for other in self.texts
            if abs(other.box.left - piece.box.left) < 0.5 * piece.size and abs(other.box.top - piece.box.top) < 400
        )
        right = piece.box.right if len(piece.lines) > 1 else max(piece.box.right, min(alike, default=0.0))
        return piece.box._replace(right=right)

    def _thing_above(self, at: int) -> tuple[str, int]:
        """The text or headline next above a text, obstacles left out."""
        own = self.columns[at]
        best, found = -1.0, ("none", at)
        for n, other in enumerate(self.columns):
            if (
                n != at
                and other.bottom <= own.top + 1
                and own.shared_width(other) > 0.3 * own.width
                and other.bottom > best
            ):
                best, found = other.bottom, ("text", n)
        for n, head in enumerate(self.heads):
            box = head.box
            if (
                not head.upright
                and box.bottom <= own.top + 1
                and own.shared_width(box) > 0.1 * own.width
                and box.bottom > best
            ):
                best, found = box.bottom, ("head", n)
        return found

    def _stands_in_columns(self, n: int) -> bool:
        """Whether a headline stands in the middle of its columns: the first below it goes on inside a sentence."""
        below = [at for at, above in enumerate(self.above) if above == ("head", n)]
        if not below:
            return False
        first = min(below, key=lambda at: self.columns[at].left)
        if not self._stands_right_of_another(n):
            first = self._leftmost(first)
        return wording.starts_inside(self.texts[first]) and self._text_over(first, n) is not None

    def _stands_right_of_another(self, n: int) -> bool:
        """Whether another headline stands at its left on its height: the columns there are that one's."""
        own = self.heads[n].box
        others = (head.box for m, head in enumerate(self.heads) if m != n and not head.upright)
        return any(box.shared_height(own) > 0 and box.right <= own.left for box in others)

    def _leftmost(self, at: int) -> int:
        """The first of the columns that begin beside the text, to its left: a headline may be narrower than they."""
        own, size = self.columns[at], self.texts[at].size
        for other, column in enumerate(self.columns):
            white = own.left - column.right
            level = abs(column.top - own.top) <= self.texts[at].leading
            if level and 0 <= white <= _GUTTER * size and self.above[other][0] != "head":
                return self._leftmost(other)
        return at

    def _text_over(self, at: int, n: int) -> int | None:
        """The text of the same column above the headline over a text."""
        own, top = self.columns[at], self.heads[n].box.top
        over = [
            other
            for other, column in enumerate(self.columns)
            if column.bottom <= top + 2
            and abs(column.left - own.left) <= self.texts[at].size
            and not self.ruled_across(column.bottom, top, own)
        ]
        return max(over, key=lambda other: self.columns[other].bottom, default=None)

    def _text_above(self, at: int) -> int | None:
        """The text above in the same column, behind photos, boxes and a headline in the middle of the columns."""
        kind, above = self.above[at]
        if kind == "head":
            return self._text_over(at, above) if self.middle[above] else None
        if kind != "text" or abs(self.columns[above].left - self.columns[at].left) > self.texts[at].size:
            return None
        upper, own = self.columns[above], self.columns[at]
        goes_around = self.between(upper, own, self.obstacles) and not self.ruled_across(upper.bottom, own.top, own)
        return above if goes_around else None

    def whole_column(self, at: int) -> Rectangle:
        """The text's column with the pieces above it, from where the article's column begins."""
        own, upper = self.columns[at], self.upper[at]
        return own if upper is None else own._replace(top=self.whole_column(upper).top)

    def between(self, upper: Rectangle, lower: Rectangle, boxes: Sequence[Rectangle]) -> bool:
        """Whether one of the boxes stands between two that stand above one another."""
        gap = Rectangle(max(upper.left, lower.left), upper.bottom - 2, min(upper.right, lower.right), lower.top + 2)
        return any(box.shared_width(gap) > 0.2 * gap.width and box.shared_height(gap) > 0.0 for box in boxes)

    def ruled_across(self, top: float, bottom: float, own: Rectangle) -> bool:
        return any(
            top - 3 <= rule.top and rule.bottom <= bottom + 3 and rule.shared_width(own) > 0.5 * own.width
            for rule in self._across
        )

    def parted(self, left: Rectangle, right: Rectangle, slack: float = 0.0) -> float:
        """What a rule between two columns costs: little where it is as high as they are, as hairlines are."""
        if right.left < left.left:
            left, right = right, left
        shared = Rectangle(
            left.right - 1 - slack, max(left.top, right.top), right.left + 1 + slack, min(left.bottom, right.bottom)
        )
        top = min(left.top, right.top)
        cost = 0.0
        for rule in self._down:
            if (
                shared.left <= rule.left
                and rule.right <= shared.right
                and rule.shared_height(shared) > 0.5 * max(1.0, shared.height)
            ):
                is_longer = rule.top < top - _LONGER or rule.bottom > max(left.bottom, right.bottom) + _LONGER
                cost = max(cost, SEPARATED if is_longer else HAIRLINE)
        return cost
