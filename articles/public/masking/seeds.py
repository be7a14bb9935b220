"""Where in a text to look for another reading of a passage: pairs of characters that both have.

In another reading some pairs survive, and all stand about as far from one another as in the passage: they lie on
neighbouring diagonals of the table of the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add

from articles.public.masking.secrets import Passage

Hit = tuple[int, int]  # place in the text, place in the passage
Pairs = dict[str, list[tuple[int, int, int]]]  # of each: place in the passage, its number, how wide its bands are

_WIDE, _NARROW = 4, 2  # diagonals of a band, as powers of two: of a passage with much around it, of a short one alone
_SHORT = 20
_LONG = 40
# Characters around a passage that tell enough, and of one so long that some of its pairs are left in any reading.
_ENOUGH = 16
_VAST = 50_000  # characters: no article and no page has so many
_PASSAGE = 32  # a number of a passage and one of a band are written as one number, this many bits apart


@dataclass(frozen=True)
class Spot:
    """Where a passage, by its number, may stand."""

    number: int
    hits: list[Hit]


class Seeds:
    """The pairs of several passages."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._long = [len(passage.whole) >= _LONG for passage in passages]
        self._side: Pairs = defaultdict(list)
        self._apart: Pairs = defaultdict(list)
        self._three: Pairs = defaultdict(list)
        for number, passage in enumerate(passages):
            self._add(number, passage)

    def _add(self, number: int, passage: Passage) -> None:
        whole, words = passage.whole, passage.words
        band = _WIDE if len(whole) >= _SHORT else _NARROW
        for place, pair in enumerate(map(add, whole, whole[1:])):
            self._side[pair].append((place, number << _PASSAGE, band))
            self._three[whole[place : place + 3]].append((place, number << _PASSAGE, band))
        if len(whole) - len(words) >= _ENOUGH or len(words) > _ENOUGH:
            return
        # A character between the two may be lost, or be another.
        for place, pair in enumerate(map(add, words, words[2:]), passage.first):
            self._side[pair].append((place, number << _PASSAGE, band))
            self._apart[pair].append((place, number << _PASSAGE, band))

    def spots(self, text: str) -> Iterator[Spot]:
        bands, few = self._bands(text), _few(len(text))
        for band, hits in bands.items():
            if band + 1 in bands:
                hits = hits + bands[band + 1]
            elif band - 1 in bands:
                continue  # all of them were seen with those before
            number = (band + (1 << _PASSAGE - 1)) >> _PASSAGE
            if len(hits) >= few + self._long[number]:
                yield Spot(number, sorted(hits))

    def _bands(self, text: str) -> dict[int, list[Hit]]:
        pairs = list(map(add, text, text[1:]))
        if len(text) < _VAST:
            return _in_bands((pairs, self._side), (map(add, text, text[2:]), self._apart))
        # By pairs alone too much would meet by chance.
        return _in_bands((map(add, pairs, text[2:]), self._three))


def _in_bands(*looked_up: tuple[Iterable[str], Pairs]) -> dict[int, list[Hit]]:
    bands: dict[int, list[Hit]] = defaultdict(list)
    for pairs, known in looked_up:
        if known:
            for at, places in enumerate(map(known.get, pairs)):
                if places:
                    for place, number, band in places:
                        bands[number + (at - place >> band)].append((at, place))
    return bands


def _few(size: int) -> int:
    """Hits that make a place worth a look: in a longer text more meet by chance. One more in a long passage."""
    return 2 + sum(size > longer for longer in (300, 6000, 20_000))
