"""From the grey picture of a page to its sheet: turned upright, its rows found and read, rules and pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from articles.geometry.placed import Glyph, Rectangle, Sheet
from articles.geometry.setting import lines_of
from articles.importing.ocr.aligning import aligned
from articles.importing.ocr.bed import without_bed
from articles.importing.ocr.confidence import with_confidence
from articles.importing.ocr.detecting import DPI, rows_of_text
from articles.importing.ocr.drawn import pictures_of, rules_of, without_shade
from articles.importing.ocr.inked import depth_of, ink_of, inked
from articles.importing.ocr.left_out import left_out
from articles.importing.ocr.lying import quarters_to_turn
from articles.importing.ocr.marks import printed_marks
from articles.importing.ocr.recognising import ReadCharacter, read_rows
from articles.importing.ocr.resolution import guessed_dpi, resized
from articles.importing.ocr.row_boxes import mended, parted, without_rules
from articles.importing.ocr.sizes import snapped
from articles.importing.ocr.squares import ReadRow, glyphs_of_column, glyphs_of_row, size_of
from articles.importing.ocr.standing import is_upright, laid_across, standing
from articles.importing.ocr.straight import Matrix, straightened
from articles.importing.ocr.tilt import Grey
from articles.importing.ocr.unread import unread_of_column, unread_of_row, unread_outside

_POINTS = 72.0  # to the inch
_USUAL, _FINE = 300.0, (240.0, 360.0)  # pixels to the inch
_MOST_PIXELS = 100_000_000  # of a picture made finer
_FAINT = 0.28  # of the page's usual contrast: what shines through from the back


@dataclass(frozen=True)
class UprightSheet:
    """The sheet as if it lay straight on its scan, which is ``width`` by ``height`` points. ``back``: from points of
    the sheet to points of the scan."""

    sheet: Sheet
    back: Matrix
    width: float
    height: float


def upright_sheet(grey: Grey, dpi: float | None) -> UprightSheet:
    """What stands on the picture of a page of so many pixels to the inch, or, where that is unknown, as many as a
    newspaper's text tells."""
    grey, dpi = _fine_enough(grey, dpi or guessed_dpi(grey))
    straight = straightened(without_bed(grey))
    coarse = resized(straight.grey, DPI / dpi)
    found = rows_of_text(coarse)
    if quarters := quarters_to_turn(straight.grey, [_scaled(box, dpi / DPI) for box in found]):
        straight = straight.turned(quarters)
        coarse = resized(straight.grey, DPI / dpi)
        found = rows_of_text(coarse)
    points = np.diag([_POINTS / dpi, _POINTS / dpi, 1.0])
    height, width = (side * _POINTS / dpi for side in grey.shape)
    back = points @ straight.back @ np.linalg.inv(points)
    return UprightSheet(_sheet(straight.grey, coarse, found, dpi), back, width, height)


def _sheet(grey: Grey, coarse: Grey, found: Sequence[Rectangle], dpi: float) -> Sheet:
    """What stands on a straight picture; the same ``coarse``, of 150 dpi, in which rows of text were found."""
    even = without_shade(coarse)
    boxes = mended(found, even)
    pictures = pictures_of(even, boxes)
    drawn = rules_of(even, boxes, pictures)
    boxes = parted(boxes, drawn)
    rules = [_scaled(box, _POINTS / DPI) for box in drawn]
    clean = without_rules(grey, drawn, dpi / DPI)
    rows, columns = _read_boxes(clean, [_scaled(box, dpi / DPI) for box in boxes])
    glyphs, sure = _glyphs(rows, columns, _POINTS / dpi)
    unread = [_scaled(box, _POINTS / dpi) for row in (*rows, *columns) for box in row.unread]
    unread += [_scaled(box, _POINTS / DPI) for box in unread_outside(even, boxes, [*pictures, *drawn])]
    lines = with_confidence(lines_of(glyphs, rules), glyphs, sure, unread)
    width, height = (side * _POINTS / dpi for side in (grey.shape[1], grey.shape[0]))
    placed = tuple(_scaled(box, _POINTS / DPI) for box in pictures)
    return Sheet(width, height, tuple(lines), tuple(rules), placed)


def _fine_enough(grey: Grey, dpi: float) -> tuple[Grey, float]:
    """The picture as fine as its characters need, and no finer."""
    if _FINE[0] <= dpi <= _FINE[1]:
        return grey, dpi
    scale = min(_USUAL / dpi, math.sqrt(_MOST_PIXELS / grey.size))
    return resized(grey, scale), max(DPI, dpi * scale)


def _scaled(box: Rectangle, by: float) -> Rectangle:
    return Rectangle(*(side * by for side in box))


def _read_boxes(grey: Grey, boxes: Sequence[Rectangle]) -> tuple[list[ReadRow], list[ReadRow]]:
    """What is read in rows across, and in upright ones."""
    clear = _printed(grey, boxes)
    upright = [box for box in clear if is_upright(box)]
    return _across(grey, [box for box in clear if not is_upright(box)]), _upright(grey, upright)


def _glyphs(rows: Sequence[ReadRow], columns: Sequence[ReadRow], scale: float) -> tuple[list[Glyph], list[float]]:
    """All characters in points, and how sure each is."""
    rows, columns = ([row for row in some if row.characters] for some in (rows, columns))
    sizes = snapped([size_of(row) for row in rows], [len(row.ideographs) for row in rows], [row.start for row in rows])
    set_out = aligned([glyphs_of_row(row, size) for row, size in zip(rows, sizes, strict=True)])
    set_out += [glyphs_of_column(column) for column in columns]
    placed = [Glyph(one.char, *(scale * place for place in one[1:])) for row in set_out for one in row]
    return placed, [one.confidence for row in (*rows, *columns) for one in row.characters]


def _printed(grey: Grey, boxes: Sequence[Rectangle]) -> list[Rectangle]:
    """Without what shines through from the back."""
    depths = [depth_of(_within(grey, box)) for box in boxes]
    least = _FAINT * median(depths or [0.0])
    return [box for box, depth in zip(boxes, depths, strict=True) if depth >= least]


def _within(grey: Grey, box: Rectangle) -> Grey:
    return grey[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1]


def _across(grey: Grey, boxes: Sequence[Rectangle]) -> list[ReadRow]:
    pictures = [_within(grey, box) for box in boxes]
    rows = (_row(picture, found) for picture, found in zip(pictures, read_rows(pictures), strict=True))
    return [_marked(_moved(row, box)) for row, box in zip(rows, boxes, strict=True)]


def _row(picture: Grey, found: Sequence[ReadCharacter]) -> ReadRow:
    mask = ink_of(picture)
    characters = inked(picture, mask, found)
    characters = sorted([*characters, *left_out(mask, characters)], key=lambda one: one.middle)
    return ReadRow(tuple(characters), tuple(unread_of_row(mask, characters)))


def _marked(row: ReadRow) -> ReadRow:
    return replace(row, characters=tuple(printed_marks(row.characters, size_of(row)))) if row.characters else row


def _upright(grey: Grey, boxes: Sequence[Rectangle]) -> list[ReadRow]:
    laid = [laid_across(_within(grey, box)) for box in boxes]
    read = read_rows([one.picture for one in laid]) if laid else []
    rows = (standing(across, found) for across, found in zip(laid, read, strict=True))
    return [
        _moved(ReadRow(tuple(row), tuple(unread_of_column(across.inks, row))), box)
        for row, across, box in zip(rows, laid, boxes, strict=True)
    ]


def _moved(row: ReadRow, box: Rectangle) -> ReadRow:
    """A row of the box's own picture where it stands on the page's."""
    left, top = int(box.left), int(box.top)
    characters = (replace(one, ink=_ink_at(one.ink, left, top)) for one in row.characters)
    return ReadRow(tuple(characters), tuple(_ink_at(ink, left, top) for ink in row.unread))


def _ink_at(ink: Rectangle, left: int, top: int) -> Rectangle:
    return Rectangle(ink.left + left, ink.top + top, ink.right + left, ink.bottom + top)
