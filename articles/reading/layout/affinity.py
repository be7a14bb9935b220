"""How strongly a headline speaks of a text: the rare pairs of characters that both have.

A pair that stands in many blocks of the page (the town's name, 我市) says little; one that stands in two says much.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from operator import add

from articles.chinese.text import compact
from articles.reading.layout.lines import RUNNING_TEXT, Block

_WORD = re.compile(r"[^\W_]+")


def pairs(text: str) -> set[str]:
    """All pairs of neighbouring characters that are letters, digits or Chinese."""
    words = _WORD.findall(compact(text))
    return {pair for word in words for pair in map(add, word, word[1:])}


class Affinity:
    """Pair weights of one page; ``shared`` answers in weight, from 0 up to about 5 for each shared pair."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._pairs = [pairs(block.text) if block.cls in RUNNING_TEXT else set() for block in blocks]
        self._seen = seen = Counter(pair for own in self._pairs for pair in own)
        size = len(blocks)
        self._weight = {pair: math.log((size + 1) / count) for pair, count in seen.items() if count > 1}
        self._cache: dict[tuple[int, int], frozenset[str]] = {}

    def fits(self, left: Block, right: Block) -> bool:
        """Whether the last character of one block and the first of another stand together elsewhere on the page."""
        pair = compact(left.text)[-1:] + compact(right.text)[:1]
        return pair in self._seen or pair.isdigit()

    def common(self, one: int, other: int) -> frozenset[str]:
        """The pairs that two blocks share."""
        key = (one, other)
        if key not in self._cache:
            self._cache[key] = frozenset(self._pairs[one] & self._pairs[other])
        return self._cache[key]

    def size(self, at: int) -> int:
        """How many different pairs a block has."""
        return len(self._pairs[at])

    def weigh(self, shared: frozenset[str]) -> float:
        return math.fsum(self._weight[pair] for pair in shared)  # exact: the order of a set changes from run to run
