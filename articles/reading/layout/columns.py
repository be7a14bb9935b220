"""Crossed columns: rows that the OCR read straight across, or out of order, put back where they fit.

A row that stands where it does not belong leaves three bad junctions: before it, behind it, and where it is missing.
A move is made only where it mends them by far better than any other move would; where it is not clear, the rows stay
as they are printed and the place is named for a person to look at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from articles.chinese.text import is_closed
from articles.reading.layout.junctions import A_WORD, Bigrams, fit, word_goes_on

# Log-likelihoods, as junctions.fit gives them. Of 600 news texts cut into rows none was touched in order, and 2 were
# named; with one row displaced 29 were put right, 117 named, and none was made worse.
NAMED = 7.0  # a move that gains as much is named to a person
MADE = 9.0  # one that gains as much is made, if it fits besides:
AHEAD = 3.0  # it beats every other move of the same pieces or to the same place by this
FITTING = 1.5  # each junction that it makes reaches this
BROKEN = 0.0  # and none that it breaks exceeds this
WEAK = 1.0  # a junction below this may be a false one
MOST_ROWS = 2  # rows that move on their own: what was read straight across is a row or its two halves
LONGEST_SEGMENT = 40  # pieces of whole blocks that move together; the longest sample text has 89 rows
_MOST_MOVES = 8  # a text that needs more is left to a person


@dataclass(frozen=True)
class Misplaced:
    """A place where pieces may be out of order: the index of the piece that does not fit, and why, in Chinese."""

    index: int
    detail: str


@dataclass(frozen=True)
class Reordering:
    """The reading order as indexes into the pieces, and what may still be out of order."""

    order: tuple[int, ...]
    notes: tuple[Misplaced, ...] = ()


@dataclass(frozen=True)
class _Move:
    gain: float
    fitting: float
    """The weakest of the three junctions that it makes."""
    broken: float
    """The best of the three that it breaks."""
    order: tuple[int, ...]
    first: int
    """The piece that moves, or the first of several."""
    gaps: frozenset[int | None]
    """The pieces behind which something changes."""

    @property
    def is_clear(self) -> bool:
        return self.gain >= MADE and self.fitting >= FITTING and self.broken <= BROKEN


def reorder(pieces: Sequence[str], bigrams: Bigrams, starts: Collection[int] = ()) -> Reordering:
    """The order in which the pieces of one article's text (rows or blocks, in printed order) are to be read.

    ``starts``: the indexes at which a printed block begins; whole blocks move to between blocks, a row or two anywhere.
    Nothing is dropped: ``order`` holds every index once.
    """
    table = _Table(pieces, bigrams, starts)
    order = tuple(range(len(pieces)))
    for _ in range(_MOST_MOVES):
        moves = sorted(table.moves(order), key=lambda move: (-move.gain, move.order))
        best = next((move for move in moves if move.is_clear and _is_ahead(move, moves)), None)
        if best is None:
            return Reordering(order, table.notes(moves))
        order = best.order
    return Reordering(order)


def _is_ahead(best: _Move, moves: Sequence[_Move]) -> bool:
    rivals = (move.gain for move in moves if move.order != best.order and move.gaps & best.gaps)
    return best.gain - max(rivals, default=0.0) >= AHEAD


class _Table:
    """What the pieces of one text gain from standing one behind another."""

    def __init__(self, pieces: Sequence[str], bigrams: Bigrams, starts: Collection[int]) -> None:
        self.pieces = [piece.strip() for piece in pieces]
        self.bigrams = bigrams
        self.starts = {0, len(pieces), *starts}
        self._fits: dict[tuple[int, int], float] = {}

    def fit(self, left: int | None, right: int | None) -> float:
        """``None`` stands for the text's start and end."""
        if left is None:
            return 0.0
        if right is None:
            return 1.0 if is_closed(self.pieces[left]) else -1.0
        if (left, right) not in self._fits:
            self._fits[left, right] = fit(self.pieces[left], self.pieces[right], self.bigrams)
        return self._fits[left, right]

    def moves(self, order: tuple[int, ...]) -> Iterator[_Move]:
        """Moves of a few pieces, or of whole blocks, to where a word goes on into them or out of them."""
        weak = [at for at in range(len(order)) if self._gap(order, at) < WEAK]
        ends = set(weak)
        by_first: dict[str, list[int]] = defaultdict(list)
        for start in (at + 1 for at in weak if at + 1 < len(order)):
            by_first[self.pieces[order[start]][:1]].append(start)
        for at in weak:
            for character in word_goes_on(self.pieces[order[at]][-1:]) & by_first.keys():
                for start in by_first[character]:
                    if start != at + 1 and self.fit(order[at], order[start]) >= A_WORD:
                        yield from self._joining(order, at, start, ends)

    def _joining(self, order: tuple[int, ...], at: int, start: int, ends: set[int]) -> Iterator[_Move]:
        """Moves that bring the piece at ``start`` behind the piece at ``at``."""
        for last in range(start, min(start + LONGEST_SEGMENT, len(order))):
            if last in ends and not start <= at <= last:
                yield from self._move(order, start, last, at)
        for first in range(at, max(at - LONGEST_SEGMENT, 0), -1):
            if first - 1 in ends and not first <= start <= at:
                yield from self._move(order, first, at, start - 1)

    def _may_move(self, segment: tuple[int, ...], right: int | None) -> bool:
        """A row or two may move anywhere, whole blocks to between blocks."""
        if len(segment) <= MOST_ROWS:
            return True
        after = segment[-1] + 1
        return segment[0] in self.starts and after in self.starts and (right is None or right in self.starts)

    def _move(self, order: tuple[int, ...], first: int, last: int, behind: int) -> Iterator[_Move]:
        segment = order[first : last + 1]
        left, right = self._at(order, behind), self._at(order, behind + 1)
        if not self._may_move(segment, right):
            return
        before, after = self._at(order, first - 1), self._at(order, last + 1)
        mended = [self.fit(before, after), self.fit(left, segment[0]), self.fit(segment[-1], right)]
        broken = [self.fit(before, segment[0]), self.fit(segment[-1], after), self.fit(left, right)]
        gain = sum(mended) - sum(broken) - (len(segment) > 1)
        if gain <= NAMED - AHEAD:
            return  # neither named nor a rival to what is
        if behind < first:
            moved = order[: behind + 1] + segment + order[behind + 1 : first] + order[last + 1 :]
        else:
            moved = order[:first] + order[last + 1 : behind + 1] + segment + order[behind + 1 :]
        gaps = frozenset({before, segment[-1], left})
        yield _Move(gain, min(mended), max(broken), moved, segment[0], gaps)

    def _gap(self, order: tuple[int, ...], at: int) -> float:
        return self.fit(order[at], self._at(order, at + 1))

    @staticmethod
    def _at(order: tuple[int, ...], at: int) -> int | None:
        return order[at] if 0 <= at < len(order) else None

    def notes(self, moves: Sequence[_Move]) -> tuple[Misplaced, ...]:
        firsts = dict.fromkeys(move.first for move in moves if move.gain >= NAMED)
        return tuple(Misplaced(at, f"此处文字可能串栏，请对照原报：{self.pieces[at][:20]}") for at in firsts)
