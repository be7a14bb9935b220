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

_BAND, _NARROW = 16, 4  # diagonals of a band, of a passage with something around it and a short one without
_SHORT = 20
_FEW, _MANY = 2, 4  # hits that make a place worth a look, in a short passage and a long one
_LONG = 40


@dataclass(frozen=True)
class Spot:
    """Where a passage, by its number, may stand."""

    number: int
    hits: list[Hit]


class Seeds:
    """The pairs of several passages."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._bands = [_BAND if len(passage.whole) >= _SHORT else _NARROW for passage in passages]
        self._few = [_MANY if len(passage.whole) >= _LONG else _FEW for passage in passages]
        self._side: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._apart: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, passage in enumerate(passages):
            self._add(number, passage)

    def _add(self, number: int, passage: Passage) -> None:
        whole, words = passage.whole, passage.words
        for place, pair in enumerate(map(add, whole, whole[1:])):
            self._side[pair].append((number, place))
        # A character between the two may be lost, or be another.
        for place, pair in enumerate(map(add, words, words[2:]), passage.first):
            self._side[pair].append((number, place))
            self._apart[pair].append((number, place))

    def spots(self, text: str) -> Iterator[Spot]:
        bands: dict[tuple[int, int], list[Hit]] = defaultdict(list)
        for pairs, known in ((map(add, text, text[1:]), self._side), (map(add, text, text[2:]), self._apart)):
            for at, pair in enumerate(pairs):
                if pair in known:
                    for number, place in known[pair]:
                        bands[number, (at - place) // self._bands[number]].append((at, place))
        for (number, band), hits in bands.items():
            if (number, band + 1) in bands:
                hits = hits + bands[number, band + 1]
            elif (number, band - 1) in bands:
                continue  # all of them were seen with those before
            if len(hits) >= self._few[number]:
                yield Spot(number, sorted(hits))
