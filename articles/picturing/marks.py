"""Where on a sheet words stand that somebody looks for. Pure.

Each line that has some of them gives a box of just these characters. Where an item was corrected, so that it has the
words now and its lines do not, the lines are marked whole that the passage came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from articles.geometry.placed import PlacedPage, RawPlace, UnitBox
from articles.search.alignment import likest_piece, pairs
from articles.search.analysis import Normalised, normalise_with_offsets
from articles.search.highlight import Range, find

# Characters before and after a passage by which its lines are known again, and of those that are asked first.
_AROUND, _CLOSE = 12, 4
# Share of their pairs that the lines must have: what a hand has put in came from no line.
_ALIKE = 0.5


@dataclass(frozen=True)
class LinesOfItem:
    """The lines of one item on a sheet, from top to bottom: number from 1 and role. ``now``: its paragraphs as they
    read today; ``words``: normalised, what is looked for in it."""

    lines: tuple[tuple[int, str], ...]
    now: tuple[str, ...]
    words: tuple[str, ...]


class FoundMark(NamedTuple):
    """``box`` in 1/10,000 of the sheet, in the line of this number; ``text``: the words in it, as they are printed or,
    where the line is marked whole, as they read today."""

    line: int
    box: UnitBox
    text: str


def marks_on(placed: PlacedPage, shown: Mapping[int, str], items: Iterable[LinesOfItem]) -> list[FoundMark]:
    """In the order of the lines, none twice. ``shown``: the lines as they may be read, by number; one that is hidden,
    or is shown otherwise than printed, is never marked, and no words are found across it."""
    printed = placed.text.split("\n")
    readable = {
        number: line
        for number, line in enumerate(printed, 1)
        if line.strip() and shown.get(number) == line and placed.lines[number - 1]
    }
    found: dict[UnitBox, FoundMark] = {}
    for item in items:
        runs = [_Run(readable, numbers) for numbers in _readable_runs(item, readable)]
        for mark in (*_exactly(runs, item, placed), *_by_lines(runs, item, placed)):
            found.setdefault(mark.box, mark)
    return sorted(found.values())


class _Run:
    """Lines of one role that are read one behind the other. ``places``: of each character of ``text`` the number of its
    line and its place there."""

    def __init__(self, lines: Mapping[int, str], numbers: Iterable[int]) -> None:
        self.text, self.places = "", list[tuple[int, int]]()
        for number in numbers:
            # A number goes on in the next line, a Latin word seldom does.
            if _is_letter(self.text[-1:]) and _is_letter(lines[number][0]):
                self.text += " "
                self.places.append((number, 0))
            self.text += lines[number]
            self.places += [(number, at) for at in range(len(lines[number]))]
        self.normal: Normalised = normalise_with_offsets(self.text)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _readable_runs(item: LinesOfItem, readable: Mapping[int, str]) -> Iterator[list[int]]:
    for (_, may_be_read), run in groupby(item.lines, key=lambda line: (line[1], line[0] in readable)):
        if may_be_read:
            yield [number for number, _ in run]


def _exactly(runs: Iterable[_Run], item: LinesOfItem, placed: PlacedPage) -> Iterator[FoundMark]:
    for run in runs:
        for first, end in find(run.text, item.words):
            places = [run.places[at] for at in range(first, end) if not run.text[at].isspace()]
            for number, own in groupby(places, key=lambda place: place[0]):
                yield _mark(placed, number, [at for _, at in own])


def _mark(placed: PlacedPage, number: int, at: Sequence[int]) -> FoundMark:
    """These characters of a line; the whole line where it is not known where each stands."""
    line, place = placed.text.split("\n")[number - 1], placed.lines[number - 1]
    assert place
    first, end = at[0], at[-1] + 1
    return FoundMark(number, _part_of(place, first, end, len(line)), line[first:end])


def _part_of(place: RawPlace, first: int, end: int, length: int) -> UnitBox:
    if len(place.places) != length:
        return place.box
    left, top, right, bottom = place.box
    start, stop = place.places[first], (*place.places, bottom if place.upright else right)[end]
    stop = max(start, stop)
    return (left, start, right, stop) if place.upright else (start, top, stop, bottom)


def _by_lines(runs: Sequence[_Run], item: LinesOfItem, placed: PlacedPage) -> Iterator[FoundMark]:
    """What the item has now and its lines do not."""
    # No line's end is left in normalised text.
    raw = "\n".join(run.normal.text for run in runs)
    lines = [number for run in runs for number in (*(run.places[at][0] for at in run.normal.starts), 0)]
    for paragraph in item.now if raw else ():
        normal = normalise_with_offsets(paragraph)
        for found in (found for word in item.words for found in re.finditer(re.escape(word), normal.text)):
            first, end = came_from(normal.text, found.span(), raw) or (0, 0)
            for number in sorted({*lines[first:end]} - {0}):
                if place := placed.lines[number - 1]:
                    yield FoundMark(number, place.box, paragraph[slice(*normal.printed_range(*found.span()))])


def came_from(text: str, word: Range, raw: str) -> Range | None:
    """The piece of ``raw`` that a word of the text was read in, at least a character long; None where the word itself
    stands there, or where nothing there is like the text around it. All are normalised."""
    if text[max(0, word[0] - _CLOSE) : word[1] + _CLOSE] in raw:
        return None
    start = max(0, word[0] - _AROUND)
    asked = text[start : word[1] + _AROUND]
    piece = likest_piece(asked, raw)
    if piece is None or piece.shared < _ALIKE * len(set(pairs(asked))):
        return None
    room = word[1] - word[0]
    before = max(0, piece.first - room)
    first, end = _between(asked, (word[0] - start, word[1] - start), raw[before : piece.end + room])
    first, end = first + before, end + before
    if raw[first:end] == text[slice(*word)]:
        return None
    return (first, end) if first < end else (max(0, first - 1), min(first + 1, len(raw)))


def _between(asked: str, word: Range, piece: str) -> Range:
    """Where in the piece what stands between what is the same before the word, and behind it."""
    blocks = SequenceMatcher(None, asked, piece, autojunk=False).get_matching_blocks()[:-1]
    before = [block.b + min(block.size, word[0] - block.a) for block in blocks if block.a <= word[0]]
    behind = [block.b + max(0, word[1] - block.a) for block in blocks if block.a + block.size >= word[1]]
    first, last = blocks[0], blocks[-1]
    start = before[-1] if before else max(0, first.b - first.a + word[0])
    return start, behind[0] if behind else min(len(piece), last.b - last.a + word[1])
