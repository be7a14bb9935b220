"""A sheet that lies on its head or on its side is told by its rows."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from articles.geometry.placed import Rectangle
from articles.importing.ocr.lying import quarters_to_turn
from tests.support.made_scan import made_scan

ROW = "早稻育秧进入高峰今年全镇推广"


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_the_way_a_sheet_lies_is_told_from_its_rows(quarters: int) -> None:
    row = made_scan([[ROW]], size=41).crop((110, 115, 710, 180))  # without the margins
    lying = np.asarray(row.rotate(-90 * quarters, expand=True))
    height, width = lying.shape
    assert quarters_to_turn(lying, [Rectangle(0, 0, width, height)]) == quarters


def test_upright_rows_of_a_sheet_that_lies_right_are_no_rows_on_their_side() -> None:
    tall = Image.new("L", (70, 60 * len(ROW)), 236)
    for at, char in enumerate(ROW):
        tall.paste(made_scan([[char]], size=41).crop((115, 115, 175, 175)), (5, 60 * at))
    assert quarters_to_turn(np.asarray(tall), [Rectangle(0, 0, tall.width, tall.height)]) == 0
