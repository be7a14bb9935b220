"""The picture of a page: drawn from the kept file, blacked, and kept under an address that changes with what is hidden.

``$NEWSROOM_DATA/pictures`` holds what was drawn last; all of it can be made again, and nothing of it is ever served but
by the view that knows what may be seen.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from threading import BoundedSemaphore
from uuid import uuid4

from django.conf import settings
from PIL import Image, ImageDraw

from articles.geometry.placed import PlacedPage, UnitBox
from articles.keeping.originals import originals
from articles.models import PageText
from articles.picturing.drawing import DRAWN, draw
from articles.picturing.rendering import LONGEST_SIDE, MOST_PIXELS

SMALL, PLAIN, LARGE = SIZES = (20, 100, 200)  # dots an inch
# Counts up with each change that makes other pictures.
_VERSION = 2
DIGEST_LENGTH = 20  # of the address
# Letters of eight points can be read.
_QUALITY, _JPEG_QUALITY = 25, 55
_KEPT = 8  # pictures of one text and form: its sizes, masked for each who looks
_UNIT = 10_000
_BLACK = (0, 0, 0)
# Drawing takes a second of one core: so many at a time, so many wait, and all others are asked to come again.
_DRAWING, _WAITING = BoundedSemaphore(1), BoundedSemaphore(3)


class TooManyAtOnce(Exception):
    """Others are being drawn."""


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
        assert self.text.source_file
        of = [_VERSION, self.text.source_file.sha256, self.text.sheet, self.mask]
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
        return self._drawn(dots, "webp", encoded)

    def jpeg(self, dots: int) -> bytes:
        """Of exactly this ``size``. The same errors."""
        return self._drawn(dots, "jpg", lambda picture: as_jpeg(picture, self.size(dots)))

    def _drawn(self, dots: int, ending: str, encode: Callable[[Image.Image], bytes]) -> bytes:
        path = Path(settings.DATA_DIR) / "pictures" / str(self.text.pk) / f"{self.digest}-{dots}.{ending}"
        if data := kept(path):
            return data
        if not _WAITING.acquire(blocking=False):
            raise TooManyAtOnce
        try:
            with _DRAWING:
                # Whoever was before us may have drawn the same.
                if data := kept(path):
                    return data
                data = encode(blacked(self._sheet(dots), self.mask))
                keep(path, data)
                return data
        finally:
            _WAITING.release()

    def _sheet(self, dots: int) -> Image.Image:
        file = self.text.source_file
        assert file and self.text.sheet
        return draw(originals().path_of(file.sha256), file.kind, self.text.sheet, self.width(dots))


def has_picture(text: PageText | None) -> bool:
    return text is not None and text.source_file is not None and text.source_file.kind in DRAWN


def blacked(picture: Image.Image, mask: Iterable[UnitBox]) -> Image.Image:
    """With these boxes black, rounded outwards."""
    brush = ImageDraw.Draw(picture)
    for left, top, right, bottom in mask:
        across, down = picture.width / _UNIT, picture.height / _UNIT
        corners = (int(left * across) - 1, int(top * down) - 1, int(right * across) + 1, int(bottom * down) + 1)
        brush.rectangle(corners, fill=_BLACK)
    return picture


def encoded(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=_QUALITY, method=4)
    return file.getvalue()


def as_jpeg(picture: Image.Image, size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    exact = picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)
    exact.save(file, "JPEG", quality=_JPEG_QUALITY)
    return file.getvalue()


def kept(path: Path) -> bytes:
    """Nothing where it was not drawn yet, or cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def keep(path: Path, data: bytes) -> None:
    """Whole or not at all; of one text no more than the newest few of each form."""
    part = path.with_name(f".{uuid4().hex}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, path)
        for old in sorted(path.parent.glob(f"*{path.suffix}"), key=lambda one: -one.stat().st_mtime)[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:  # a full disk: it is drawn again next time
        with suppress(OSError):
            part.unlink(missing_ok=True)
