"""How likely a character is between others: Kneser and Ney's smoothing over pairs and triples."""

from __future__ import annotations

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


class Surroundings:
    """A place between two characters before it and two behind it, by their numbers."""

    def __init__(self, likelihood: Likelihood, around: tuple[int, int, int, int]) -> None:
        self.likely, self.known = likelihood, likelihood.known
        first, self.left, self.right, self.last = around
        self.before = self.known.pair(first, self.left)
        self.end = likelihood.behind(self.right, self.last, self.known.pair(self.right, self.last))

    def filled(self, char: int) -> float:
        """The logarithm of how likely it is there, and the two behind it then."""
        return self._filled(char, self.known.pair(self.left, char), self.known.pair(char, self.right))

    def filled_by(self, other: int) -> float | None:
        """The same; None where it was never printed beside one of its neighbours."""
        with_left, with_right = self.known.pair(self.left, other), self.known.pair(other, self.right)
        return None if with_left == with_right == NONE else self._filled(other, with_left, with_right)

    def _filled(self, char: int, with_left: int, with_right: int) -> float:
        likely = self.likely
        here = likely.behind_pair(self.before, char, likely.behind(self.left, char, with_left))
        right = likely.behind_pair(with_left, self.right, likely.behind(char, self.right, with_right))
        return log(here) + log(right) + log(likely.behind_pair(with_right, self.last, self.end))
