"""A placed page packed and unpacked is the same page."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from articles.geometry.packed import packed, unpacked
from articles.geometry.placed import PlacedPage, RawPlace

UNITS = st.integers(-10, 10_010)
BOXES = st.tuples(UNITS, UNITS, UNITS, UNITS)
FLOATS = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
PLACES = st.builds(
    RawPlace, BOXES, FLOATS, FLOATS, st.integers(0, 99), st.integers(0, 99), FLOATS, FLOATS, st.booleans(),
    UNITS, st.lists(UNITS, max_size=5).map(tuple), st.booleans(), st.floats(0, 1),
)  # fmt: skip


@given(st.lists(st.none() | PLACES, max_size=5), st.lists(st.tuples(st.integers(0, 9), BOXES), max_size=3))
def test_what_is_packed_as_json_comes_back_the_same(lines: list, pictures: list) -> None:
    page = PlacedPage("版面\n文字", tuple(lines), tuple(pictures), 992.13, 1417.32)
    assert unpacked(page.text, json.loads(json.dumps(packed(page)))) == page
