"""Make ``articles/chinese/shapes.txt``: which characters look alike, from pictures of them in two fonts.

python -m tests.bench.shapes [--serif FILE.ttc:2] [--sans FILE.ttc:2]

Each of the 6,763 characters of GB 2312 is drawn (Noto CJK, whose licence leaves what is made from its pictures free),
blurred to 24 × 24 points, and compared with each other one: the whole picture, the picture drawn out to the frame
(日曰), and its halves (陪倍 have the right one in common). One line a character: itself and, in groups parted by
blanks, what is as like it as ``articles.chinese.shapes.LIKENESS`` says of the group.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from articles.chinese.shapes import LIKENESS, SHAPES

Pictures = NDArray[np.float32]

NOTO = "/usr/share/fonts/opentype/noto/Noto{}CJK-Regular.ttc:2"
SIZE, DRAWN, FRAME = 24, 64, 80  # points a side of what is compared, pixels of a character and of its frame
KEPT, RETURNED = 28, 8  # likest of each; so many of these have it among theirs too
# Lowest likeness of each group, as measured; what is less like is not in the table but as one of the likest.
LOWEST = (0.95, 0.91, 0.87, 0.82, -1.0)
# What a drawn-out picture is worth less.
STRETCHED = 0.03


def common_characters() -> list[str]:
    codes = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [code.decode("gb2312", "ignore") for code in codes if code.decode("gb2312", "ignore")]


def pictures(chars: list[str], font: str, *, stretched: bool = False, blur: float = 3.2) -> Pictures:
    """(characters, points, points), dark 255; ``blur`` in pixels of what is drawn; ``font`` is a file and a number."""
    path, _, number = font.partition(":")
    drawn = ImageFont.truetype(path, DRAWN, index=int(number or 0))
    made = np.zeros((len(chars), SIZE, SIZE), np.float32)
    for at, char in enumerate(chars):
        image = Image.new("L", (FRAME, FRAME), 0)
        ImageDraw.Draw(image).text((8, -4), char, font=drawn, fill=255)
        image = _drawn_out(image) if stretched else image
        made[at] = np.asarray(image.filter(ImageFilter.GaussianBlur(blur)).resize((SIZE, SIZE), Image.Resampling.BOX))
    return made


def _drawn_out(image: Image.Image) -> Image.Image:
    """To the whole frame; what is much wider than high, or higher than wide, in one direction only."""
    ink = image.crop(image.getbbox() or (0, 0, DRAWN, DRAWN))
    long = max(ink.size)
    if min(ink.size) * 2 < long:
        square = Image.new("L", (long, long), 0)
        square.paste(ink, ((long - ink.width) // 2, (long - ink.height) // 2))
        ink = square
    framed = Image.new("L", (FRAME, FRAME), 0)
    framed.paste(ink.resize((DRAWN, DRAWN)), (8, 8))
    return framed


def likeness(made: Pictures) -> Pictures:
    """Of each to each, 1 where they are the same: how their points vary together."""
    flat = made.reshape(len(made), -1)
    flat = flat - flat.mean(axis=1, keepdims=True)
    flat /= np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6)
    alike: Pictures = flat @ flat.T
    return alike


def all_likenesses(chars: list[str], serif: str, sans: str) -> Pictures:
    whole = [likeness(pictures(chars, font)) for font in (serif, sans)]
    out = [likeness(pictures(chars, font, stretched=True)) - STRETCHED for font in (serif, sans)]
    plain = pictures(chars, sans)
    middle = SIZE // 2 - 1
    cut = (plain[:, :, middle:], plain[:, :, :middle], plain[:, middle:], plain[:, : middle + 2])
    halves = np.maximum.reduce([likeness(half) for half in cut])
    best = np.maximum.reduce([*whole, *out])
    mixed: Pictures = 0.25 * whole[0] + 0.25 * whole[1] + 0.3 * best + 0.2 * halves
    np.fill_diagonal(mixed, -1)
    return mixed


def lines(chars: list[str], mixed: Pictures) -> Iterator[str]:
    order = np.argsort(-mixed, axis=1, kind="stable")[:, :KEPT]
    rows = [set(row.tolist()) for row in order]
    for at, row in enumerate(order):
        for other in row[:RETURNED].tolist():
            rows[other].add(at)
    for at, row in enumerate(rows):
        ranked = sorted(row, key=lambda other: (-mixed[at, other], other))
        groups = ["" for _ in LIKENESS]
        for other in ranked:
            groups[next(n for n, least in enumerate(LOWEST) if mixed[at, other] >= least)] += chars[other]
        yield " ".join([chars[at], *(group or "-" for group in groups)]).rstrip("- ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--serif", default=NOTO.format("Serif"))
    parser.add_argument("--sans", default=NOTO.format("Sans"))
    options = parser.parse_args()
    chars = common_characters()
    SHAPES.write_text("\n".join(lines(chars, all_likenesses(chars, options.serif, options.sans))) + "\n", "utf-8")
    print(f"{SHAPES}: {len(chars)} characters, {SHAPES.stat().st_size} bytes")


if __name__ == "__main__":
    main()
