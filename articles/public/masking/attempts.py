"""A passage laid against a text: what of it, and of what stood around it, is there.

All places are those of characters as they are compared. A passage lies in a text on one diagonal of the table of the
two: what of it, and of what stood around it, lies beyond the ends of the text (or of its line) is out of reach, and is
not asked for.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.public.masking.secrets import Passage
from articles.public.masking.seeds import Hit

# Characters of what stood around a passage that tell whether it stands there, and the share of them that must be left.
NEAR, LEFT = 24, 0.4
# Where less stands around a passage, it is more often known by its words alone.
LITTLE = 16
# Below so many characters only the exact words of a passage are it, where nothing stands around that tells.
TELLING = 6


@dataclass(frozen=True)
class Unit:
    """The text, or one ``line`` of it; ``own``: of the article itself, so that what is unclear is masked."""

    first: int
    end: int
    own: bool
    line: bool = True


@dataclass(frozen=True)
class Attempt:
    """A passage laid against a text where both have pairs in common."""

    text: str
    passage: Passage
    hits: Sequence[Hit]
    unit: Unit

    @cached_property
    def diagonal(self) -> int:
        return sorted(at - place for at, place in self.hits)[len(self.hits) // 2]

    @cached_property
    def covered(self) -> set[int]:
        return {place + more for at, place in self.hits for more in (0, 1) if self._side_by_side(at, place)}

    def _side_by_side(self, at: int, place: int) -> bool:
        return self.text[at : at + 2] == self.passage.whole[place : place + 2]

    @cached_property
    def reach(self) -> range:
        """Of the passage with what stood around it: what may stand in the unit."""
        whole = len(self.passage.whole)
        return range(max(0, self.unit.first - self.diagonal), max(0, min(whole, self.unit.end - self.diagonal)))

    @cached_property
    def before(self) -> range:
        return range(max(self.passage.first - NEAR, self.reach.start), min(self.passage.first, self.reach.stop))

    @cached_property
    def after(self) -> range:
        return range(max(self.passage.end, self.reach.start), min(self.passage.end + NEAR, self.reach.stop))

    def left(self, side: range) -> int:
        return len(self.covered.intersection(side))

    def stands(self, side: range) -> bool:
        return bool(side) and self.left(side) >= max(min(3, len(side)), LEFT * len(side))

    @cached_property
    def nothing_else(self) -> bool:
        """Whether the unit holds hardly anything but a part of the passage, or of what stood around it."""
        size = self.unit.end - self.unit.first
        return self.unit.own and self.left(self.reach) >= max(min(4, size - 2), LEFT * size)

    @cached_property
    def around(self) -> bool:
        """Whether so much of what stood around it is there, or so little else, that it may be here."""
        return self.stands(self.before) or self.stands(self.after) or self.nothing_else

    @cached_property
    def inside(self) -> list[Hit]:
        return [hit for hit in self.hits if self.passage.first <= hit[1] < self.passage.end - 1]

    @cached_property
    def enough(self) -> float:
        """Characters of its own that must be left where nothing around it tells."""
        little = len(self.passage.whole) - len(self.passage.words) < LITTLE
        return enough(self.passage.words, loose=self.unit.own and little)

    @cached_property
    def by_words(self) -> bool:
        """Whether there are so many of its own pairs that it may be here."""
        size = len(self.passage.words)
        if size < TELLING or len(self.inside) < 2:
            return False
        # One character read otherwise takes two pairs.
        lost = size - math.ceil(self.enough)
        return len({place for _, place in self.inside}) >= max(2, size // 5, size - 1 - 2 * lost)

    @property
    def hopeful(self) -> bool:
        return self.around or self.by_words


def enough(words: str, loose: bool) -> float:
    """More characters than other news has in common with ``words`` in as short a stretch, but for one text in 1,000;
    ``loose``: one in 100."""
    size = len(words)
    if sum(map(str.isascii, words)) > size / 2:
        return max(6, 0.8 * size)
    return max(math.ceil(2.9 + 0.35 * size), 0.4 * size) - (loose and (1 if size < 8 else 2))
