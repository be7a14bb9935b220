"""Whether a text is printed again in another: whole or in pieces, in any order, nearly half its characters misread.

Both are cut down to their letters. Pairs of letters that the two have in common say where to look; there a window of
one is laid against the same stretch of the other, and the letters in the same order are counted. Of two different texts
a window shares some 0.2, of one text with 45 % of its letters misread 0.6.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.search.analysis import normalise

# Letters of a window, and how far the next one begins behind it.
WINDOW, STEP = 48, 12
# Share of a window's letters that must stand in the other text in the same order; of a short one more, for few letters
# meet by chance.
ALIKE, ALIKE_SHORT, SHORT = 0.42, 0.6, 16
SHORTEST = 6  # letters: in fewer nothing is told from anything
# How many letters a misreading may add or drop before the two texts are out of step.
BAND = 8
# Places looked at of a pair of letters that stands everywhere: enough to find one of many texts of the same form.
MOST_PLACES = 24
# A pair that stands in few places says where to look, one that stands everywhere hardly: each weighs 1 or less, and so
# much together makes a window worth a look.
_TELLING, _WORTH, _WORTH_SHORT = 4, 2.5, 0.7


def letters(text: str) -> str:
    """What a misreading leaves of a text at best: letters and digits, in half width, lower case and one script."""
    return "".join(filter(str.isalnum, normalise(text)))


def in_common(one: str, other: str) -> int:
    """How many letters both have in the same order (the length of their longest common subsequence)."""
    masks: dict[str, int] = defaultdict(int)
    for place, char in enumerate(one):
        masks[char] |= 1 << place
    full = row = (1 << len(one)) - 1
    for char in other:
        kept = row & masks.get(char, 0)
        row = ((row + kept) | (row - kept)) & full
    return len(one) - row.bit_count()


@dataclass(frozen=True)
class Likeness:
    """Of a text looked at and a known one: letters in common by window (its first letter), and how many are covered."""

    windows: dict[int, int] = field(default_factory=dict)
    covered: int = 0


class KnownTexts:
    """Texts that others are compared with, each by its place in ``texts``."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = [letters(text) for text in texts]
        self._places: dict[str, array[int]] = {}
        for number, text in enumerate(self.texts):
            for place in range(len(text) - 1):
                places = self._places.setdefault(text[place : place + 2], array("q"))
                if len(places) < MOST_PLACES:
                    places.append(number << 32 | place)

    def like(self, text: str) -> dict[int, Likeness]:
        """Number of each known text of which a window stands in ``text`` (its letters)."""
        found: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
        for (number, band), starts in self._diagonals(text).items():
            for start, size, score in _windows(text, self.texts[number], band * BAND, starts):
                if score > found[number].get(start, (0, 0))[1]:
                    found[number][start] = size, score
        return {
            number: Likeness({start: score for start, (_, score) in windows.items()}, _covered(windows))
            for number, windows in found.items()
            if windows
        }

    def _diagonals(self, text: str) -> dict[tuple[int, int], list[tuple[int, float]]]:
        """(number, band) → where in ``text`` pairs stand that the known text has so many letters further on, and weigh.

        Bands overlap by half, so that no text lies between two.
        """
        found: dict[tuple[int, int], list[tuple[int, float]]] = defaultdict(list)
        for place in range(len(text) - 1):
            packed_places = self._places.get(text[place : place + 2], ())
            hit = place, min(1.0, _TELLING / max(1, len(packed_places)))
            for packed in packed_places:
                band = ((packed & 0xFFFFFFFF) - place) // BAND
                found[packed >> 32, band].append(hit)
                found[packed >> 32, band - 1].append(hit)
        return found


def _windows(text: str, known: str, shift: int, hits: list[tuple[int, float]]) -> Iterator[tuple[int, int, int]]:
    """(first letter, letters, letters in common) of each window of ``text`` that stands ``shift`` further on in
    ``known``, give or take; where ``known`` is the shorter one, it is the window."""
    size = min(WINDOW, len(text), len(known))
    if size < SHORTEST:
        return
    worth, need = (_WORTH, ALIKE) if size >= SHORT else (_WORTH_SHORT, ALIKE_SHORT)
    if sum(weight for _, weight in hits) < worth:
        return
    for start in _starts(hits, len(text) - size, size, worth):
        first = max(0, start + shift - BAND // 2)
        there = known[first : start + shift + size + 2 * BAND + BAND // 2]
        here = text[start : start + size]
        score = in_common(here, there)
        if score >= need * size and _is_spread(here, there, size):
            yield start, size, score


def _starts(hits: list[tuple[int, float]], last: int, size: int, worth: float) -> Iterator[int]:
    """Where windows begin that hold enough of what was hit; ``last`` is where the last one can begin."""
    step = min(STEP, max(1, size // 4))
    held: dict[int, float] = defaultdict(float)
    for place, weight in hits:
        for number in range(max(0, place - size) // step, place // step + 1):
            held[min(number * step, last)] += weight
    return (start for start, weight in held.items() if weight >= worth)


def _is_spread(here: str, there: str, size: int) -> bool:
    """One long name in both is no likeness: each half of the window must have its share."""
    half = size // 2
    return all(in_common(part, there) >= 0.3 * len(part) for part in (here[:half], here[half:]))


def _covered(windows: dict[int, tuple[int, int]]) -> int:
    covered, end = 0, 0
    for start, (size, _) in sorted(windows.items()):
        covered += max(0, start + size - max(start, end))
        end = max(end, start + size)
    return covered
