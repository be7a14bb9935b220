"""What a child does to draw one sheet: its size, then its rows of pixels from the top, as plain bytes.

Nothing that is encoded leaves the child, so that whoever receives it has nothing to decode but numbers of a known size.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from articles.importing.files.faults import Unreadable
from articles.importing.pictures.decoding import scan_of

SIZE = struct.Struct("!II")  # width and height in pixels
CHANNELS = 3  # red, green, blue
MOST_PIXELS = 40_000_000  # of one picture: a broadsheet at 200 dots an inch has 13 million
LONGEST_SIDE = 16_000  # pixels: WebP has 16,383 at most
ROWS_AT_ONCE = 64
_UNDRAWN = "这一页画不出来；请向排版部门另取一份再导入"


def draw_picture(path: Path, sheet: int, width: int) -> Iterator[bytes]:
    """Raises Unreadable and OSError."""
    image = scan_of(path, sheet).image
    few, short = (MOST_PIXELS / (image.width * image.height)) ** 0.5, LONGEST_SIDE / max(image.size)
    scale = min(width / image.width, few, short)
    size = round(image.width * scale), max(1, round(image.height * scale))
    small = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0).convert("RGB")
    yield SIZE.pack(*small.size)
    for first in range(0, small.height, ROWS_AT_ONCE):
        yield small.crop((0, first, small.width, min(first + ROWS_AT_ONCE, small.height))).tobytes()


def draw_pdf(path: Path, sheet: int, width: int) -> Iterator[bytes]:
    """Raises Unreadable. A sheet that would have too many pixels is drawn smaller."""
    try:
        with closing(pdfium.PdfDocument(path)) as document:
            page = document[sheet - 1]
            across, down = page.get_size()
            few, short = (MOST_PIXELS / max(across * down, 1.0)) ** 0.5, LONGEST_SIDE / max(across, down, 1.0)
            scale = min(width / max(across, 1.0), few, short)
            # Notes that somebody stuck on the sheet were never printed, and no line tells of them.
            bitmap = page.render(scale=scale, rev_byteorder=True, draw_annots=False)
    except (pdfium.PdfiumError, IndexError, ValueError) as error:
        raise Unreadable(_UNDRAWN) from error
    if bitmap.n_channels != CHANNELS:
        raise Unreadable(_UNDRAWN)
    yield SIZE.pack(bitmap.width, bitmap.height)
    pixels, row = memoryview(bitmap.buffer), CHANNELS * bitmap.width
    for first in range(0, bitmap.height, ROWS_AT_ONCE):
        rows = range(first, min(first + ROWS_AT_ONCE, bitmap.height))
        yield b"".join(bytes(pixels[at * bitmap.stride : at * bitmap.stride + row]) for at in rows)
