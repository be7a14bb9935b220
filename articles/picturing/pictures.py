"""The picture of a page: drawn from the kept file, blacked, and kept under an address that changes with what is hidden.

``$NEWSROOM_DATA/pictures`` holds what was drawn last; all of it can be made again, and nothing of it is ever served but
by the view that knows what may be seen.
"""

from __future__ import annotations

import hashlib
import io
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from threading import BoundedSemaphore
from uuid import uuid4

from django.conf import settings
from PIL import Image, ImageDraw

from articles.geometry.placed import PlacedPage, UnitBox
from articles.keeping.originals import originals
from articles.models import CompanionPicture, PageText, SourceFile
from articles.picturing.drawing import DRAWN, draw
from articles.picturing.rendering import LONGEST_SIDE, MOST_PIXELS

SMALL, PLAIN, LARGE = SIZES = (20, 100, 200)  # dots an inch
# Counts up with each change that makes other pictures.
_VERSION = 3
DIGEST_LENGTH = 20  # of the address
# Of WebP, the best first: with the least, letters of eight points can still be read.
_QUALITIES, _JPEG_QUALITY = (25, 15, 8), 55
# Bytes of the plain one, so that a page with its picture has 400 KB at most.
MOST_BYTES = 260_000
_KEPT = 8  # pictures of one text and form: its sizes, masked for each who looks
_UNIT = 10_000
_DAY = 86_400  # seconds
_BLACK = (0, 0, 0)
# Drawing takes a second of one core: so many at a time, so many with those that wait; all others are to come again.
_DRAWING, _WAITING = BoundedSemaphore(1), BoundedSemaphore(3)


class TooManyAtOnce(Exception):
    """Others are being drawn."""


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """For what holds a whole picture. Raises TooManyAtOnce where enough wait already."""
    if not _WAITING.acquire(blocking=False):
        raise TooManyAtOnce
    try:
        with _DRAWING:
            yield
    finally:
        _WAITING.release()


@dataclass(frozen=True)
class PagePicture:
    """Of one text of a page, as somebody may see it. ``mask``: boxes in 1/10,000 of the sheet; ``shown``: the lines by
    their numbers, as they may be read."""

    text: PageText
    placed: PlacedPage
    mask: tuple[UnitBox, ...]
    shown: Mapping[int, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Another one where anything of it differs."""
        file, sheet = self._drawn_from
        of = [_VERSION, file.sha256, sheet, self.mask]
        return hashlib.sha256(repr(of).encode()).hexdigest()[:DIGEST_LENGTH]

    def width(self, dots: int) -> int:
        """In pixels."""
        return ceil(self.placed.width_pt * dots / 72)

    def height(self, dots: int) -> int:
        return ceil(self.placed.height_pt * dots / 72)

    def in_pixels(self, box: UnitBox, dots: int) -> tuple[int, int, int, int]:
        """Left, top, width and height."""
        left, right = (round(side * self.width(dots) / _UNIT) for side in box[::2])
        top, bottom = (round(side * self.height(dots) / _UNIT) for side in box[1::2])
        return left, top, right - left, bottom - top

    def size(self, dots: int) -> tuple[int, int]:
        """Width and height in pixels of what can be drawn: a large sheet is drawn smaller."""
        width, height = self.width(dots), self.height(dots)
        scale = min(1.0, (MOST_PIXELS / (width * height)) ** 0.5, LONGEST_SIDE / max(width, height))
        return max(1, int(width * scale)), max(1, int(height * scale))

    def webp(self, dots: int) -> bytes:
        """Raises Undrawn and TooManyAtOnce."""
        most = MOST_BYTES if dots == PLAIN else None
        return self._drawn(dots, "webp", lambda picture: encoded(picture, most))

    def jpeg(self, dots: int) -> bytes:
        """Of exactly this ``size``. The same errors."""
        return self._drawn(dots, "jpg", lambda picture: as_jpeg(picture, self.size(dots)))

    @property
    def folder(self) -> Path:
        """Of what is drawn of its text."""
        return Path(settings.DATA_DIR) / "pictures" / str(self.text.pk)

    def _drawn(self, dots: int, ending: str, encode: Callable[[Image.Image], bytes]) -> bytes:
        path = self.folder / f"{self.digest}-{dots}.{ending}"
        if data := kept(path):
            return data
        with one_at_a_time():
            # Whoever was before us may have drawn the same.
            if data := kept(path):
                return data
            data = encode(blacked(self._sheet(dots), self.mask))
            keep(path, data)
            return data

    def _sheet(self, dots: int) -> Image.Image:
        file, sheet = self._drawn_from
        return draw(originals().path_of(file.sha256), file.kind, sheet, self.width(dots))

    @property
    def _drawn_from(self) -> tuple[SourceFile, int]:
        """File and sheet: those that the text was taken from, or the picture that came beside it."""
        if is_drawn(self.text):
            assert self.text.source_file and self.text.sheet
            return self.text.source_file, self.text.sheet
        companion = CompanionPicture.of(self.text)
        assert companion
        return companion.file, companion.sheet


def is_drawn(text: PageText) -> bool:
    """Whether the text was taken from what can be seen."""
    return text.source_file is not None and text.source_file.kind in DRAWN


def has_picture(text: PageText | None) -> bool:
    """Whether it has one on which it is known where its lines stand."""
    if text is None or is_drawn(text):
        return text is not None
    companion = CompanionPicture.of(text)
    return companion is not None and companion.sure


def blacked(picture: Image.Image, mask: Iterable[UnitBox]) -> Image.Image:
    """With these boxes black, rounded outwards."""
    brush = ImageDraw.Draw(picture)
    for left, top, right, bottom in mask:
        across, down = picture.width / _UNIT, picture.height / _UNIT
        corners = (int(left * across) - 1, int(top * down) - 1, int(right * across) + 1, int(bottom * down) + 1)
        brush.rectangle(corners, fill=_BLACK)
    return picture


def encoded(picture: Image.Image, most: int | None = None) -> bytes:
    """As good as it can be with so many bytes; where it never has so few, the least good."""
    data = b""
    for quality in _QUALITIES:
        file = io.BytesIO()
        picture.save(file, "WEBP", quality=quality, method=4)
        data = file.getvalue()
        if most is None or len(data) <= most:
            break
    return data


def as_jpeg(picture: Image.Image, size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    exact = picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)
    exact.save(file, "JPEG", quality=_JPEG_QUALITY)
    return file.getvalue()


def kept(path: Path) -> bytes:
    """Nothing where it was not drawn yet, or is not there whole. Its file's time is the day it was last asked for."""
    try:
        data, asked_at = path.read_bytes(), path.stat().st_mtime
    except OSError:
        return b""
    if time.time() - asked_at > _DAY:
        with suppress(OSError):
            os.utime(path)
    return data if _is_whole(data) else b""


def _is_whole(data: bytes) -> bool:
    """WebP tells its length, JPEG has a mark at its end."""
    if data[:4] == b"RIFF":
        return int.from_bytes(data[4:8], "little") + 8 == len(data)
    return data[-2:] == b"\xff\xd9"


def keep(path: Path, data: bytes, most: int = _KEPT) -> None:
    """Whole or not at all; of one folder and form no more than so many of the newest."""
    part = path.with_name(f".{uuid4().hex}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, path)
        for old in sorted(path.parent.glob(f"*{path.suffix}"), key=lambda one: -one.stat().st_mtime)[most:]:
            old.unlink(missing_ok=True)
    except OSError:  # a full disk: it is drawn again next time
        with suppress(OSError):
            part.unlink(missing_ok=True)
