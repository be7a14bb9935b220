"""The tilt of a page is told from its rows, whatever it is within a few degrees."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.geometry.placed import PlacedPage, RawPlace
from articles.importing.ocr.tilt import tilt_of, turned
from articles.importing.ocr.tilted import tilted_back
from tests.support.made_scan import made_scan

ROWS = ["天地玄黄宇宙洪荒日月盈昃"] * 14


@settings(max_examples=6, deadline=None)
@given(tilt=st.floats(-3.5, 3.5), columns=st.integers(1, 3))
def test_the_tilt_of_rows_of_text_is_told_to_a_twentieth_of_a_degree(tilt: float, columns: int) -> None:
    scan = made_scan([ROWS] * columns, size=24, tilt=tilt)
    found = tilt_of(np.asarray(scan))
    # So little moves the ends of these short rows by less than a dot.
    assert abs(found - tilt) <= 0.06 or (found == 0.0 and abs(tilt) < 0.2)


def test_an_upright_page_is_left_as_it_is() -> None:
    grey = np.asarray(made_scan([ROWS], size=24))
    assert tilt_of(grey) == 0.0
    assert turned(grey, 0.0) is grey


def test_empty_paper_has_no_tilt() -> None:
    assert tilt_of(np.full((400, 300), 240, np.uint8)) == 0.0


@given(degrees=st.floats(-4, 4), left=st.integers(0, 9000), top=st.integers(0, 9000))
def test_a_box_told_in_the_tilted_picture_keeps_its_middle_turned(degrees: float, left: int, top: int) -> None:
    place = RawPlace((left, top, left + 1000, top + 200), 10, 1, 0, 1, baseline=top + 170, places=(left, left + 500))
    page = PlacedPage("天地", (place,), (), 1000.0, 1000.0)
    (found,) = tilted_back(page, degrees).lines
    assert found
    middle = complex(left + 500 - 5000, -(top + 100 - 5000)) * np.exp(1j * np.radians(degrees))
    box = found.box
    assert abs((box[0] + box[2]) / 2 - 5000 - middle.real) <= 2
    assert abs((box[1] + box[3]) / 2 - 5000 + middle.imag) <= 2
    assert box[2] - box[0] >= 990 and box[3] - box[1] >= 199
