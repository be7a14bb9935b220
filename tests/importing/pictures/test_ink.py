"""Whether a page's lines stand on a picture where its text says."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from articles.geometry.placed import UnitBox
from articles.importing.pictures.ink import stands_there

SIZE = (900, 1_200)
HEADLINE: list[UnitBox] = [(1_000, 500, 8_000, 900)]
LINES: list[UnitBox] = [(1_000, 1_500 + 150 * row, 9_000 if row % 5 else 5_000, 1_600 + 150 * row) for row in range(40)]
PAGE = HEADLINE + LINES


def printed(boxes: list[UnitBox]) -> Image.Image:
    picture = Image.new("L", SIZE, 240)
    for box in boxes:
        across, down = SIZE[0] / 10_000, SIZE[1] / 10_000
        ImageDraw.Draw(picture).rectangle(
            [round(side * (across, down)[at % 2]) for at, side in enumerate(box)], fill=90
        )
    return picture


def grown(picture: Image.Image, by: float) -> Image.Image:
    """With so much more paper on every side."""
    across, down = (round(by * side) for side in picture.size)
    larger = Image.new("L", (picture.width + 2 * across, picture.height + 2 * down), 240)
    larger.paste(picture, (across, down))
    return larger


def test_on_its_own_picture_it_stands_trimmed_a_little_or_not() -> None:
    assert stands_there(printed(PAGE), PAGE)
    assert stands_there(grown(printed(PAGE), 0.002), PAGE)


def test_what_else_stands_on_the_page_does_not_count() -> None:
    assert stands_there(printed([*PAGE, (1_000, 8_000, 9_000, 9_900)]), PAGE)


OTHER = {
    "turned upside down": printed(PAGE).rotate(180),
    "another page": printed([(1_000, 7_800, 8_000, 8_300), *((a, b - 1_060, c, d - 1_060) for a, b, c, d in LINES)]),
    "untrimmed": grown(printed(PAGE), 0.04),
    "empty": printed([]),
}


@pytest.mark.parametrize("picture", OTHER.values(), ids=OTHER)
def test_on_no_other_picture_it_stands(picture: Image.Image) -> None:
    assert not stands_there(picture, PAGE)


def test_without_lines_nothing_stands_anywhere() -> None:
    assert not stands_there(printed(PAGE), [])
