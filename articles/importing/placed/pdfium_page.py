"""The characters of a PDF page, by pdfium.

It gives each character's origin, its font size without the matrix that scales it, and a box that some fonts leave
empty: so sizes are multiplied and widths follow from the size where the box says nothing. Each call costs as much as
several lines of Python: a box is asked for only where the width is not a square.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from articles.geometry.placed import Glyph
from articles.importing.placed.characters import ORDINARY
from articles.importing.placed.paper import PdfPaper

_NO_CHARACTERS = frozenset({0x7F, 0x3000, 0x2028, 0x2029, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF})
_FULL_WIDTH = 0x2E80  # the first character of the blocks that are set a square each
_LATIN_WIDTH = 0.5  # em, where the font does not say
_QUOTES = "“”‘’—…·"  # a square wide or half of it, as the font has them


def glyphs_of(page: pdfium.PdfPage, paper: PdfPaper) -> list[Glyph]:
    """All characters, in the file's order; controls too, which may be bytes of others."""
    with closing(page.get_textpage()) as text:
        return list(_glyphs(text, paper))


def _glyphs(text: pdfium.PdfTextPage, paper: PdfPaper) -> Iterator[Glyph]:
    x, y, loose, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code <= 0x20 or code in _NO_CHARACTERS:
            continue
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        if not 0 < size < math.inf:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        across, baseline = paper.place(x.value, y.value)
        char = ORDINARY.get(code) or chr(code)
        right = across + size
        if code < _FULL_WIDTH:
            raw.FPDFText_GetLooseCharBox(text, index, loose)
            right = _right(char, across, size, paper.box(loose.left, loose.bottom, loose.right, loose.top).right)
        yield Glyph(char, across, baseline, size, right)


def _right(char: str, x: float, size: float, box_right: float) -> float:
    """Where the room of a character that is no square ends: where the font says it does."""
    if char in _QUOTES:
        return max(box_right, x + _LATIN_WIDTH * size)
    return box_right if box_right > x else x + _LATIN_WIDTH * size
