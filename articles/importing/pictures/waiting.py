"""The sheets of a picture file: none has text before it is read by OCR."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from articles.importing.files.faults import Unreadable
from articles.importing.pictures.decoding import look_through, sheets_of
from articles.importing.placed.taken import AWAITS_OCR, SpoiledSheet


def read_pictures(path: Path) -> Iterator[SpoiledSheet]:
    """Raises Unreadable and OSError."""
    count = sheets_of(path)
    for number in range(1, count + 1):
        try:
            look_through(path, number)
        except Unreadable as error:
            yield SpoiledSheet(number, count, str(error))
        else:
            yield SpoiledSheet(number, count, f"是图片，{AWAITS_OCR}")
