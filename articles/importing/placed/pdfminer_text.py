"""The characters of a PDF page by pdfminer.six: slower than pdfium, right on some fonts that tell no characters."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTContainer
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from articles.geometry.placed import ASCENT, Glyph
from articles.importing.placed.characters import ORDINARY
from articles.importing.placed.paper import PdfPaper

_UNTOLD = "(cid:"  # a number that stands for no character
_ASIDE = 0.3  # em from the origin of a character to its left side, where it is set upright
_AS_IT_STANDS = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # else a line for each font that lacks something


class MinedText:
    """The text of one file, which is opened where a page of it is asked for."""

    def __init__(self, path: Path) -> None:
        self._pages = _pages(path)
        self._before = 0  # pages taken

    def glyphs(self, number: int, paper: PdfPaper) -> list[Glyph]:
        """Of the ``number``-th page, after those asked for before it; none where pdfminer cannot read it."""
        try:
            page = next(islice(self._pages, number - 1 - self._before, None))
            self._before = number
            return [glyph for char in _chars(_laid_out(page)) for glyph in _glyphs(char, paper)]
        except Exception:  # of a damaged page: whatever Python raises where something is not what it is taken for
            return []


def _pages(path: Path) -> Iterator[PDFPage]:
    with path.open("rb") as file:
        yield from PDFPage.create_pages(PDFDocument(PDFParser(file)))


def _laid_out(page: PDFPage) -> Iterable[LTComponent]:
    """As ``process_page`` does it, but in the file's own places."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    device.begin_page(page, _AS_IT_STANDS)
    PDFPageInterpreter(resources, device).render_contents(page.resources, page.contents, ctm=_AS_IT_STANDS)
    device.end_page(page)
    return device.get_result()


def _chars(parts: Iterable[LTComponent]) -> Iterator[LTChar]:
    for part in parts:
        if isinstance(part, LTChar):
            yield part
        elif isinstance(part, LTContainer):
            yield from _chars(part)


def _glyphs(char: LTChar, paper: PdfPaper) -> Iterator[Glyph]:
    """One, but for a number that stands for several characters (ﬁ)."""
    told = char.get_text()
    printed = "\ufffd" if told.startswith(_UNTOLD) else "".join(told.translate(ORDINARY).split())
    size = char.size
    if not printed or size <= 0:
        return
    box = paper.box(*char.bbox)
    baseline = paper.place(*char.matrix[4:])[1]
    if abs(char.matrix[4] - char.x0) > _ASIDE * size:
        baseline = box.top + ASCENT * size
    step = box.width / len(printed)
    for at, one in enumerate(printed):
        yield Glyph(one, box.left + at * step, baseline, size, box.left + (at + 1) * step)
