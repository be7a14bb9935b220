"""What comes out of a file of placed pages: a record a sheet, plain data that can go through a pipe."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from articles.geometry.placed import PlacedPage
from articles.importing.files.faults import Fault
from articles.reading.settled import Settled


@dataclass(frozen=True)
class TakenSheet:
    """One sheet of a file: the ``number``-th of ``count``, in reading order.

    ``extractor`` and its version say who read the characters. ``date`` and ``page_number``: what the file says of the
    sheet beside its text (METS), none and "" where nothing. ``settled``: the articles that the file marks itself.
    ``member``: the file of a folder that the sheet is from, "" where the file is one by itself; ``picture``: the file
    there that shows it, "" where none is named.
    """

    number: int
    count: int
    page: PlacedPage
    extractor: str
    extractor_version: str
    date: dt.date | None = None
    page_number: str = ""
    settled: tuple[Settled, ...] = ()
    member: str = ""
    picture: str = ""


# How it is said that a sheet has no text that can be taken, but a picture that can be read.
AWAITS_OCR = "等文字识别（OCR）"


@dataclass(frozen=True)
class SpoiledSheet:
    """One sheet that gives no text while those after it may; ``message`` says in one line why and what helps."""

    number: int
    count: int
    message: str
    member: str = ""

    @property
    def awaits_ocr(self) -> bool:
        return self.message.endswith(AWAITS_OCR)

    def fault(self, name: str) -> Fault:
        """Under the name of its file; the sheet is named where the file has several."""
        return Fault(f"{name} 第 {self.number} 页" if self.count > 1 else name, self.message)


# What comes of a file, one after another; a fault ends it.
Taken = TakenSheet | SpoiledSheet | Fault
