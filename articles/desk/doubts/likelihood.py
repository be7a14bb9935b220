"""How likely a character is between others: Kneser and Ney's smoothing over pairs and triples."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from articles.desk.doubts.statistics import NONE, Statistics

# What of each count goes to what was never printed.
_KEPT_BACK = 0.75


class Likelihood:
    """Of characters by their numbers in the statistics, NONE for one that was never printed."""

    def __init__(self, statistics: Statistics) -> None:
        self.known = statistics
        self.kinds = len(statistics.seconds) + 1

    def alone(self, char: int) -> float:
        """By how many others it stands behind, not how often: 顷 is frequent, but only behind 公."""
        return ((self.known.preceding[char] if char >= 0 else 0) + 0.5) / self.kinds

    def behind(self, first: int, char: int, pair: int) -> float:
        """Behind one character; ``pair``: the two of them."""
        known, alone = self.known, self.alone(char)
        printed = known.counts[first] if first >= 0 else 0
        if not printed:
            return alone
        kinds = known.first_pairs[first + 1] - known.first_pairs[first]
        count = known.pair_counts[pair] if pair >= 0 else 0
        return (max(count - _KEPT_BACK, 0.0) + _KEPT_BACK * kinds * alone) / printed

    def behind_pair(self, pair: int, char: int, shorter: float) -> float:
        """Behind two; ``shorter``: how likely it is behind the second of them alone."""
        if pair < 0:
            return shorter
        known = self.known
        kinds = known.first_triples[pair + 1] - known.first_triples[pair]
        count = known.triple_count(pair, char) if char >= 0 else 0
        return (max(count - _KEPT_BACK, 0.0) + _KEPT_BACK * kinds * shorter) / known.pair_counts[pair]

    def between(self, around: Sequence[int], char: int) -> float:
        """The logarithm for it and the two that follow, where ``around`` are the two before and the two behind."""
        before, left, right, last = around
        pair = self.known.pair
        with_left, with_right, behind = pair(left, char), pair(char, right), pair(right, last)
        here = self.behind_pair(pair(before, left), char, self.behind(left, char, with_left))
        following = self.behind_pair(with_left, right, self.behind(char, right, with_right))
        return log(here) + log(following) + log(self.behind_pair(with_right, last, self.behind(right, last, behind)))

    def may_stand(self, around: Sequence[int], char: int) -> bool:
        """Whether it was ever printed beside one of its neighbours."""
        return self.known.pair(around[1], char) != NONE or self.known.pair(char, around[2]) != NONE
