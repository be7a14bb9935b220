"""A sheet of a picture file as it is seen: grey, upright, black on white paper. Nothing large is unpacked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from articles.importing.files.faults import Unreadable

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
_MOST_PIXELS = 160_000_000  # a broadsheet at 600 dots to the inch has 140
_FEWEST_PIXELS = 64  # of a side
_MOST_SHEETS = 5_000
_DPI = range(90, 2401)  # what a scan may be; screens' 72 says that nobody knows
_UNLIKE = 1.05  # times as many dots across as down that a fax has
_DAMAGED = "图片已损坏，打不开；请重新扫描或另取一份再导入"
_UNKNOWN = "不是能认的图片（JPEG、PNG、TIFF、WebP）；请另存为其中一种再导入"
_TOO_LARGE = f"图片太大（超过 {_MOST_PIXELS // 1_000_000} 百万像素），不像版面；请降低分辨率再导入"
_TOO_SMALL = "图片太小，看不清字；请用 300 dpi 重新扫描再导入"
_NO_SHEET = "图片里没有这一页；请核对文件再导入"


@dataclass(frozen=True)
class Scan:
    """``image`` of mode L; ``dpi``: dots to the inch where the file says so; one of ``count`` sheets."""

    image: Image.Image
    dpi: float | None
    count: int


def scan_of(path: Path, number: int) -> Scan:
    """The ``number``-th sheet of the file, counted from 1. Raises Unreadable and OSError."""
    with path.open("rb") as file, _told():
        picture = Image.open(file, formats=FORMATS)
        count = _count(picture)
        if not 1 <= number <= count:
            raise Unreadable(_NO_SHEET)
        picture.seek(number - 1)
        _check_size(*picture.size)
        dpi = _dpi(picture)
        picture.draft("L", None)
        square = _squared(_grey(picture), dpi)
        return Scan(ImageOps.exif_transpose(square), dpi and max(dpi), count)


def sheets_of(path: Path) -> int:
    """How many sheets the file has, of which the first is not too large. Raises Unreadable and OSError."""
    with path.open("rb") as file, _told():
        picture = Image.open(file, formats=FORMATS)
        _check_size(*picture.size)
        return _count(picture)


def look_through(path: Path, number: int) -> None:
    """Unpacks the sheet as coarsely as its format allows. Raises as ``scan_of`` does where it is not whole."""
    with path.open("rb") as file, _told():
        picture = Image.open(file, formats=FORMATS)
        picture.seek(number - 1)
        _check_size(*picture.size)
        picture.draft("L", (picture.width // 8, picture.height // 8))
        picture.load()


@contextmanager
def _told() -> Iterator[None]:
    """What Pillow raises, in words for people."""
    try:
        yield
    except UnidentifiedImageError as error:
        raise Unreadable(_UNKNOWN) from error
    except Image.DecompressionBombError as error:
        raise Unreadable(_TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError) as error:
        raise Unreadable(_DAMAGED) from error


def _count(picture: Image.Image) -> int:
    """Of a TIFF the sheets; other formats' further frames are previews and movement."""
    return min(_MOST_SHEETS, int(getattr(picture, "n_frames", 1))) if picture.format == "TIFF" else 1


def _check_size(width: int, height: int) -> None:
    if width * height > _MOST_PIXELS:
        raise Unreadable(_TOO_LARGE)
    if min(width, height) < _FEWEST_PIXELS:
        raise Unreadable(_TOO_SMALL)


def _dpi(picture: Image.Image) -> tuple[float, float] | None:
    """Dots to the inch across and down as the file lies."""
    across, down = picture.info.get("dpi") or (0, 0)
    if int(across) in _DPI and int(down) in _DPI:
        return float(across), float(down)
    return None


def _grey(picture: Image.Image) -> Image.Image:
    """What can be seen through is paper."""
    if picture.mode.startswith("I;16") or picture.mode == "I":
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if "A" in picture.mode or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("L")
    return picture.convert("L")


def _squared(picture: Image.Image, dpi: tuple[float, float] | None) -> Image.Image:
    """With as many dots across as down, as the finer has."""
    if not dpi or max(dpi) <= _UNLIKE * min(dpi):
        return picture
    across, down = (max(dpi) / one for one in dpi)
    return picture.resize((round(picture.width * across), round(picture.height * down)), Image.Resampling.BICUBIC)
