"""ALTO 1 to 4: a page as blocks of lines of strings, with places in pixels, tenths of a millimetre or 1/1200 inch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from articles.geometry.placed import PlacedLine, Rectangle, Sheet, hull
from articles.importing.files.faults import Unreadable
from articles.importing.placed.alto_words import StringsOfLine, strings_of_lines
from articles.importing.placed.given import GivenLine, placed_lines, strip_of
from articles.importing.placed.given_sheets import DPI, drawings, sheet_of, taken_sheets
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from articles.importing.placed.xml_files import Element, file_bytes, local_name, number, xml_root

EXTRACTOR, VERSION = "alto", "1"
_PER_INCH = {"mm10": 254.0, "inch1200": 1200.0}
_DPI_TOLD = re.compile(r"\bxdpi\s*[:=]\s*(\d{2,4})\b")
_DRAWN = ("Illustration", "GraphicalElement")


@dataclass(frozen=True)
class AltoLine:
    """A line with the IDs that point at it: its own and its blocks', the innermost first, and those of its strings."""

    placed: PlacedLine
    block: int
    ids: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class AltoPage:
    sheet: Sheet
    lines: tuple[AltoLine, ...]


def is_alto(root: Element) -> bool:
    return local_name(root).lower() == "alto"


def read_alto(path: Path) -> Iterator[TakenSheet | SpoiledSheet]:
    """Each page of the file a sheet. Raises Unreadable where there is none."""
    pages = alto_pages(xml_root(file_bytes(path)))
    yield from taken_sheets([page.sheet for page in pages], EXTRACTOR, VERSION)


def alto_pages(root: Element) -> list[AltoPage]:
    """In the file's order. Raises Unreadable where it is no ALTO or a page is larger than paper."""
    pages = list(root.iter("{*}Page")) if is_alto(root) else []
    if not pages:
        raise Unreadable("不是 ALTO，里面没有 Page；请核对文件再导入")
    return [_alto_page(page, _Measure(root, page)) for page in pages]


class _Measure:
    """What the numbers of one page mean in points, and its styles."""

    def __init__(self, root: Element, page: Element) -> None:
        unit = next((one.text or "" for one in root.iter("{*}MeasurementUnit")), "").strip()
        told = (_DPI_TOLD.search(one.text or "") for one in root.iter("{*}processingStepSettings"))
        dpi = next((float(found[1]) for found in told if found), DPI)
        self.points = 72 / _PER_INCH.get(unit, dpi)
        self.page = page
        self.fonts = {style.get("ID"): number(style.get("FONTSIZE")) for style in root.iter("{*}TextStyle")}

    def box(self, element: Element) -> Rectangle | None:
        """Where it stands; none where it does not say."""
        sides = [number(element.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")]
        left, top, width, height = (None if side is None else side * self.points for side in sides)
        if left is None or top is None or width is None or height is None:
            return None
        return Rectangle(left, top, left + max(0.0, width), top + max(0.0, height))

    def font(self, element: Element) -> float | None:
        """The size of type that it, or what it stands in, is set in."""
        for one in (element, *element.iterancestors()):
            sizes = (self.fonts.get(style) for style in (one.get("STYLEREFS") or "").split())
            if size := next((size for size in sizes if size and size > 0), None):
                return size
        return None

    def baseline(self, element: Element) -> float | None:
        """A number, or points of a line (4.0 on), of which the middle counts."""
        told = [number(place) for place in re.split(r"[\s,]+", (element.get("BASELINE") or "").strip())]
        places = [place for place in told if place is not None]
        heights = places if len(places) == 1 else places[1::2]
        return self.points * sum(heights) / len(heights) if heights else None

    @cached_property
    def size(self) -> tuple[float, float] | None:
        """Width and height of the page; none where it does not say."""
        width, height = (number(self.page.get(name)) for name in ("WIDTH", "HEIGHT"))
        return (width * self.points, height * self.points) if width and height else None


def _alto_page(page: Element, measure: _Measure) -> AltoPage:
    found = strings_of_lines(list(page.iter("{*}TextLine")), measure.box)
    drawn = [box for name in _DRAWN for one in page.iter(f"{{*}}{name}") if (box := measure.box(one))]
    given = list(_given(found, measure))
    around = hull([*(line.box for line in given), *drawn, Rectangle(0.0, 0.0, 1.0, 1.0)])
    width, height = measure.size or (around.right, around.bottom)
    lines = placed_lines(given, width, height)
    keyed = (
        AltoLine(line, told.block, _ids_around(one.element), tuple(one.ids))
        for line, told, one in zip(lines, given, found, strict=True)
    )
    return AltoPage(sheet_of(width, height, lines, *drawings(drawn)), tuple(keyed))


def _given(lines: Sequence[StringsOfLine], measure: _Measure) -> Iterator[GivenLine]:
    blocks: dict[Element, int] = {}
    for line in lines:
        block = blocks.setdefault(line.element.getparent(), len(blocks))
        font = measure.font(line.element.find("{*}String"))
        yield GivenLine(line.words, _box_of(line, measure), block, measure.baseline(line.element), font=font)


def _box_of(line: StringsOfLine, measure: _Measure) -> Rectangle:
    """Its own; around its strings; else a row of the nearest that has one."""
    boxes = [word.box for word in line.words if word.box]
    if own := measure.box(line.element) or (boxes and hull(boxes)):
        return own
    for one in line.element.iterancestors():
        if around := measure.box(one):
            rows = list(one.iter("{*}TextLine"))
            return strip_of(around, rows.index(line.element), len(rows))
    width, height = measure.size or (1.0, 1.0)
    return Rectangle(0.0, 0.0, width, height)


def _ids_around(element: Element) -> tuple[str, ...]:
    return tuple(told for one in (element, *element.iterancestors()) if (told := one.get("ID")))
