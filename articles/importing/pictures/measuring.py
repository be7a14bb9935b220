"""How large a sheet of a picture file is, told once all of it could be unpacked."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from articles.importing.pictures.decoding import scan_of
from articles.importing.placed.given_sheets import DPI

# How many sheets the file has; width and height of the one that was asked for, in points.
MEASURES = struct.Struct("!Idd")


def measure(path: Path, number: int) -> Iterator[bytes]:
    """For the child. Raises Unreadable and OSError."""
    scan = scan_of(path, number)
    scale = 72 / (scan.dpi or DPI)
    yield MEASURES.pack(scan.count, scan.image.width * scale, scan.image.height * scale)
