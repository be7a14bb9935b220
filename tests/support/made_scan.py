"""A small printed page as a picture: rows of text in columns, set with the machine's Chinese type."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

TYPE = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
SIMPLIFIED = 2  # its face of the collection


def made_scan(
    columns: Sequence[Sequence[str]], *, headline: str = "", size: int = 41, tilt: float = 0.0, paper: int = 236
) -> Image.Image:
    """Columns of rows side by side under a headline, 300 dots to the inch, tilted anticlockwise by so many degrees."""
    text, large = (ImageFont.truetype(TYPE, side, index=SIMPLIFIED) for side in (size, 3 * size))
    width = max(len(row) for rows in columns for row in rows) * size
    step, gap, top = round(1.45 * size), 2 * size, 8 * size if headline else 3 * size
    height = top + step * max(map(len, columns)) + 3 * size
    picture = Image.new("L", (6 * size + len(columns) * (width + gap), height), paper)
    pen = ImageDraw.Draw(picture)
    pen.text((3 * size, 3 * size), headline, 30, font=large)
    for number, rows in enumerate(columns):
        for at, row in enumerate(rows):
            pen.text((3 * size + number * (width + gap), top + at * step), row, 40, font=text)
    return picture.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=paper)
