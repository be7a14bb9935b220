"""An article's cuttings from one sheet: taken from the picture that is blacked already, never from the sheet itself."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from PIL import Image

from articles.geometry.placed import UnitBox
from articles.picturing.drawing import Undrawn
from articles.picturing.paper import Jpeg
from articles.picturing.pictures import DIGEST_LENGTH, LARGE, PagePicture, encoded, keep, kept, one_at_a_time

# Counts up with each change that makes other cuttings.
_VERSION = 1
_KEPT = 64  # cuttings of one text, each for all who see the same of it
_QUALITY = 70  # quality, of what is printed
_UNIT = 10_000


@dataclass(frozen=True)
class CutOut:
    """``boxes``: in 1/10,000 of the sheet, in reading order."""

    picture: PagePicture
    boxes: tuple[UnitBox, ...]

    def digest(self, box: UnitBox) -> str:
        """Another one where anything of the sheet's picture differs."""
        return hashlib.sha256(f"{_VERSION} {self.picture.digest} {box}".encode()).hexdigest()[:DIGEST_LENGTH]

    def webp(self, box: UnitBox) -> bytes:
        """Raises Undrawn and TooManyAtOnce."""
        return kept(self._path(box)) or self._cut(box)

    def _cut(self, box: UnitBox) -> bytes:
        """All are cut: who asks for one asks for the others too, and what takes long is to open the picture."""
        data = self.picture.webp(LARGE)
        with one_at_a_time():
            if found := kept(self._path(box)):
                return found
            cut = {one: encoded(image) for one, image in zip(self.boxes, self._images(data), strict=True)}
            for one, encoded_one in cut.items():
                keep(self._path(one), encoded_one, _KEPT)
            return cut[box]

    def jpegs(self) -> list[Jpeg]:
        """Raises Undrawn and TooManyAtOnce."""
        data = self.picture.webp(LARGE)
        with one_at_a_time():
            return [_as_jpeg(image) for image in self._images(data)]

    def _images(self, data: bytes) -> Iterator[Image.Image]:
        try:
            with Image.open(io.BytesIO(data)) as whole:
                yield from (whole.crop(_in_pixels(box, whole.size)) for box in self.boxes)
        except OSError as error:
            raise Undrawn(f"{self.picture.folder} 里的版面图已损坏；删除这个文件夹，会重新画") from error

    def _path(self, box: UnitBox) -> Path:
        return self.picture.folder / "cuttings" / f"{self.digest(box)}.webp"


def size_of(box: UnitBox, width: float, height: float) -> tuple[int, int]:
    """Of what is cut out of a sheet of this width and height, in the same unit."""
    left, top, right, bottom = box
    return ceil((right - left) * width / _UNIT), ceil((bottom - top) * height / _UNIT)


def _in_pixels(box: UnitBox, size: tuple[int, int]) -> tuple[int, int, int, int]:
    left, top = (int(side * pixels / _UNIT) for side, pixels in zip(box[:2], size, strict=True))
    right, bottom = (ceil(side * pixels / _UNIT) for side, pixels in zip(box[2:], size, strict=True))
    return left, top, right, bottom


def _as_jpeg(image: Image.Image) -> Jpeg:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=_QUALITY)
    return Jpeg(file.getvalue(), *image.size)
