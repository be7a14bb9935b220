"""A sheet of a PDF as a grey picture, for files that hold pictures of pages or text that nobody can read."""

from __future__ import annotations

import math
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium

from articles.importing.files.faults import Unreadable
from articles.importing.pictures.decoding import Scan
from articles.importing.placed.pdf import opened_pdf

_DPI, _COARSEST, _MOST_PIXELS = 300.0, 120.0, 60_000_000  # a large sheet is drawn coarser, as far as it can be read
_TOO_LARGE = "这一页大得不像版面，画成图看不清字；请核对文件再导入"
_NO_SHEET = "PDF 里没有这一页，或这一页已损坏；请核对文件再导入"


def drawn_sheet(path: Path, number: int) -> Scan:
    """The ``number``-th sheet, counted from 1. Raises Unreadable and OSError."""
    with closing(opened_pdf(path)) as document:
        try:
            page = document[number - 1] if 1 <= number <= len(document) else None
        except pdfium.PdfiumError:
            page = None
        if page is None:
            raise Unreadable(_NO_SHEET)
        with closing(page):
            width, height = page.get_size()
            dpi = min(_DPI, 72 * math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
            if dpi < _COARSEST:
                raise Unreadable(_TOO_LARGE)
            image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
            return Scan(image, dpi, len(document))
