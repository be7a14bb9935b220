"""Lines, blocks and paragraphs that stand a second time on the page.

Copies are compared without blanks and with half and full width made one, and may differ in a few misread characters.
Nothing here decides what to drop: every answer names a copy and what it repeats.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from articles.chinese.text import compact
from articles.reading.layout.slips import MOST_SLIPS, SEED, allowed_slips, spelled_by

SHORTEST_COPY = 24  # characters of a single line or paragraph: a shorter one may be a formula
SHORTEST_LINE = 8  # characters of a line of a longer copy
_MOST_MEETINGS = 12  # a seed that stands more often than this is a formula, no copy

_AFTER_MARK = re.compile(r"(?<=[，。、；：！？,;:!?”’」』）)》\"'])(?=[^，。、；：！？,;:!?”’」』）)》\"'])")


def find_copies(units: Sequence[str]) -> dict[int, int]:
    """Which lines, blocks or paragraphs stand elsewhere on the page too: index of the copy → of the one that stays.

    The earlier copy stays, or the one that holds more; wrapping does not matter. Of several units that hold the copy
    the first is named. Time grows with the text's length.
    """
    plain = [compact(unit) for unit in units]
    copies = _exact(plain)
    page = _Characters(["" if index in copies else unit for index, unit in enumerate(plain)])
    matches = _long_enough(page, {match.unit: match for match in page.matches()})
    for match in reversed(matches):
        first, last = page.unit_at(match.start), page.unit_at(match.end - 1)
        if copies.keys().isdisjoint(range(first, last + 1)):
            copies[match.unit] = first
    return {index: _kept(copies, index) for index in sorted(copies)}


def _kept(copies: dict[int, int], index: int) -> int:
    """The unit that stays, where a copy's original is itself a copy."""
    while index in copies:
        index = copies[index]
    return index


def _exact(units: Sequence[str]) -> dict[int, int]:
    first: dict[str, int] = {}
    copies = {}
    for index, unit in enumerate(units):
        if len(unit) >= SHORTEST_COPY and first.setdefault(unit, index) != index:
            copies[index] = first[unit]
    return copies


def _long_enough(page: _Characters, matches: dict[int, _Recurrence]) -> list[_Recurrence]:
    """Matches of long units, and of short ones that stand again in a row."""
    kept: list[_Recurrence] = []
    run: list[_Recurrence] = []
    for index in [*sorted(matches), -1]:
        match = matches.get(index)
        if run and not (match and match.unit == run[-1].unit + 1 and abs(match.start - run[-1].end) <= MOST_SLIPS):
            if sum(len(page.units[m.unit]) for m in run) >= SHORTEST_COPY:
                kept += run
            run = []
        if match and len(page.units[match.unit]) >= SHORTEST_LINE:
            run.append(match)
    return kept


@dataclass(frozen=True)
class _Recurrence:
    """``unit`` stands again in the page's characters ``start`` to ``end``, but for a few slips."""

    unit: int
    start: int
    end: int


class _Characters:
    """The page's characters in one string, and where its units start in it."""

    def __init__(self, units: Sequence[str]) -> None:
        self.units = units
        self.text = "".join(units)
        self.starts = [0, *accumulate(len(unit) for unit in units)]

    def unit_at(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def matches(self) -> Iterator[_Recurrence]:
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
            if place + SEED <= len(self.text):
                places[self.text[place : place + SEED]].append(place)
        meetings: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for met in places.values():
            if 1 < len(met) <= _MOST_MEETINGS:
                for here in met:
                    meetings[self.unit_at(here)] += [(here, there) for there in met if there != here]
        return meetings

    def _match(self, index: int, unit: str, here: int, there: int) -> _Recurrence | None:
        own, most = self.starts[index], allowed_slips(len(unit))
        left = spelled_by(unit[: here - own][::-1], self.text[max(0, there - (here - own) - most) : there][::-1], most)
        if left is None:
            return None
        rest = unit[here - own :]
        right = spelled_by(rest, self.text[there : there + len(rest) + most], most - left[1])
        if right is None:
            return None
        start, end = there - left[0], there + right[0]
        apart = end <= own or start >= own + len(unit)
        return _Recurrence(index, start, end) if apart else None
