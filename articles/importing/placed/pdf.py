"""The text layer of a PDF as sheets with placed lines, by pdfium.

pdfium gives each character's origin, its font size without the matrix that scales it, and a box that some fonts leave
empty: so sizes are multiplied and widths follow from the size where the box says nothing.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from articles.geometry.records import Box, Glyph, Sheet
from articles.geometry.rows import lines_of

_NO_CHARACTERS = frozenset({0x20, 0xA0, 0x3000, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF})
_THIN = 3.0  # points: a drawing not thicker is a rule
_SMALLEST_PICTURE = 18.0  # points
_FULL_WIDTH = 0x2E80  # the first character of the blocks that are set a square each
_LATIN_WIDTH = 0.5  # em, where the font does not say
_QUOTES = "“”‘’—…·"  # a square wide or half of it, as the font has them


def read_sheets(data: bytes) -> Iterator[Sheet]:
    """Every sheet of the file in its order. Raises pdfium.PdfiumError where it cannot be opened."""
    document = pdfium.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            yield _sheet(page)
            page.close()
    finally:
        document.close()


def _sheet(page: pdfium.PdfPage) -> Sheet:
    width, height = page.get_size()
    rules, pictures = _drawings(page, height)
    return Sheet(width, height, tuple(lines_of(_glyphs(page, height), rules)), tuple(rules), tuple(pictures))


@dataclass
class _Probe:
    """Places that pdfium writes its answers to."""

    text: pdfium.PdfTextPage

    def __post_init__(self) -> None:
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.loose, self.matrix = raw.FS_RECTF(), raw.FS_MATRIX()

    def glyph(self, index: int, height: float) -> Glyph | None:
        text = self.text
        code = raw.FPDFText_GetUnicode(text, index)
        if code <= 0x20 or code in _NO_CHARACTERS or raw.FPDFText_IsGenerated(text, index) == 1:
            return None
        raw.FPDFText_GetCharOrigin(text, index, self.x, self.y)
        raw.FPDFText_GetMatrix(text, index, self.matrix)
        raw.FPDFText_GetLooseCharBox(text, index, self.loose)
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(self.matrix.c, self.matrix.d)
        if size <= 0:
            return None
        char, x = chr(code), self.x.value
        return Glyph(char, x, height - self.y.value, size, _right(char, x, size, self.loose.right))


def _glyphs(page: pdfium.PdfPage, height: float) -> list[Glyph]:
    text = page.get_textpage()
    probe = _Probe(text)
    found = (probe.glyph(index, height) for index in range(raw.FPDFText_CountChars(text)))
    glyphs = [glyph for glyph in found if glyph]
    text.close()
    return glyphs


def _right(char: str, x: float, size: float, box_right: float) -> float:
    """Where the character's room ends: a square for a Chinese one, else what the font says."""
    if ord(char) >= _FULL_WIDTH:
        return x + size
    if char in _QUOTES:
        return max(box_right, x + _LATIN_WIDTH * size)
    return box_right if box_right > x else x + _LATIN_WIDTH * size


def _drawings(page: pdfium.PdfPage, height: float) -> tuple[list[Box], list[Box]]:
    """Thin rules, the sides of frames among them, and pictures."""
    rules: list[Box] = []
    pictures: list[Box] = []
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(raw.FPDFPage_CountObjects(page)):
        drawing = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(drawing)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        raw.FPDFPageObj_GetBounds(drawing, *sides)
        left, bottom, right, top = (side.value for side in sides)
        box = Box(left, height - top, right, height - bottom)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            if min(box.width, box.height) >= _SMALLEST_PICTURE:
                pictures.append(box)
        elif min(box.width, box.height) <= _THIN:
            rules.append(box)
        else:
            rules += _sides(box)
    return rules, pictures


def _sides(box: Box) -> list[Box]:
    left, top, right, bottom = box
    across = [Box(left, y, right, y) for y in (top, bottom)]
    return [*across, *(Box(x, top, x, bottom) for x in (left, right))]
