"""Text that stands twice: a doubled headline in its line, a repeated sentence, repeated lines and paragraphs.

Copies are compared without blanks and with half and full width made one, and may differ in a few misread characters.
Nothing here decides what to drop: every answer quotes or names the copy.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from articles.reading.layout.text import squeeze

LONGEST_HEADLINE = 120  # characters of a line that may be a headline set twice
SHORTEST_HALF = 4
SHORTEST_SURE_HALF = 6  # one character may be misread in a half of that length
MISREAD_IN = 5  # one of so many, where the halves stand close together
SHORTEST_SENTENCE = 10  # shorter ones are said twice on purpose
SHORTEST_COPY = 24  # a single line or paragraph
SHORTEST_LINE = 8  # a line of a longer copy
CHARACTERS_PER_SLIP = 14  # one misread character is forgiven for each so many, at most MOST_SLIPS
MOST_SLIPS = 4
_NEAR = 40  # sentences back that a sentence is compared with
_SEED = 8  # characters that both copies share somewhere behind a mark
_MOST_MEETINGS = 12  # a seed that stands more often than this is a formula, no copy

_ENDS = "。！？!?；;”’」』）)》\"'"
_CHINESE = re.compile(r"[\u3400-\u9fff]{6}")
_SENTENCE = re.compile(r"[^。！？!?；;]*[。！？!?；;]+[”’」』）)》\"']*|[^。！？!?；;]+")
_AFTER_MARK = re.compile(r"(?<=[，。、；：！？,;:!?”’」』）)》\"'])(?=[^，。、；：！？,;:!?”’」』）)》\"'])")


@dataclass(frozen=True)
class Copy:
    """``units[index]`` stands again in ``units[of]`` (and those behind it, where it is wrapped otherwise)."""

    index: int
    of: int
    exact: bool


def undouble(text: str) -> tuple[str, str | None]:
    """A line that holds its headline twice: what to keep and what was cut. (text, None) where it does not."""
    if not 2 * SHORTEST_HALF <= len(text) <= LONGEST_HEADLINE:
        return text, None
    plain = squeeze(text)
    half, odd = divmod(len(plain), 2)
    first, second = plain[:half], plain[half:]
    if odd or half < SHORTEST_HALF or (first[:2] != second[:2] and first[-2:] != second[-2:]):
        return text, None
    slips = sum(a != b for a, b in zip(_plain(first), _plain(second), strict=False))
    cut = _places(text)[half]
    tied = not text[cut - 1].isspace() and not text[cut].isspace()
    if slips > _forgiven(half, tied=tied) or len(_plain(first)) != len(_plain(second)):
        return text, None
    return text[:cut].rstrip(), text[cut:].strip()


def _forgiven(half: int, *, tied: bool) -> int:
    """How many characters of a half may be misread; phrases with a blank between may be alike on purpose."""
    if half < SHORTEST_SURE_HALF:
        return 0
    return max(1, half // MISREAD_IN) if tied else 1


def drop_repeats(paragraph: str) -> tuple[str, tuple[str, ...]]:
    """A paragraph without what it says twice over, and what was cut, as printed.

    Cut are a sentence that stood shortly before in the paragraph, and words set twice in a row.
    """
    if not _has_repeat(squeeze(paragraph)):
        return paragraph, ()  # no eight characters stand twice: the way of nearly every paragraph
    kept, sentences = _drop_sentences(paragraph)
    kept, stutters = _drop_stutters(kept)
    return kept, (*sentences, *stutters)


def find_copies(units: Sequence[str]) -> list[Copy]:
    """Which lines, blocks or paragraphs stand elsewhere on the page too: one of both copies, by its index.

    The earlier copy stays, or the one that holds more; wrapping does not matter. Time grows with the text's length.
    """
    plain = [_plain(unit) for unit in units]
    copies = _exact(plain)
    page = _Page(["" if index in copies else unit for index, unit in enumerate(plain)])
    found = _long_enough(page, {match.unit: match for match in page.matches()})
    for match in reversed(found):
        first, last = page.unit_at(match.start), page.unit_at(match.end - 1)
        if copies.keys().isdisjoint(range(first, last + 1)):
            copies[match.unit] = Copy(match.unit, first, match.slips == 0)
    return [replace(copies[index], of=_kept(copies, index)) for index in sorted(copies)]


def _kept(copies: dict[int, Copy], index: int) -> int:
    """The unit that stays, where a copy's original is itself a copy."""
    while index in copies:
        index = copies[index].of
    return index


def _exact(units: Sequence[str]) -> dict[int, Copy]:
    first: dict[str, int] = {}
    copies = {}
    for index, unit in enumerate(units):
        if len(unit) >= SHORTEST_COPY and first.setdefault(unit, index) != index:
            copies[index] = Copy(index, first[unit], exact=True)
    return copies


def _drop_sentences(paragraph: str) -> tuple[str, list[str]]:
    kept: list[str] = []
    seen: list[str] = []
    cut: list[str] = []
    for sentence in _SENTENCE.findall(paragraph):
        plain = _plain(sentence)
        whole = len(plain) >= SHORTEST_SENTENCE and plain[-1] in _ENDS
        if whole and any(_alike(plain, other) for other in seen[-_NEAR:]):
            cut.append(sentence.strip())
        else:
            seen.append(plain)
            kept.append(sentence)
    return ("".join(kept), cut) if cut else (paragraph, cut)


def _drop_stutters(text: str) -> tuple[str, list[str]]:
    """Words that follow upon themselves: 今年我市将举今年我市将举行."""
    plain = squeeze(text)
    last_seen: dict[str, int] = {}
    cuts: list[tuple[int, int]] = []
    for at, seed in enumerate(_seeds(plain)):
        before = last_seen.get(seed, at)
        last_seen[seed] = at
        if at - before < _SEED or (cuts and at < cuts[-1][1]):
            continue
        if plain[before:at] == plain[at : 2 * at - before] and _CHINESE.search(plain, before, at):
            cuts.append((at, 2 * at - before))
    places = _places(text) if cuts else []
    spans = [(places[start], places[end - 1] + 1) for start, end in cuts]
    kept = [text[end:start] for (_, end), (start, _) in pairwise([(0, 0), *spans, (len(text), 0)])]
    return "".join(kept), [text[start:end] for start, end in spans]


def _seeds(plain: str) -> list[str]:
    return [plain[at : at + _SEED] for at in range(len(plain) - _SEED + 1)]


def _has_repeat(plain: str) -> bool:
    """Whether any eight characters stand twice."""
    seeds = _seeds(plain)
    return len(set(seeds)) != len(seeds)


def _places(text: str) -> list[int]:
    """Where each character that is no blank stands in the text."""
    return [place for place, char in enumerate(text) if not char.isspace()]


@dataclass(frozen=True)
class _Match:
    """``unit`` stands again in the page's characters ``start`` to ``end``, but for ``slips`` of them."""

    unit: int
    start: int
    end: int
    slips: int


class _Page:
    """The page's characters in one string, and where its units start in it."""

    def __init__(self, units: Sequence[str]) -> None:
        self.units = units
        self.text = "".join(units)
        self.starts = [0, *accumulate(len(unit) for unit in units)]

    def unit_at(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def matches(self) -> Iterator[_Match]:
        """Each unit that stands again, once; in page order."""
        meetings = self._meetings()
        for index, unit in enumerate(self.units):
            for here, there in meetings.get(index, ()):
                if match := self._match(index, unit, here, there):
                    yield match
                    break

    def _meetings(self) -> dict[int, list[tuple[int, int]]]:
        """For each unit the places (its own, another) where both go on with the same characters."""
        places: dict[str, list[int]] = defaultdict(list)
        for place in sorted({*self.starts, *(mark.end() for mark in _AFTER_MARK.finditer(self.text))}):
            if place + _SEED <= len(self.text):
                places[self.text[place : place + _SEED]].append(place)
        meetings: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for met in places.values():
            if 1 < len(met) <= _MOST_MEETINGS:
                for here in met:
                    meetings[self.unit_at(here)] += [(here, there) for there in met if there != here]
        return meetings

    def _match(self, index: int, unit: str, here: int, there: int) -> _Match | None:
        own, most = self.starts[index], _slips(len(unit))
        left = _walk(unit[: here - own][::-1], self.text[max(0, there - (here - own) - most) : there][::-1], most)
        if left is None:
            return None
        rest = unit[here - own :]
        right = _walk(rest, self.text[there : there + len(rest) + most], most - left[1])
        if right is None:
            return None
        start, end = there - left[0], there + right[0]
        apart = end <= own or start >= own + len(unit)
        return _Match(index, start, end, left[1] + right[1]) if apart else None


def _walk(text: str, other: str, most: int) -> tuple[int, int] | None:
    """How many characters of ``other`` spell all of ``text``, and with how many slips; None with more than ``most``."""
    at = beside = slips = 0
    while at < len(text):
        step = _common(text, at, other, beside)
        at, beside = at + step, beside + step
        if at == len(text):
            break
        slips += 1
        if slips > most or (text[at].isdigit() and other[beside : beside + 1].isdigit()):
            return None  # another number is another fact
        if text[at + 1 : at + 4] == other[beside : beside + 3] and at + 1 < len(text):
            at += 1
        elif text[at : at + 3] == other[beside + 1 : beside + 4]:
            beside += 1
        else:
            at, beside = at + 1, beside + 1
    return min(beside, len(other)), slips


def _common(text: str, at: int, other: str, beside: int) -> int:
    """How many characters both have in common from there on."""
    room = min(len(text) - at, len(other) - beside)
    if text[at : at + room] == other[beside : beside + room]:
        return room
    return next(n for n in range(room) if text[at + n] != other[beside + n])


def _long_enough(page: _Page, matches: dict[int, _Match]) -> list[_Match]:
    """Matches of long units, and of short ones that stand again in a row."""
    kept: list[_Match] = []
    run: list[_Match] = []
    for index in [*sorted(matches), -1]:
        match = matches.get(index)
        if run and not (match and match.unit == run[-1].unit + 1 and abs(match.start - run[-1].end) <= MOST_SLIPS):
            if sum(len(page.units[m.unit]) for m in run) >= SHORTEST_COPY:
                kept += run
            run = []
        if match and len(page.units[match.unit]) >= SHORTEST_LINE:
            run.append(match)
    return kept


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > MOST_SLIPS or not (one[:4] == other[:4] or one[-5:] == other[-5:]):
        return False
    return one == other or _walk(one, other, _slips(len(one))) is not None


def _slips(length: int) -> int:
    """How many misread characters a copy of that length may have."""
    return min(MOST_SLIPS, length // CHARACTERS_PER_SLIP)


def _plain(text: str) -> str:
    return squeeze(unicodedata.normalize("NFKC", text))
