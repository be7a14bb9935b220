"""The text layer of a PDF as sheets with placed lines, by pdfium.

pdfium gives each character's origin, its font size without the matrix that scales it, and a box that some fonts leave
empty: so sizes are multiplied and widths follow from the size where the box says nothing.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from articles.geometry.page import read_sheet
from articles.geometry.placed import Glyph, Rectangle, Sheet
from articles.geometry.setting import lines_of
from articles.geometry.version import GEOMETRY
from articles.importing.files.faults import Unreadable
from articles.importing.placed.kinds import FIRST_BYTES, kind_of
from articles.importing.placed.taken import SpoiledSheet, TakenSheet

_VERSION = f"{version('pypdfium2')}/{GEOMETRY}"
_NO_CHARACTERS = frozenset({0x20, 0xA0, 0x3000, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF})
_LONGEST_SIDE = 14_400  # points: the longest that the format allows
_DAMAGED = "PDF 已损坏，打不开；请向排版部门另取一份再导入"
_DAMAGED_PAGE = "这一页已损坏，打不开；请向排版部门另取一份再导入"
_TOO_LARGE = f"这一页大得不像版面（超过 {_LONGEST_SIDE} 点）；请核对文件再导入"
_EMPTY_TREE = re.compile(rb"/Kids\s*\[\s*\]")
_NO_PAGES = "PDF 里没有页；请核对文件再导入"
_THIN = 3.0  # points: a drawing not thicker is a rule
_SMALLEST_PICTURE = 18.0  # points
_FULL_WIDTH = 0x2E80  # the first character of the blocks that are set a square each
_LATIN_WIDTH = 0.5  # em, where the font does not say
_QUOTES = "“”‘’—…·"  # a square wide or half of it, as the font has them


def read_pdf(path: Path) -> Iterator[TakenSheet | SpoiledSheet]:
    """Every sheet of the file in reading order. Raises Unreadable where it cannot be opened."""
    with closing(_opened(path)) as document:
        count = len(document)
        for number in range(1, count + 1):
            try:
                page = read_sheet(_sheet_of(document, number))
            except Unreadable as error:
                yield SpoiledSheet(number, count, str(error))
            else:
                yield TakenSheet(number, count, page, "pdfium", _VERSION)


def read_sheets(path: Path) -> Iterator[Sheet]:
    """Every sheet of the file in its order. Raises Unreadable where it, or one of them, cannot be opened."""
    with closing(_opened(path)) as document:
        for number in range(1, len(document) + 1):
            yield _sheet_of(document, number)


def _opened(path: Path) -> pdfium.PdfDocument:
    with path.open("rb") as file:
        if kind_of("", file.read(FIRST_BYTES)) != "pdf":
            raise Unreadable("不是 PDF 文件；请核对文件再导入")
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise Unreadable(_why(str(error), path)) from error
    if not len(document):
        document.close()
        raise Unreadable(_NO_PAGES)
    return document


def _why(told: str, path: Path) -> str:
    """What is wrong with a file that pdfium does not open, in words for people.

    Of a file without pages pdfium tells the error of the file before it.
    """
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        if _EMPTY_TREE.search(data):
            return _NO_PAGES
        return "PDF 设了密码；请先去掉密码再导入" if "password" in told and data.find(b"/Encrypt") >= 0 else _DAMAGED


def _sheet_of(document: pdfium.PdfDocument, number: int) -> Sheet:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError as error:
        raise Unreadable(_DAMAGED_PAGE) from error
    with closing(page):
        width, height = page.get_size()
        if not (0 < width <= _LONGEST_SIDE and 0 < height <= _LONGEST_SIDE):
            raise Unreadable(_TOO_LARGE)
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


def _drawings(page: pdfium.PdfPage, height: float) -> tuple[list[Rectangle], list[Rectangle]]:
    """Thin rules, the sides of frames among them, and pictures."""
    rules: list[Rectangle] = []
    pictures: list[Rectangle] = []
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(raw.FPDFPage_CountObjects(page)):
        drawing = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(drawing)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        raw.FPDFPageObj_GetBounds(drawing, *sides)
        left, bottom, right, top = (side.value for side in sides)
        box = Rectangle(left, height - top, right, height - bottom)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            if min(box.width, box.height) >= _SMALLEST_PICTURE:
                pictures.append(box)
        elif min(box.width, box.height) <= _THIN:
            rules.append(box)
        else:
            rules += _sides(box)
    return rules, pictures


def _sides(box: Rectangle) -> list[Rectangle]:
    left, top, right, bottom = box
    across = [Rectangle(left, y, right, y) for y in (top, bottom)]
    return [*across, *(Rectangle(x, top, x, bottom) for x in (left, right))]
