"""Pictures on paper: where each stands on sheets of A4 or A3, and these as a PDF. Pure.

Lengths are points; on a sheet they count from its left lower corner, as in a PDF.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

Paper = tuple[float, float]  # width and height
A4: Paper = (595.28, 841.89)
# Printed on A4 it fills the sheet: both have the same form.
A3: Paper = (841.89, 1190.55)

_MARGIN = 36.0
_FOOT = 30.0  # above the lower margin, for the two lines that say whence
_GAP = 14.0
_SIZE, _LEADING = 9.0, 13.0
# Every Chinese machine has a typeface for it, so that none is in the file.
_FONT = "STSong-Light"

registerFont(UnicodeCIDFont(_FONT))
rl_config.useA85 = False  # else pictures are spelt out in ASCII, a quarter larger


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
    """Each sheet with its pictures, as they are, and whence they come; the same make the same bytes."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=paper, invariant=True, pdfVersion=(1, 4), lang="zh-CN")
    _tell(canvas, whence)
    for number, sheet in enumerate(sheets, 1):
        for one in sheet:
            picture = ImageReader(io.BytesIO(jpegs[one.picture].data))
            canvas.drawImage(picture, one.left, one.bottom, one.width, one.height)
        _foot(canvas, whence, f"　{number}/{len(sheets)}" if len(sheets) > 1 else "", paper)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _tell(canvas: Canvas, whence: Whence) -> None:
    canvas.setTitle(whence.title)
    canvas.setAuthor(whence.author)
    canvas.setSubject(whence.line)
    canvas.setCreator(whence.author)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setDateFormatter(lambda *_: "")  # an invariant file would say that it was made in 2000


def _foot(canvas: Canvas, whence: Whence, number: str, paper: Paper) -> None:
    room = paper[0] - 2 * _MARGIN
    canvas.setFont(_FONT, _SIZE)
    canvas.drawString(_MARGIN, _MARGIN + _LEADING, _fitting(whence.line, room - _width(number)) + number)
    canvas.setFont("Helvetica", _SIZE)
    canvas.drawString(_MARGIN, _MARGIN, whence.link)
    canvas.linkURL(whence.link, (_MARGIN, _MARGIN - 3, _MARGIN + room, _MARGIN + _LEADING - 4))


def _fitting(line: str, room: float) -> str:
    """As much of it as has room in so many points."""
    if _width(line) <= room:
        return line
    while _width(line + "…") > room:
        line = line[:-1]
    return line + "…"


def _width(line: str) -> float:
    return float(stringWidth(line, _FONT, _SIZE))
