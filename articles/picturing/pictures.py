"""The picture of a page: drawn from the kept file, blacked, and kept under an address that changes with what is hidden.

``$NEWSROOM_DATA/pictures`` holds what was drawn last; all of it can be made again, and nothing of it is ever served but
by the view that knows what may be seen.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
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
_VERSION = 2
DIGEST_LENGTH = 20  # of the address
_QUALITY = 25  # of WebP: letters of eight points can be read
_KEPT = 8  # pictures of one text: its sizes, masked for each who looks
_UNIT = 10_000
_BLACK = (0, 0, 0)
# Drawing takes a second of one core: so many at a time, so many wait, and all others are asked to come again.
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
        path = self.folder / f"{self.digest}-{dots}.webp"
        return kept(path) or self._drawn(path, dots)

    @property
    def folder(self) -> Path:
        """Of what is drawn of its text."""
        return Path(settings.DATA_DIR) / "pictures" / str(self.text.pk)

    def _drawn(self, path: Path, dots: int) -> bytes:
        with one_at_a_time():
            # Whoever was before us may have drawn the same.
            if data := kept(path):
                return data
            data = encoded(blacked(self._sheet(dots), self.mask))
            keep(path, data)
            return data

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


def kept(path: Path) -> bytes:
    """Nothing where it was not drawn yet, or cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def keep(path: Path, data: bytes, most: int = _KEPT) -> None:
    """Whole or not at all; of one folder no more than so many of the newest."""
    part = path.with_name(f".{uuid4().hex}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, path)
        for old in sorted(path.parent.glob("*.webp"), key=lambda one: -one.stat().st_mtime)[most:]:
            old.unlink(missing_ok=True)
    except OSError:  # a full disk: it is drawn again next time
        with suppress(OSError):
            part.unlink(missing_ok=True)
