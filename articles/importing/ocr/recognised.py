"""One sheet of a scan, or of a PDF, by OCR: what a child process does that was asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from articles.geometry.page import read_sheet
from articles.geometry.version import GEOMETRY
from articles.importing.files.faults import Unreadable
from articles.importing.ocr.as_scanned import as_scanned
from articles.importing.ocr.networks import EXTRACTOR, VERSION
from articles.importing.ocr.page_picture import upright_sheet
from articles.importing.pictures.decoding import scan_of
from articles.importing.pictures.rendering import drawn_sheet
from articles.importing.placed.kinds import kind_of
from articles.importing.placed.taken import TakenSheet

NO_TEXT = "图上没有认出文字；请核对扫描件，或手工录入"
_METHOD = 3  # counts what is done around the networks


def recognise(path: Path, number: int) -> Iterator[TakenSheet]:
    """The ``number``-th sheet of the file. Raises Unreadable and OSError."""
    cv2.setNumThreads(1)
    scan = drawn_sheet(path, number) if kind_of(path, path.name) == "pdf" else scan_of(path, number)
    found = upright_sheet(np.asarray(scan.image), scan.dpi)
    if not found.sheet.lines:
        raise Unreadable(NO_TEXT)
    page = as_scanned(read_sheet(found.sheet), found.back, found.width, found.height)
    yield TakenSheet(number, scan.count, page, EXTRACTOR, f"{VERSION}.{_METHOD}/{GEOMETRY}")
