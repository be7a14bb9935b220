"""The picture of a page: drawn from the kept file, blacked, and kept under an address that changes with what is hidden.

``$NEWSROOM_DATA/pictures`` holds what was drawn last; all of it can be made again, and nothing of it is ever served but
by the view that knows what may be seen.
"""

from __future__ import annotations

import hashlib
import io
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
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

SMALL, PLAIN, LARGE = SIZES = (20, 100, 200)  # dots an inch
# Counts up with each change that makes other pictures.
_VERSION = 3
DIGEST_LENGTH = 20  # of the address
# Of WebP, the best first: with the least, letters of eight points can still be read.
_QUALITIES = (25, 15, 8)
# Bytes of the plain one, so that a page with its picture has 400 KB at most.
MOST_BYTES = 260_000
_KEPT = 8  # pictures of one text: its sizes, masked for each who looks
_UNIT = 10_000
_DAY = 86_400  # seconds
_BLACK = (0, 0, 0)
# Drawing takes a second of one core: so many at a time, so many with those that wait; all others are to come again.
_DRAWING, _WAITING = BoundedSemaphore(1), BoundedSemaphore(3)


class TooManyAtOnce(Exception):
    """Others are being drawn."""


@dataclass(frozen=True)
class PagePicture:
    """Of one text of a page, as somebody may see it. ``mask``: boxes in 1/10,000 of the sheet."""

    text: PageText
    placed: PlacedPage
    mask: tuple[UnitBox, ...]

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

    def webp(self, dots: int) -> bytes:
        """Raises Undrawn and TooManyAtOnce."""
        folder = Path(settings.DATA_DIR) / "pictures" / str(self.text.pk)
        path = folder / f"{self.digest}-{dots}.webp"
        return kept(path) or self._drawn(path, dots)

    def _drawn(self, path: Path, dots: int) -> bytes:
        if not _WAITING.acquire(blocking=False):
            raise TooManyAtOnce
        try:
            with _DRAWING:
                # Whoever was before us may have drawn the same.
                if data := kept(path):
                    return data
                data = encoded(blacked(self._sheet(dots), self.mask), MOST_BYTES if dots == PLAIN else None)
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


def kept(path: Path) -> bytes:
    """Nothing where it was not drawn yet, or cannot be read. Its file's time is the day it was last asked for."""
    try:
        data, asked_at = path.read_bytes(), path.stat().st_mtime
    except OSError:
        return b""
    if time.time() - asked_at > _DAY:
        with suppress(OSError):
            os.utime(path)
    return data


def keep(path: Path, data: bytes) -> None:
    """Whole or not at all; of one text no more than the newest few."""
    part = path.with_name(f".{uuid4().hex}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, path)
        for old in sorted(path.parent.glob("*.webp"), key=lambda one: -one.stat().st_mtime)[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:  # a full disk: it is drawn again next time
        with suppress(OSError):
            part.unlink(missing_ok=True)
