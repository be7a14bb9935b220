"""What is seen around a sheet is paper, what is printed on it stays."""

from __future__ import annotations

import numpy as np

from articles.importing.ocr.bed import without_bed

PAPER, BED = 230, 40


def sheet() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.full((1000, 800), PAPER, np.uint8)


def test_a_dark_bed_around_a_sheet_becomes_paper() -> None:
    grey = sheet()
    grey[:60], grey[:, :40], grey[-50:], grey[:, -30:] = BED, BED, BED, BED
    assert without_bed(grey).min() == PAPER


def test_a_bed_beside_a_tilted_sheet_becomes_paper() -> None:
    grey = sheet()
    for row in range(1000):
        grey[row, : row // 20] = BED
    assert (without_bed(grey) == PAPER).mean() > 0.998


def test_a_picture_on_the_sheet_stays() -> None:
    grey = sheet()
    grey[:, :40] = BED
    grey[100:400, 300:700] = 90
    found = without_bed(grey)
    assert (found[100:400, 300:700] == 90).all() and found[:, :40].min() == PAPER


def test_a_sheet_that_fills_its_picture_is_left_as_it_is() -> None:
    grey = sheet()
    grey[300:340, 0:200] = 60  # a mark at the edge
    assert without_bed(grey) is grey
