"""要害词 that stand in a text nearly, but not to the letter: one character wrong, missing, too many, or two swapped.

Pure. Blanks and quotation marks are no characters: 王 小 明 is the name, “三个代表”重要思想 the phrase, as printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Characters of a phrase: of shorter ones any two words in a row would be nearly one.
SHORTEST, LONGEST = 4, 40
# So much of a half is looked up at every place of a text; the rest is compared where that was found.
SEED = 4
QUOTES = frozenset("“”‘’\"'「」『』《》〈〉")
# Characters on either side by which a place is known again.
AROUND = 8


@dataclass(frozen=True)
class HeldPhrase:
    """``words``, with the title before a name; from when to when it holds, both days in it, none without a bound."""

    words: str
    first: dt.date | None = None
    last: dt.date | None = None

    def may_hold(self, earliest: dt.date | None, latest: dt.date | None) -> bool:
        """Whether it holds on some day between these; where a bound is not known, on any day beyond it."""
        begins_later = self.first is not None and latest is not None and self.first > latest
        ended_before = self.last is not None and earliest is not None and self.last < earliest
        return not begins_later and not ended_before


@dataclass(frozen=True)
class NearPhrase:
    """What stands between the code points ``start`` and ``end``, and which phrases are one character off, the longest
    first."""

    start: int
    end: int
    text: str
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class _Aligned:
    """A phrase against a part of the text; ``at`` is the first character that differs, or where one is missing."""

    start: int
    end: int
    at: int
    phrase: str
    missing: bool


@dataclass(frozen=True)
class _Seed:
    phrase: str
    part: str
    # Where the part begins in the phrase.
    offset: int


@lru_cache(maxsize=32)
def phrase_book(words: tuple[str, ...]) -> PhraseBook:
    """What was made of the same words before."""
    return PhraseBook(words)


class PhraseBook:
    """All phrases of a day, looked for at once: of one with one character wrong a half stands there whole, or the two
    characters where the halves meet are swapped."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = dict.fromkeys(bare(word)[0] for word in words)
        self.seeds: dict[int, dict[str, list[_Seed]]] = {}
        for word in self.words:
            cut = len(word) // 2
            self._sow(_Seed(word, word[:cut], 0))
            self._sow(_Seed(word, word[cut:], cut))
            swapped = _swapped(word, cut - 1)
            if swapped != word:
                self._sow(_Seed(word, swapped, 0))

    def _sow(self, seed: _Seed) -> None:
        key = seed.part[:SEED]
        self.seeds.setdefault(len(key), {}).setdefault(key, []).append(seed)

    def near(self, text: str) -> list[NearPhrase]:
        """In their order, none where a phrase of the table stands to the letter."""
        plain, places = bare(text)
        exact, aligned = list[_Aligned](), list[_Aligned]()
        for place, seed in self._found(plain):
            if one := _against(plain, place, seed):
                (exact if one.at < 0 else aligned).append(one)
        left = [one for one in aligned if not any(_is_right(one, right) for right in _overlapping(one, exact))]
        return [_near_phrase(text, places, several) for several in _by_place(left)]

    def _found(self, plain: str) -> Iterator[tuple[int, _Seed]]:
        for length, seeds in self.seeds.items():
            for place in range(len(plain) - length + 1):
                for seed in seeds.get(plain[place : place + length], ()):
                    if plain.startswith(seed.part, place):
                        yield place, seed


def _swapped(word: str, place: int) -> str:
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def bare(text: str) -> tuple[str, list[int]]:
    """The text without blanks and quotation marks, and where each of its characters stood; a paragraph's end stays."""
    places = [place for place, char in enumerate(text) if char == "\n" or not (char.isspace() or char in QUOTES)]
    return "".join(text[place] for place in places), places


def _against(plain: str, place: int, seed: _Seed) -> _Aligned | None:
    """The phrase where its part was found; ``at`` is -1 where it stands to the letter."""
    cut = len(seed.phrase) // 2
    if len(seed.part) == len(seed.phrase):
        return _Aligned(place, place + len(seed.part), place + cut - 1, seed.phrase, missing=False)
    if seed.offset == 0:
        rest, begun = seed.phrase[cut:], place + cut
        found = _one_off(plain[begun : begun + len(rest) + 1], rest)
        return found and _Aligned(
            place, begun + found[0], begun + found[1] if found[1] >= 0 else -1, seed.phrase, found[2]
        )
    rest = seed.phrase[:cut][::-1]
    found = _one_off(plain[max(0, place - len(rest) - 1) : place][::-1], rest)
    if not found:
        return None
    end = place + len(seed.part)
    at = -1 if found[1] < 0 else place - found[1] - (0 if found[2] else 1)
    return _Aligned(place - found[0], end, at, seed.phrase, found[2])


def _one_off(given: str, wanted: str) -> tuple[int, int, bool] | None:
    """How many characters of ``given`` are ``wanted`` with one fault, where that is (-1: nowhere), and whether a
    character is missing there; none where more is wrong."""
    same = next((n for n, pair in enumerate(zip(given, wanted, strict=False)) if pair[0] != pair[1]), None)
    if same is None:
        same = min(len(given), len(wanted))
    if same == len(wanted):
        return len(wanted), -1, False
    rest, wrong = wanted[same + 1 :], given[same : same + 1]
    if rest and given.startswith(rest[0] + wanted[same] + rest[1:], same):
        return len(wanted), same, False
    instead = bool(wrong) and wrong != "\n" and given.startswith(rest, same + 1)
    missing = given.startswith(rest, same)
    # A mark behind the phrase is more likely right than wrong.
    if instead and (wrong.isalnum() or not missing):
        return len(wanted), same, False
    if missing:
        return len(wanted) - 1, same, True
    if wrong and wrong != "\n" and given.startswith(wanted[same:], same + 1):
        return len(wanted) + 1, same, False
    return None


def _overlapping(one: _Aligned, exact: Sequence[_Aligned]) -> Iterator[_Aligned]:
    return (right for right in exact if right.start < one.end and one.start < right.end)


def _is_right(one: _Aligned, right: _Aligned) -> bool:
    """Whether what is taken for a fault is a part of what stands there to the letter."""
    if one.phrase == right.phrase:
        return True
    return right.start < one.at < right.end if one.missing else right.start <= one.at < right.end


def _by_place(aligned: Iterable[_Aligned]) -> list[list[_Aligned]]:
    """What overlaps is one place, the longest phrase first."""
    places: list[list[_Aligned]] = []
    for one in sorted(aligned, key=lambda one: (one.start, one.end)):
        if places and one.start < max(known.end for known in places[-1]):
            places[-1].append(one)
        else:
            places.append([one])
    return [sorted(several, key=lambda one: (-len(one.phrase), one.start, one.end)) for several in places]


def _near_phrase(text: str, places: Sequence[int], several: Sequence[_Aligned]) -> NearPhrase:
    start = places[min(one.start for one in several)]
    end = places[max(one.end for one in several) - 1] + 1
    return NearPhrase(start, end, text[start:end], tuple(dict.fromkeys(one.phrase for one in several)))
