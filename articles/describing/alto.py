"""A page's raw lines as ALTO 4.4, with their places on the sheet where they are known.

A line that is shown otherwise than it was read (a passage of it is masked) has the box of the whole line and nothing
of what stands where in it: places of characters would tell how long the passage is, and which characters it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element, register_namespace, tostring

from articles.describing.linked_data import LANGUAGE
from articles.describing.markup import add, under_schema, xml_text
from articles.geometry.placed import RawPlace, around

ALTO = "http://www.loc.gov/standards/alto/ns-v4#"
SCHEMA = "https://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
_PER_POINT = 1200 / 72  # of the unit that is written
_UNIT = 10_000  # of the sheet's width and height, in which places come

register_namespace("alto", ALTO)


@dataclass(frozen=True)
class ShownLine:
    """A raw line as it is shown. ``place``: where it stands, where that is known; ``is_whole``: shown as it was read.
    ``part``: lines of one part stand together."""

    number: int
    text: str
    part: int
    place: RawPlace | None = None
    is_whole: bool = True


@dataclass(frozen=True)
class ShownPage:
    """``place_in_issue`` counts from 1, ``number`` is printed on it. Size in points, 0 where it is not known.

    ``pictures``: boxes in 1/10,000 of the sheet.
    """

    url: str
    place_in_issue: int
    number: str
    lines: tuple[ShownLine, ...]
    width_pt: float = 0.0
    height_pt: float = 0.0
    pictures: tuple[tuple[int, int, int, int], ...] = ()


def as_alto(page: ShownPage) -> bytes:
    """The whole file."""
    told: bytes = tostring(_root(page), "utf-8", xml_declaration=True)
    return told


def _root(page: ShownPage) -> Element:
    root = under_schema("alto", ALTO, SCHEMA)
    description = _add(root, "Description")
    _add(description, "MeasurementUnit").text = "inch1200"
    source = _add(description, "sourceImageInformation")
    _add(source, "fileIdentifier").text = xml_text(page.url)
    scale = _Scale(page)
    size = scale.size()
    numbered = {"PHYSICAL_IMG_NR": str(page.place_in_issue), "PRINTED_IMG_NR": page.number}
    sheet = _add(_add(root, "Layout"), "Page", ID="P1", LANG=LANGUAGE, **numbered, **size)
    space = _add(sheet, "PrintSpace", **({"HPOS": "0", "VPOS": "0"} | size if size else {}))
    for number, (_, lines) in enumerate(groupby(page.lines, key=lambda line: line.part), 1):
        _add_block(space, f"B{number}", list(lines), scale)
    for number, box in enumerate(page.pictures, 1):
        _add(space, "Illustration", ID=f"I{number}", **scale.sides(box))
    return root


def _add(parent: Element, name: str, **attributes: str) -> Element:
    return add(parent, f"{{{ALTO}}}{name}", **attributes)


class _Scale:
    """From 1/10,000 of the sheet to the unit that is written."""

    def __init__(self, page: ShownPage) -> None:
        self.across, self.down = (side * _PER_POINT for side in (page.width_pt, page.height_pt))

    def size(self) -> dict[str, str]:
        known = self.across > 0 and self.down > 0
        return {"WIDTH": f"{self.across:.0f}", "HEIGHT": f"{self.down:.0f}"} if known else {}

    def sides(self, box: tuple[int, int, int, int]) -> dict[str, str]:
        left, top, right, bottom = box
        return self.span(left, right) | self.span(top, bottom, upright=True)

    def span(self, start: int, end: int, *, upright: bool = False) -> dict[str, str]:
        """Where it begins and how far it reaches, across or from the top."""
        whole, names = (self.down, ("VPOS", "HEIGHT")) if upright else (self.across, ("HPOS", "WIDTH"))
        first, last = (round(side * whole / _UNIT) for side in (start, max(start, end)))
        return {names[0]: str(first), names[1]: str(last - first)}


def _add_block(space: Element, name: str, lines: Sequence[ShownLine], scale: _Scale) -> None:
    boxes = [line.place.box for line in lines if line.place]
    sides = scale.sides(around(boxes)) if len(boxes) == len(lines) else {}
    block = _add(space, "TextBlock", ID=name, **sides)
    for line in lines:
        made = _add(block, "TextLine", ID=f"L{line.number}", **(scale.sides(line.place.box) if line.place else {}))
        _add_strings(made, line, scale)


def _add_strings(parent: Element, line: ShownLine, scale: _Scale) -> None:
    """A string for each run without blanks, each character with its place; of a masked line one string."""
    place = line.place
    sure = {"WC": f"{min(max(place.confidence, 0.0), 1.0):.2f}"} if place and place.confidence < 1 else {}
    if place is None or not line.is_whole or len(place.places) != len(line.text):
        _add(parent, "String", CONTENT=line.text, **sure, **(scale.sides(place.box) if place else {}))
        return
    for start, end in _runs(line.text):
        if start and len(parent):
            _add(parent, "SP")
        sides = scale.sides(place.box) | _span(place, start, end, scale)
        string = _add(parent, "String", CONTENT=line.text[start:end], **sure, **sides)
        for at in range(start, end):
            if len(shown := xml_text(line.text[at])) == 1:
                _add(string, "Glyph", CONTENT=shown, **_span(place, at, at + 1, scale))


def _span(place: RawPlace, start: int, end: int, scale: _Scale) -> dict[str, str]:
    """From one character to before another."""
    whole = place.box[3 if place.upright else 2]
    return scale.span(place.places[start], (*place.places, whole)[end], upright=place.upright)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where each run without blanks begins and ends."""
    start = 0
    for blank, run in groupby(text, key=str.isspace):
        end = start + len(list(run))
        if not blank:
            yield start, end
        start = end
