"""How large a sheet of a picture file is, told once all of it could be unpacked, and whether a page stands on it."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

from articles.geometry.placed import UnitBox
from articles.importing.pictures.decoding import scan_of
from articles.importing.pictures.ink import stands_there
from articles.importing.placed.given_sheets import DPI

# How many sheets the file has; width and height of the one asked for, in points; whether the page stands on it.
MEASURES = struct.Struct("!Idd?")


def measure(path: Path, number: int, lines: Sequence[UnitBox]) -> Iterator[bytes]:
    """For the child. ``lines``: the boxes of a page's text. Raises Unreadable and OSError."""
    scan = scan_of(path, number)
    scale = 72 / (scan.dpi or DPI)
    stands = stands_there(scan.image, lines)
    yield MEASURES.pack(scan.count, scan.image.width * scale, scan.image.height * scale, stands)
