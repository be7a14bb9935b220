"""Sheets of files that give text with places: their size, what is drawn on them, and one record a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from articles.geometry.page import read_sheet
from articles.geometry.placed import PlacedLine, Rectangle, Sheet
from articles.importing.files.faults import Unreadable
from articles.importing.placed.taken import SpoiledSheet, TakenSheet

DPI = 300.0  # of a scan that does not say
NO_TEXT = "没有文字；请先做文字识别再导入"
_SHORTEST_SIDE, _LONGEST_SIDE = 10, 14_400  # points
_THIN = 3.0  # points: what is drawn and not thicker is a rule
_SMALLEST_PICTURE = 18.0  # points


def sheet_of(
    width: float, height: float, lines: Iterable[PlacedLine], rules: Iterable[Rectangle], pictures: Iterable[Rectangle]
) -> Sheet:
    """Raises Unreadable where it is larger than paper, or has no size."""
    if not all(_SHORTEST_SIDE <= side <= _LONGEST_SIDE for side in (width, height)):
        raise Unreadable(f"版面尺寸不对（应在 {_SHORTEST_SIDE} 到 {_LONGEST_SIDE} 点之间）；请核对文件再导入")
    return Sheet(width, height, tuple(lines), tuple(rules), tuple(pictures))


def drawings(boxes: Iterable[Rectangle]) -> tuple[list[Rectangle], list[Rectangle]]:
    """Rules and pictures; what is neither is an ornament and left out."""
    found = list(boxes)
    rules = [box for box in found if min(box.width, box.height) <= _THIN < max(box.width, box.height)]
    return rules, [box for box in found if min(box.width, box.height) >= _SMALLEST_PICTURE]


def taken_sheets(sheets: Sequence[Sheet], extractor: str, version: str) -> Iterator[TakenSheet | SpoiledSheet]:
    """Each that holds text in reading order. Raises Unreadable where the only one holds none."""
    for number, sheet in enumerate(sheets, 1):
        if sheet.lines:
            yield TakenSheet(number, len(sheets), read_sheet(sheet), extractor, version)
        elif len(sheets) == 1:
            raise Unreadable(NO_TEXT)
        else:
            yield SpoiledSheet(number, len(sheets), NO_TEXT)
