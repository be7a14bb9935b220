"""The tilt of a page is told from its rows, whatever it is within a few degrees."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.ocr.tilt import tilt_of, turned
from tests.support.made_scan import made_scan

ROWS = ["天地玄黄宇宙洪荒日月盈昃"] * 14


@settings(max_examples=6, deadline=None)
@given(tilt=st.floats(-3.5, 3.5), columns=st.integers(1, 3))
def test_the_tilt_of_rows_of_text_is_told_to_a_tenth_of_a_degree(tilt: float, columns: int) -> None:
    scan = made_scan([ROWS] * columns, size=24, tilt=tilt)
    found = tilt_of(np.asarray(scan))
    # So little moves the ends of these short rows by less than a dot.
    assert abs(found - tilt) <= 0.1 or (found == 0.0 and abs(tilt) < 0.2)


def test_an_upright_page_is_left_as_it_is() -> None:
    grey = np.asarray(made_scan([ROWS], size=24))
    assert tilt_of(grey) == 0.0
    assert turned(grey, 0.0) is grey


def test_empty_paper_has_no_tilt() -> None:
    assert tilt_of(np.full((400, 300), 240, np.uint8)) == 0.0
