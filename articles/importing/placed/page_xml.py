"""PAGE XML of 2010 to 2019: regions with lines, words and characters, each with corners and often its text again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from articles.geometry.placed import Rectangle, Sheet, hull
from articles.importing.files.faults import Unreadable
from articles.importing.placed.given import GivenLine, GivenWord, one_line, placed_lines, strip_of
from articles.importing.placed.given_sheets import DPI, drawings, sheet_of, taken_sheets
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from articles.importing.placed.xml_files import Element, file_bytes, local_name, number, xml_root

EXTRACTOR, VERSION = "page-xml", "1"
_PER_INCH = {"PPI": 1.0, "PPCM": 2.54}  # of the page's resolution
_DRAWN = ("ImageRegion", "GraphicRegion", "LineDrawingRegion", "ChartRegion", "MapRegion", "SeparatorRegion")


def is_page_xml(root: Element) -> bool:
    return local_name(root) == "PcGts"


def read_page_xml(path: Path) -> Iterator[TakenSheet | SpoiledSheet]:
    """The page of the file as a sheet. Raises Unreadable where there is none, or no text on it."""
    root = xml_root(file_bytes(path))
    pages = list(root.iter("{*}Page")) if is_page_xml(root) else []
    if not pages:
        raise Unreadable("不是 PAGE XML，里面没有 Page；请核对文件再导入")
    yield from taken_sheets([_sheet(page) for page in pages], EXTRACTOR, VERSION)


def _sheet(page: Element) -> Sheet:
    points = 72 / _dpi(page)
    drawn = [box for name in _DRAWN for one in page.iter(f"{{*}}{name}") if (box := _box(one, points))]
    given = list(_lines(page, points))
    width, height = (number(page.get(name)) for name in ("imageWidth", "imageHeight"))
    if not width or not height:
        around = hull([*(line.box for line in given), Rectangle(0.0, 0.0, 1.0, 1.0)])
        width, height = around.right / points, around.bottom / points
    width, height = width * points, height * points
    return sheet_of(width, height, placed_lines(given, width, height), *drawings(drawn))


def _dpi(page: Element) -> float:
    told, per_inch = number(page.get("imageXResolution")), _PER_INCH.get(page.get("imageResolutionUnit") or "")
    return told * per_inch if told and per_inch and told > 0 else DPI


def _lines(page: Element, points: float) -> Iterator[GivenLine]:
    """Each line once: its own text, else its words'; of a region without lines the rows of its text."""
    for block, region in enumerate(page.iter("{*}TextRegion")):
        elements = list(region.iterchildren("{*}TextLine"))
        lines = [line for one in elements if (line := _line(one, elements, points, block))]
        yield from lines or _rows_of(region, points, block)


def _line(element: Element, beside: list[Element], points: float, block: int) -> GivenLine | None:
    words = [word for one in element.iterchildren("{*}Word") if (word := _word(one, points))]
    text = one_line(_own_text(element))
    if text and "".join(word.text for word in words) != text.replace(" ", ""):
        words = [GivenWord(text, confidence=_confidence(element))]
    if not words:
        return None
    box = _box(element, points) or hull([word.box for word in words if word.box] or [_around(element, beside, points)])
    return GivenLine(tuple(words), box, block, _baseline(element, points))


def _around(element: Element, beside: list[Element], points: float) -> Rectangle:
    """The line's row of what it stands in."""
    for one in element.iterancestors():
        if box := _box(one, points):
            return strip_of(box, beside.index(element), len(beside))
    return Rectangle(0.0, 0.0, 1.0, 1.0)


def _rows_of(region: Element, points: float, block: int) -> Iterator[GivenLine]:
    if region.find(".//{*}TextRegion") is not None:  # whose text is told there again
        return
    rows = [row for told in (_own_text(region) or "").splitlines() if (row := one_line(told))]
    box = _box(region, points) or Rectangle(0.0, 0.0, 1.0, 1.0)
    for at, row in enumerate(rows):
        word = GivenWord(row, confidence=_confidence(region))
        yield GivenLine((word,), strip_of(box, at, len(rows)), block)


def _word(element: Element, points: float) -> GivenWord | None:
    glyphs = list(element.iterchildren("{*}Glyph"))
    texts = [one_line(_own_text(glyph)) for glyph in glyphs]
    text = one_line(_own_text(element)) or "".join(texts)
    if not text:
        return None
    box, boxes = _box(element, points), [_box(glyph, points) for glyph in glyphs]
    upright = box is not None and box.height > box.width
    exact = "".join(texts) == text and len(texts) == len(text) and all(boxes)
    starts = tuple(one.top if upright else one.left for one in boxes if one) if exact else ()
    return GivenWord(text, box, starts, _confidence(element))


def _texts(element: Element) -> list[Element]:
    """What is told of its own text, the likeliest first."""
    found = list(element.iterchildren("{*}TextEquiv"))
    return sorted(found, key=lambda one: number(one.get("index")) or 0.0)


def _own_text(element: Element) -> str | None:
    for one in _texts(element):
        for name in ("Unicode", "PlainText"):
            if text := one.findtext(f"{{*}}{name}"):
                return str(text)
    return None


def _confidence(element: Element) -> float | None:
    told = next((value for one in _texts(element) if (value := number(one.get("conf"))) is not None), None)
    return told if told is None else min(max(told, 0.0), 1.0)


def _box(element: Element, points: float) -> Rectangle | None:
    """Around its corners; none where it does not say. Before 2013 each corner is an element."""
    coords = element.find("{*}Coords")
    if coords is None:
        return None
    corners = _points(coords)
    if not corners:
        return None
    return hull([Rectangle(x * points, y * points, x * points, y * points) for x, y in corners])


def _baseline(element: Element, points: float) -> float | None:
    told = element.find("{*}Baseline")
    corners = _points(told) if told is not None else []
    return points * sum(y for _, y in corners) / len(corners) if corners else None


def _points(element: Element) -> list[tuple[float, float]]:
    told = [pair.split(",") for pair in (element.get("points") or "").split()]
    told += [[one.get("x") or "", one.get("y") or ""] for one in element.iterchildren("{*}Point")]
    pairs = [(number(pair[0]), number(pair[1])) for pair in told if len(pair) == 2]
    return [(x, y) for x, y in pairs if x is not None and y is not None]
