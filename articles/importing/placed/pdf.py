"""A PDF as sheets in reading order: its text layer where that can be read, else what is lacking."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from importlib.metadata import version
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pypdfium2 as pdfium

from articles.geometry.page import read_sheet
from articles.geometry.placed import Glyph, Sheet
from articles.geometry.setting import lines_of
from articles.geometry.version import GEOMETRY
from articles.importing.files.faults import Unreadable
from articles.importing.placed.gbk_bytes import decoded_again
from articles.importing.placed.kinds import kind_of
from articles.importing.placed.legible import is_legible
from articles.importing.placed.paper import PdfPaper
from articles.importing.placed.pdfium_drawings import drawings_of
from articles.importing.placed.pdfium_page import glyphs_of
from articles.importing.placed.pdfminer_text import MinedText
from articles.importing.placed.taken import AWAITS_OCR, SpoiledSheet, TakenSheet

_LONGEST_SIDE = 14_400  # points: the longest that the format allows
_DAMAGED = "PDF 已损坏，打不开；请向排版部门另取一份再导入"
_DAMAGED_PAGE = "这一页已损坏，打不开；请向排版部门另取一份再导入"
_AT_ONCE = 16  # pages
_MOST_LOST = 10  # damaged pages one after another: a damaged file may say that it has thousands
_ALL_LOST = "后面的页都已损坏，不再读；请向排版部门另取一份再导入"
_TOO_LARGE = f"这一页大得不像版面（超过 {_LONGEST_SIDE} 点）；请核对文件再导入"
_EMPTY_TREE = re.compile(rb"/Kids\s*\[\s*\]")
_NO_PAGES = "PDF 里没有页；请核对文件再导入"
_VERSIONS = {
    extractor: f"{version(package)}/{GEOMETRY}"
    for extractor, package in (("pdfium", "pypdfium2"), ("pdfminer", "pdfminer.six"))
}
_UNPRINTED = re.compile(r"[\x7f-\xa0\xad]")
NO_TEXT = f"没有文字层，{AWAITS_OCR}"
RUBBISH = f"文字层是乱码，{AWAITS_OCR}"


def read_pdf(path: Path) -> Iterator[TakenSheet | SpoiledSheet]:
    """Every sheet of the file in reading order. Raises Unreadable where it cannot be opened."""
    lost = 0
    for number, count, read in _pages(path):
        try:
            sheet, extractor = read()
        except Unreadable as error:
            lost = lost + 1 if str(error) == _DAMAGED_PAGE else 0
            if lost > _MOST_LOST:
                raise Unreadable(_ALL_LOST) from error
            yield SpoiledSheet(number, count, str(error))
        else:
            lost = 0
            yield TakenSheet(number, count, read_sheet(sheet), extractor, _VERSIONS[extractor])


def read_sheets(path: Path) -> Iterator[Sheet]:
    """Every sheet of the file in its order. Raises Unreadable where it, or one of them, cannot be read."""
    for _, _, read in _pages(path):
        yield read()[0]


def _pages(path: Path) -> Iterator[tuple[int, int, Callable[[], tuple[Sheet, str]]]]:
    """The number of each page, how many there are, and what reads it.

    The file is opened again now and then: pdfium keeps what it has read of it, a dozen megabytes for some pages.
    """
    mined, first, last = MinedText(path), 1, 1
    while first <= last:
        with closing(opened_pdf(path)) as document:
            last = len(document)
            for number in range(first, min(first + _AT_ONCE, last + 1)):
                yield number, last, partial(_read_page, document, number, mined)
        first += _AT_ONCE


def opened_pdf(path: Path) -> pdfium.PdfDocument:
    if kind_of(path, name="") != "pdf":
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


def _read_page(document: pdfium.PdfDocument, number: int, mined: MinedText) -> tuple[Sheet, str]:
    """The sheet, and who read its characters."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError as error:
        raise Unreadable(_DAMAGED_PAGE) from error
    with closing(page):
        left, bottom, right, top = page.get_bbox()
        paper = PdfPaper(left, bottom, right, top, page.get_rotation() // 90)
        width, height = paper.size
        if not (0 < width <= _LONGEST_SIDE and 0 < height <= _LONGEST_SIDE):
            raise Unreadable(_TOO_LARGE)
        glyphs, extractor = _legible(page, paper, number, mined)
        inked = [glyph for glyph in glyphs if not _UNPRINTED.match(glyph.char)]
        rules, pictures = drawings_of(page, paper)
        return Sheet(width, height, tuple(lines_of(inked, rules)), tuple(rules), tuple(pictures)), extractor


def _legible(page: pdfium.PdfPage, paper: PdfPaper, number: int, mined: MinedText) -> tuple[list[Glyph], str]:
    """The characters by whoever can read them."""
    glyphs = _on(paper, glyphs_of(page, paper))
    if not glyphs:
        raise Unreadable(NO_TEXT)
    if is_legible(_text(glyphs)):
        return glyphs, "pdfium"
    for extractor, again in (("pdfium", decoded_again(glyphs)), ("pdfminer", _on(paper, mined.glyphs(number, paper)))):
        if again and is_legible(_text(again)):
            return again, extractor
    raise Unreadable(RUBBISH)


def _on(paper: PdfPaper, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Those that can be seen: what stands beside the sheet is the printer's, or a damaged file's."""
    width, height = paper.size
    return [
        glyph
        for glyph in glyphs
        if glyph.size <= max(width, height)
        and -glyph.size <= glyph.x <= width
        and 0 <= glyph.baseline <= height + glyph.size
    ]


def _text(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.char for glyph in glyphs)
