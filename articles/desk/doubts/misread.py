"""Characters that were likely misread: another one, most often alike, would stand better where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from articles.chinese.shapes import UNLIKE, alike
from articles.desk.doubts.counting import END, counted_form
from articles.desk.doubts.doubt import SHAPE, UNHEARD, TextDoubt
from articles.desk.doubts.likelihood import Likelihood, Surroundings
from articles.desk.doubts.statistics import NONE, Statistics

# Natural logarithms; tuned on one half of the practice texts of tests/bench/doubts.py, measured on the other. What is
# likelier than SETTLED where it stands is not looked at, and only what is less likely than UNHEARD_OF may have been any
# other character; so much weighs likeness; from ENOUGH on it is a doubt.
SETTLED, UNHEARD_OF = -13.0, -19.0
WEIGHT, ENOUGH = 20.0, 24.55
# So much more is asked where the text has the same pair again: what is misread is seldom misread twice.
AGAIN = 3.0
# As like as what people have put in the place of a character before.
LEARNED = 0.99
OFFERED = 5
# A character is judged by so many on each side.
_REACH = 2
_FIRST, _LAST = "\u3400", "\u9fff"


@dataclass(frozen=True)
class Better:
    """A character that would stand better: by how much, and what it is; ``alike``: it looks like what is printed."""

    gain: float
    char: str
    alike: bool


class Misread:
    """Of one text. What is found is put right before what stands around it is judged, so that one misread character
    is one doubt."""

    def __init__(self, text: str, statistics: Statistics, enough: float = ENOUGH) -> None:
        self.text, self.known, self.enough = text, statistics, enough
        self.likelihood = Likelihood(statistics)
        padded = f"{END * _REACH}{counted_form(text)}{END * _REACH}"
        self.pairs = Counter(pairwise(text))
        self.numbers = [statistics.number(char) for char in padded]

    def doubts(self) -> list[TextDoubt]:
        """In order of place."""
        found = self.found()
        return [self._doubt(at, found[at]) for at in sorted(found)]

    def found(self) -> dict[int, list[Better]]:
        """By place; the surest is put right first."""
        found: dict[int, list[Better]] = {}
        open_places = {at: better for at in range(len(self.text)) if (better := self.better(at))}
        while open_places:
            at = max(open_places, key=lambda place: (open_places[place][0].gain, -place))
            best = found[at] = open_places.pop(at)
            self.numbers[at + _REACH] = self.known.numbers[best[0].char]
            for near in range(max(0, at - _REACH), at + _REACH + 1):
                if near in open_places and not self._still(near, open_places):
                    del open_places[near]
        return found

    def _still(self, near: int, open_places: dict[int, list[Better]]) -> bool:
        open_places[near] = self.better(near)
        return bool(open_places[near])

    def better(self, at: int) -> list[Better]:
        """The best first; none where what is printed may stand."""
        char = self.text[at]
        if not _FIRST <= char <= _LAST:
            return []
        before, left, printed, right, last = self.numbers[at : at + 2 * _REACH + 1]
        gap = Surroundings(self.likelihood, (before, left, right, last))
        likely = gap.filled(printed)
        if likely > SETTLED:
            return []
        ranked = sorted(self._weighed(char, gap, likely), key=lambda one: (-one.gain, one.char))
        enough = self.enough + AGAIN * self._again(at)
        return ranked[:OFFERED] if ranked and ranked[0].gain >= enough else []

    def _again(self, at: int) -> bool:
        """Whether the character stands in the text once more before or behind what it stands beside here."""
        return any(self.pairs[pair] > 1 for pair in pairwise(self.text[max(at - 1, 0) : at + 2]))

    def _weighed(self, char: str, gap: Surroundings, likely: float) -> Iterator[Better]:
        for other, likeness in self._others(char, gap, likely).items():
            number = self.known.number(other)
            filled = gap.filled_by(number) if number != NONE and other != char else None
            if filled is not None and filled > likely:
                yield Better(filled - likely + WEIGHT * likeness, other, likeness > UNLIKE)

    def _others(self, char: str, gap: Surroundings, likely: float) -> dict[str, float]:
        """What may stand in its place, each with its likeness."""
        heard = self.known.between(gap.left, gap.right) if likely < UNHEARD_OF else ()
        others = {other: UNLIKE for other in map(self.known.chars.__getitem__, heard) if _FIRST <= other <= _LAST}
        return others | dict(alike(char)) | dict.fromkeys(self.known.learned.get(char, ""), LEARNED)

    def _doubt(self, at: int, better: list[Better]) -> TextDoubt:
        reason = SHAPE if better[0].alike else UNHEARD
        return TextDoubt(at, at + 1, self.text[at], reason, tuple(one.char for one in better))
