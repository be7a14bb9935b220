"""Characters to lines: rows of one column, never across a gutter, with a blank where the print leaves white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, median_low

from articles.geometry.gutters import Gutters
from articles.geometry.initials import with_initials
from articles.geometry.placed import ASCENT, Glyph, PlacedLine, Rectangle
from articles.geometry.upright import upright_lines

_OFF_LINE = 0.2  # em by which the baselines of one row differ
_LARGER = 1.5  # times that one character of a row may be as large as another
_STRUCK_AGAIN = 0.12  # em beside the first stroke where a headline is struck again to be bolder
_DASHES = "—―…─"  # set as pairs that may stand at one place
_BLANK = 0.55  # em of white more than between the row's other characters
_CLOSING = "”’》」』】）〉〕"
_BLANK_BEHIND = 0.45  # the same behind one of these, of whose own white browsers take half away
_LATIN_BLANK = 0.16  # em of white between two Latin words, or two Chinese characters that fill their squares
_SHOW_SPACING = 3  # gaps that show how far apart the row sets its characters
_HAN = "\u2e80"


def lines_of(glyphs: Sequence[Glyph], rules: Sequence[Rectangle] = ()) -> list[PlacedLine]:
    """All lines, in no order."""
    upright, rest = upright_lines(_struck_once(glyphs))
    bands = _bands(rest)
    gutters = Gutters(bands, rules)
    return with_initials([*upright, *(_line(row) for band in bands for row in gutters.parted(band))])


def _struck_once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters without those struck a second time beside the first."""
    kept: list[Glyph] = []
    places: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        across, down = round(glyph.x / glyph.size), round(glyph.baseline / glyph.size)
        near = [(glyph.char, across + dx, down + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        if glyph.char not in _DASHES and any(_is_again(glyph, one) for key in near for one in places.get(key, ())):
            continue
        places.setdefault((glyph.char, across, down), []).append(glyph)
        kept.append(glyph)
    return kept


def _is_again(glyph: Glyph, first: Glyph) -> bool:
    room = _STRUCK_AGAIN * glyph.size
    return abs(glyph.x - first.x) <= room and abs(glyph.baseline - first.baseline) <= room


def _bands(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters on one baseline, across all columns, from left to right; from the top of the sheet."""
    bands: list[list[Glyph]] = []
    recent: list[int] = []
    for glyph in sorted(glyphs, key=lambda one: one.baseline):
        recent = [at for at in recent if glyph.baseline - bands[at][0].baseline <= _OFF_LINE * glyph.size]
        fitting = (at for at in reversed(recent) if _is_alike(bands[at][0].size, glyph.size))
        at = next(fitting, None)
        if at is None:
            recent.append(len(bands))
            bands.append([glyph])
        else:
            bands[at].append(glyph)
    for band in bands:
        band.sort(key=lambda one: one.x)
    return bands


def _is_alike(one: float, other: float) -> bool:
    return max(one, other) <= _LARGER * min(one, other)


def _line(row: Sequence[Glyph]) -> PlacedLine:
    size = median(glyph.size for glyph in row)
    baseline = median(glyph.baseline for glyph in row)
    pieces = list(_with_blanks(row))
    box = Rectangle(row[0].x, baseline - ASCENT * size, max(g.right for g in row), baseline + (1 - ASCENT) * size)
    return PlacedLine("".join(char for char, _ in pieces), box, size, baseline, tuple(place for _, place in pieces))


def _with_blanks(row: Sequence[Glyph]) -> Iterator[tuple[str, float]]:
    """(Character, where it begins), blanks included."""
    white = [other.x - one.right for one, other in pairwise(row)]
    usual = max(0.0, median_low(white)) if len(white) >= _SHOW_SPACING else 0.0
    yield row[0].char, row[0].x
    for one, other, room in zip(row, row[1:], white, strict=False):
        latin = one.char.isascii() and other.char.isascii() and one.char.isalpha() and other.char.isalpha()
        squares = one.char >= _HAN and other.char >= _HAN and one.char.isalnum() and other.char.isalnum()
        blank = _BLANK_BEHIND if one.char in _CLOSING else _BLANK
        if room > usual + (_LATIN_BLANK if latin or squares else blank) * one.size:
            yield " " if latin or room < blank * one.size else "\u3000", one.right
        yield other.char, other.x
