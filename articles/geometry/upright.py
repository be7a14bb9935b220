"""Which characters stand below one another as lines from top to bottom: headlines beside a text, columns of old pages.

A character belongs to the neighbour that is nearer: in a line across that is the one at its side, in an upright line
the one below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from articles.geometry.placed import ASCENT, Glyph, PlacedLine, Rectangle

_FEWEST = 3  # characters of an upright line
_UPRIGHT_SHEET = 0.9  # share of the characters that stand in upright lines where the few others do too
_ASIDE = 0.12  # em by which characters of one line stand beside one another
_CLOSEST, _FARTHEST = 0.8, 2.2  # em from one to the next
_ALIKE = 0.04  # share by which their sizes differ
_UNEVEN, _BLANK, _HALF = 0.3, 1.2, 0.5  # em more from one to the next: letter-spacing; at a blank; surely at one
_NEARER = 0.9  # share of the distance to the side that the distance downwards must not exceed
_MARKS = frozenset("\"'“”‘’「」『』﹁﹂﹃﹄（）《》︽︾·、，：！？—…")
_MARK_ASIDE = 0.7  # em
_ALONE = 9.0  # em to the side where nobody stands


def upright_lines(glyphs: Sequence[Glyph]) -> tuple[list[PlacedLine], list[Glyph]]:
    """The upright lines, and the characters that are of none."""
    aside = _distances_aside(glyphs)
    taken: set[int] = set()
    every = _runs(glyphs)
    runs: list[list[int]] = []
    for run in every:
        if len(run) < _FEWEST:
            continue
        size = glyphs[run[0]].size
        pitch = median(glyphs[b].baseline - glyphs[a].baseline for a, b in pairwise(run))
        if pitch < _NEARER * median(aside[at] for at in run) and all(aside[at] > 1.01 * size for at in run):
            taken.update(run)
            runs.append(run)
    for at, glyph in enumerate(glyphs):
        own = next(
            (run for run in runs if glyph.char in _MARKS and at not in taken and _is_within(glyphs, run, at)), None
        )
        if own:
            own.append(at)
            own.sort(key=lambda one: glyphs[one].baseline)
            taken.add(at)
    if len(taken) > _UPRIGHT_SHEET * len(glyphs):
        short = [run for run in every if len(run) < _FEWEST and all(aside[at] > 1.01 * glyphs[at].size for at in run)]
        short = [run for run in short if taken.isdisjoint(run)]
        taken.update(at for run in short for at in run)
        runs += short
    lines = [_line([glyphs[at] for at in run]) for run in runs]
    return lines, [glyph for at, glyph in enumerate(glyphs) if at not in taken]


def _is_within(glyphs: Sequence[Glyph], run: Sequence[int], at: int) -> bool:
    """Whether a mark, which stands at a side of its square, is one of the line's."""
    glyph, first, last = glyphs[at], glyphs[run[0]], glyphs[run[-1]]
    size = first.size
    alike = abs(glyph.size - size) <= _ALIKE * size and abs(glyph.x - first.x) <= _MARK_ASIDE * size
    return alike and first.baseline - _FARTHEST * size <= glyph.baseline <= last.baseline + _FARTHEST * size


def _distances_aside(glyphs: Sequence[Glyph]) -> list[float]:
    """How far each character is from the next of its size in its row."""
    rows: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, glyph in enumerate(glyphs):
        rows[round(glyph.baseline * 2), round(glyph.size * 2)].append(at)
    found = [_ALONE * glyph.size for glyph in glyphs]
    for row in rows.values():
        row.sort(key=lambda at: glyphs[at].x)
        for one, other in pairwise(row):
            distance = glyphs[other].x - glyphs[one].x
            found[one], found[other] = min(found[one], distance), min(found[other], distance)
    return found


def _runs(glyphs: Sequence[Glyph]) -> list[list[int]]:
    """Characters of one size below one another, each at a distance like the last."""
    runs: list[list[int]] = []
    order = sorted(range(len(glyphs)), key=lambda at: (round(glyphs[at].x), glyphs[at].baseline))
    for at in order:
        if runs and _goes_on(glyphs, runs[-1], at):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _goes_on(glyphs: Sequence[Glyph], run: Sequence[int], at: int) -> bool:
    last, glyph = glyphs[run[-1]], glyphs[at]
    if abs(glyph.size - last.size) > _ALIKE * last.size or abs(glyph.x - last.x) > _ASIDE * last.size:
        return False
    pitch = glyph.baseline - last.baseline
    if not _CLOSEST * last.size <= pitch <= _FARTHEST * last.size:
        return False
    usual = min((b.baseline - a.baseline for a, b in pairwise(glyphs[one] for one in run[-3:])), default=pitch)
    blank = len(run) > 1 and pitch <= usual + _BLANK * last.size
    return blank or abs(pitch - usual) <= _UNEVEN * last.size


def _line(run: Sequence[Glyph]) -> PlacedLine:
    first, last, size = run[0], run[-1], run[0].size
    left = min((glyph.x for glyph in run if glyph.char not in _MARKS), default=first.x)
    box = Rectangle(left, first.baseline - ASCENT * size, left + size, last.baseline + (1 - ASCENT) * size)
    pieces = list(_with_blanks(run))
    text, places = "".join(char for char, _ in pieces), tuple(place for _, place in pieces)
    return PlacedLine(text, box, size, first.baseline, places, upright=True)


def _with_blanks(run: Sequence[Glyph]) -> Iterator[tuple[str, float]]:
    """(Character, where its square begins), with a blank where one is left out."""
    usual = median([below.baseline - glyph.baseline for glyph, below in pairwise(run)] or [0.0])
    for at, glyph in enumerate(run):
        top = glyph.baseline - ASCENT * glyph.size
        if at and glyph.baseline - run[at - 1].baseline > usual + _HALF * glyph.size:
            yield "\u3000", top - glyph.size
        yield glyph.char, top
