"""Where in a text to look for another reading of a passage: pairs of characters that both have.

In another reading some pairs survive, and all stand about as far from one another as in the passage: they lie on
neighbouring diagonals of the table of the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import add

from articles.public.masking.secrets import Passage

Hit = tuple[int, int]  # place in the text, place in the passage

_WIDE, _NARROW = 4, 2  # diagonals of a band, as powers of two: of a passage with much around it, of a short one alone
_SHORT = 20
_FEW, _MANY = 2, 4  # hits that make a place worth a look, in a short passage and a long one
_LONG = 40
# Characters around a passage that tell enough, and of one so long that some of its pairs are left in any reading.
_ENOUGH = 16
_PASSAGE = 32  # a number of a passage and one of a band are written as one number, this many bits apart


@dataclass(frozen=True)
class Spot:
    """Where a passage, by its number, may stand."""

    number: int
    hits: list[Hit]


class Seeds:
    """The pairs of several passages."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._few = [_MANY if len(passage.whole) >= _LONG else _FEW for passage in passages]
        self._side: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        self._apart: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for number, passage in enumerate(passages):
            self._add(number, passage)

    def _add(self, number: int, passage: Passage) -> None:
        whole, words = passage.whole, passage.words
        band = _WIDE if len(whole) >= _SHORT else _NARROW
        for place, pair in enumerate(map(add, whole, whole[1:])):
            self._side[pair].append((place, number << _PASSAGE, band))
        if len(whole) - len(words) >= _ENOUGH or len(words) > _ENOUGH:
            return
        # A character between the two may be lost, or be another.
        for place, pair in enumerate(map(add, words, words[2:]), passage.first):
            self._side[pair].append((place, number << _PASSAGE, band))
            self._apart[pair].append((place, number << _PASSAGE, band))

    def spots(self, text: str) -> Iterator[Spot]:
        bands = self._bands(text)
        for band, hits in bands.items():
            if band + 1 in bands:
                hits = hits + bands[band + 1]
            elif band - 1 in bands:
                continue  # all of them were seen with those before
            number = (band + (1 << _PASSAGE - 1)) >> _PASSAGE
            if len(hits) >= self._few[number]:
                yield Spot(number, sorted(hits))

    def _bands(self, text: str) -> dict[int, list[Hit]]:
        bands: dict[int, list[Hit]] = defaultdict(list)
        for further, known in ((1, self._side), (2, self._apart)):
            if not known:
                continue
            for at, places in enumerate(map(known.get, map(add, text, text[further:]))):
                if places:
                    for place, number, band in places:
                        bands[number + (at - place >> band)].append((at, place))
        return bands
