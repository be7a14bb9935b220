"""However a sheet lies on its picture, it is read straight, and its places are told as they lie."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.geometry.placed import PlacedPage, RawPlace, UnitBox
from articles.importing.ocr.as_scanned import as_scanned
from articles.importing.ocr.straight import StraightPicture, straightened
from tests.support.made_scan import made_scan

ROWS = ["天地玄黄宇宙洪荒日月盈昃"] * 24
SKEWED = [(22, 9), (1180, 18), (1200, 1190), (0, 1200)]  # where the corners of a sheet of 1200 by 1200 are seen


def test_a_sheet_photographed_at_an_angle_is_made_a_rectangle() -> None:
    page = np.asarray(made_scan([ROWS] * 3, size=24).resize((1200, 1200)))
    corners = np.array([(0, 0), (1200, 0), (1200, 1200), (0, 1200)], np.float32)
    seen = cv2.getPerspectiveTransform(corners, np.array(SKEWED, np.float32))
    skewed = np.asarray(cv2.warpPerspective(page, seen, (1200, 1200), borderValue=236), np.uint8)
    back = np.linalg.inv(straightened(skewed).back) @ seen
    (left, top), (right, upper), (low, bottom), (first, lower) = cv2.perspectiveTransform(
        corners.reshape(1, 4, 2), back
    )[0].tolist()
    assert abs(top - upper) < 6 and abs(bottom - lower) < 6
    assert abs(left - first) < 6 and abs(right - low) < 6


def test_a_straight_sheet_is_left_as_it_is() -> None:
    grey = np.asarray(made_scan([ROWS[:9]], size=24))
    assert straightened(grey).grey is grey


@given(degrees=st.floats(-4, 4), left=st.integers(0, 9000), top=st.integers(0, 9000))
def test_a_box_told_in_the_tilted_picture_keeps_its_middle_turned(degrees: float, left: int, top: int) -> None:
    place = RawPlace((left, top, left + 1000, top + 200), 10, 1, 0, 1, baseline=top + 170, places=(left, left + 500))
    page = PlacedPage("天地", (place,), (), 1000.0, 1000.0)
    turn = np.vstack([cv2.getRotationMatrix2D((500, 500), degrees, 1.0), [0, 0, 1]])
    (found,) = as_scanned(page, turn, 1000.0, 1000.0).lines
    assert found
    middle = complex(left + 500 - 5000, -(top + 100 - 5000)) * np.exp(1j * np.radians(degrees))
    box = found.box
    assert abs((box[0] + box[2]) / 2 - 5000 - middle.real) <= 2
    assert abs((box[1] + box[3]) / 2 - 5000 + middle.imag) <= 2
    assert box[2] - box[0] >= 990 and box[3] - box[1] >= 199


@pytest.mark.parametrize(
    ("quarters", "box", "upright"),
    [
        (1, (7000, 1000, 8000, 5000), True),  # its head was on the right: what is above is told there
        (2, (5000, 7000, 9000, 8000), False),
        (3, (2000, 5000, 3000, 9000), True),
    ],
)
def test_places_on_a_turned_picture_are_told_as_it_lies(quarters: int, box: UnitBox, upright: bool) -> None:
    lying = StraightPicture(np.zeros((400, 600) if quarters % 2 else (600, 400), np.uint8), np.eye(3))
    straight = lying.turned(quarters)
    assert straight.grey.shape == (600, 400)
    page = PlacedPage("天地", (RawPlace((1000, 2000, 5000, 3000), 10, 1, 0, 1, places=(1000, 3000)),), (), 400.0, 600.0)
    height, width = lying.grey.shape
    found = as_scanned(page, straight.back, float(width), float(height))
    assert (found.width_pt, found.height_pt) == (width, height)
    (line,) = found.lines
    assert line and (line.box, line.upright, line.places) == (box, upright, ())
    assert type(line.upright) is bool  # it is told as JSON
