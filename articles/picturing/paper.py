"""Pictures on paper: where each stands on sheets of A4 or A3, and these as a PDF. Pure.

Lengths are points; on a sheet they count from its left lower corner, as in a PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.picturing.pdf_file import PdfFile, add_fonts, in_chinese, in_latin, text_of

Paper = tuple[float, float]  # width and height
A4: Paper = (595.28, 841.89)
# Printed on A4 it fills the sheet: both have the same form.
A3: Paper = (841.89, 1190.55)

_MARGIN = 36.0
_FOOT = 30.0  # above the lower margin, for the two lines that say whence
_GAP = 14.0
_SIZE, _LEADING = 9.0, 13.0


class Jpeg(NamedTuple):
    """``width`` and ``height`` in pixels."""

    data: bytes
    width: int
    height: int


class Laid(NamedTuple):
    """One of the pictures, counted from 0, on one of the sheets."""

    picture: int
    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True)
class Whence:
    """What is told to whoever prints: below each sheet ``line`` and ``link``, in the file's properties the rest."""

    title: str
    author: str
    line: str
    link: str


def laid_out(sizes: Sequence[tuple[float, float]], paper: Paper) -> list[list[Laid]]:
    """The sheets; pictures of these widths and heights one below the other, none larger than it was printed, smaller
    only where the sheet asks for it."""
    room, top = paper[0] - 2 * _MARGIN, paper[1] - _MARGIN
    lowest = _MARGIN + _FOOT
    sheets: list[list[Laid]] = []
    free = 0.0
    for picture, (width, height) in enumerate(sizes):
        scale = min(1.0, room / width, (top - lowest) / height)
        if not sheets or free - scale * height < lowest:
            sheets.append([])
            free = top
        left, bottom = (paper[0] - scale * width) / 2, free - scale * height
        sheets[-1].append(Laid(picture, left, max(bottom, lowest), scale * width, scale * height))
        free = bottom - _GAP
    return sheets


def as_pdf(jpegs: Sequence[Jpeg], sheets: Sequence[Sequence[Laid]], paper: Paper, whence: Whence) -> bytes:
    """Each sheet with its pictures and whence they come."""
    file = PdfFile()
    fonts = add_fonts(file)
    link = file.add(_link(paper, whence.link))
    images = [file.add(_image(jpeg), jpeg.data) for jpeg in jpegs]
    # A page and what is drawn on it are two objects; the tree that each page names comes after them all.
    tree = file.count + 2 * len(sheets) + 1
    kids = ""
    for number, sheet in enumerate(sheets, 1):
        drawn = "\n".join([*map(_drawn, sheet), _foot(whence, f"　{number}/{len(sheets)}", paper)])
        content = file.add("", drawn.encode("ascii"))
        shown = "".join(f"/I{one.picture} {images[one.picture]} 0 R" for one in sheet)
        box = f"/MediaBox[0 0 {paper[0]:.2f} {paper[1]:.2f}]/Contents {content} 0 R"
        used = f"/Resources<</XObject<<{shown}>>/Font<<{fonts}>>>>/Annots[{link} 0 R]"
        kids += f"{file.add(f'/Type/Page/Parent {tree} 0 R{box}{used}')} 0 R "
    file.add(f"/Type/Pages/Kids[{kids}]/Count {len(sheets)}")
    catalog = file.add(f"/Type/Catalog/Pages {tree} 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>")
    info = file.add(f"/Title {text_of(whence.title)}/Author {text_of(whence.author)}/Subject {text_of(whence.line)}")
    return file.whole(catalog, info)


def _image(jpeg: Jpeg) -> str:
    size = f"/Width {jpeg.width}/Height {jpeg.height}"
    return f"/Type/XObject/Subtype/Image{size}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"


def _link(paper: Paper, address: str) -> str:
    box = f"{_MARGIN:.2f} {_MARGIN - 3:.2f} {paper[0] - _MARGIN:.2f} {_MARGIN + _LEADING - 4:.2f}"
    return f"/Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/A<</S/URI/URI {in_latin(address)}>>"


def _drawn(one: Laid) -> str:
    return f"q {one.width:.2f} 0 0 {one.height:.2f} {one.left:.2f} {one.bottom:.2f} cm /I{one.picture} Do Q"


def _foot(whence: Whence, number: str, paper: Paper) -> str:
    number = "" if number == "　1/1" else number
    line = _fitting(whence.line, (paper[0] - 2 * _MARGIN) / _SIZE - len(number)) + number
    above = f"{_LEADING} TL 1 0 0 1 {_MARGIN} {_MARGIN + _LEADING} Tm /C {_SIZE} Tf {in_chinese(line)} Tj"
    return f"BT {above} T* /L {_SIZE} Tf {in_latin(whence.link)} Tj ET"


def _fitting(line: str, em: float) -> str:
    """As much of it as has room in so many squares."""
    taken, shown = 0.0, ""
    for char in line:
        taken += 0.5 if char.isascii() else 1.0
        if taken > em:
            return shown[:-1] + "…"
        shown += char
    return shown
