"""A sheet to raw text: reading order, regions, and a side table that says where each raw line stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.geometry.frames import without_plates
from articles.geometry.margins import margin_lines
from articles.geometry.pieces import ColumnPiece
from articles.geometry.placed import PlacedLine, PlacedPage, RawPlace, Rectangle, Sheet
from articles.geometry.rooms import rooms_of
from articles.geometry.stories import Placement, placements

UNIT = 10_000  # of the sheet's width and height


def read_sheet(sheet: Sheet) -> PlacedPage:
    """The sheet in reading order."""
    sheet = without_plates(sheet)
    margins = margin_lines(sheet)
    aside = set(map(id, margins))
    page = replace(sheet, lines=tuple(line for line in sheet.lines if id(line) not in aside)) if margins else sheet
    found = [placement for room in rooms_of(page) for placement in placements(room) if placement.pieces]
    return set_out(sheet, found + [Placement([ColumnPiece([line], sheet.text_size)]) for line in margins])[0]


def set_out(sheet: Sheet, found: Sequence[Placement]) -> tuple[PlacedPage, tuple[PlacedLine | None, ...]]:
    """What stands together, each with at least one piece, as a page in reading order; and the line of each raw line."""
    lines: list[PlacedLine | None] = []
    table: list[RawPlace | None] = []
    pictures: list[tuple[int, tuple[int, int, int, int]]] = []
    number = 0
    for region, placement in enumerate(in_order(found)):
        pictures += [(region, in_units(box, sheet)) for box in placement.pictures]
        for at, piece in enumerate(placement.pieces):
            if lines and (at == 0 or piece.is_head or placement.pieces[at - 1].is_head):
                lines.append(None)
                table.append(None)
            number += 1
            for line in piece.lines:
                lines.append(line)
                table.append(_place(line, piece, sheet, region, number, pictured=bool(placement.pictures)))
    text = "\n".join(line.text if line else "" for line in lines)
    return PlacedPage(text, tuple(table), tuple(pictures), sheet.width_pt, sheet.height_pt), tuple(lines)


def _place(line: PlacedLine, piece: ColumnPiece, sheet: Sheet, region: int, number: int, *, pictured: bool) -> RawPlace:
    indent, white = line.box.left - piece.box.left, piece.edge - line.box.right
    down, along = UNIT / sheet.height_pt, UNIT / (sheet.height_pt if line.upright else sheet.width_pt)
    return RawPlace(
        in_units(line.box, sheet),
        size=round(line.size, 3),
        scale=round(line.size / sheet.text_size, 3),
        region=region,
        piece=number,
        indent=round(indent / line.size, 3),
        white=round(white / line.size, 3),
        pictured=pictured,
        baseline=round(line.baseline * down),
        places=tuple(round(place * along) for place in line.places),
        upright=line.upright,
        confidence=line.confidence,
        margin=round(piece.margin, 3),
    )


def in_units(box: Rectangle, sheet: Sheet) -> tuple[int, int, int, int]:
    across, down = UNIT / sheet.width_pt, UNIT / sheet.height_pt
    return round(box.left * across), round(box.top * down), round(box.right * across), round(box.bottom * down)


def in_order(found: Sequence[Placement]) -> list[Placement]:
    """From the top down, and from left to right where they stand beside one another; from the right on a sheet of
    upright lines."""
    upright = all(piece.upright for placement in found for piece in placement.pieces)
    return _cut(list(found), leftwards=upright)


def _cut(found: list[Placement], *, leftwards: bool) -> list[Placement]:
    if len(found) < 2:
        return found
    for across in (True, False):
        groups = _bands(found, across=across)
        if len(groups) > 1:
            turned = reversed(groups) if leftwards and not across else groups
            return [one for group in turned for one in _cut(group, leftwards=leftwards)]
    first = min(found, key=lambda one: (one.box.top, -one.box.right if leftwards else one.box.left))
    return [first, *_cut([one for one in found if one is not first], leftwards=leftwards)]


def _bands(found: Sequence[Placement], *, across: bool) -> list[list[Placement]]:
    """Groups that no placement of another group reaches into."""

    def ends(one: Placement) -> tuple[float, float]:
        box = one.box
        return (box.top, box.bottom) if across else (box.left, box.right)

    groups: list[list[Placement]] = []
    reach = 0.0
    for one in sorted(found, key=ends):
        start, end = ends(one)
        if groups and start < reach - 1:
            groups[-1].append(one)
        else:
            groups.append([one])
        reach = max(reach, end)
    return groups
