"""A sheet of a kept file as a picture, drawn by a child process."""

from __future__ import annotations

import socket
from pathlib import Path

from PIL import Image

from articles.importing.files.faults import Unreadable
from articles.importing.placed.messages import from_message
from articles.importing.placed.opening import NotStarted, child_asked
from articles.importing.placed.pipes import TooLong, receive
from articles.picturing.rendering import CHANNELS, MOST_PIXELS, ROWS_AT_ONCE, SIZE

# Kind of file → what draws a sheet of it, for the child.
DRAWN = {
    "pdf": "articles.picturing.rendering:draw_pdf",
    "picture": "articles.picturing.rendering:draw_picture",
}
_SECONDS = 30.0


class Undrawn(Exception):
    """One line that says why there is no picture."""


def draw(path: Path, kind: str, sheet: int, width: int) -> Image.Image:
    """The sheet in colour, so many pixels wide. Raises Undrawn."""
    asked = {"path": str(path), "drawer": DRAWN[kind], "arguments": [sheet, width]}
    try:
        with child_asked(asked) as channel:
            return _received(channel)
    except NotStarted as error:
        raise Undrawn("画版面的程序启动不了；请检查内存") from error
    except Unreadable as error:
        raise Undrawn(str(error)) from error
    except (TooLong, ValueError, EOFError, OSError) as error:
        raise Undrawn("画这一页的程序没有画完；请检查原文件") from error


def _received(channel: socket.socket) -> Image.Image:
    """Raises Unreadable where the child refuses, and ValueError where what it says cannot be."""
    first = receive(channel, 1 << 16, _SECONDS)
    if len(first) != SIZE.size:
        from_message(first)
        raise ValueError("no size")
    width, height = SIZE.unpack(first)
    if not 0 < width * height <= 2 * MOST_PIXELS:
        raise ValueError("no size of a picture")
    pixels = bytearray()
    while len(pixels) < CHANNELS * width * height:
        part = receive(channel, CHANNELS * width * ROWS_AT_ONCE, _SECONDS)
        if not part:
            raise ValueError("no rows")
        pixels += part
    return Image.frombytes("RGB", (width, height), pixels)
