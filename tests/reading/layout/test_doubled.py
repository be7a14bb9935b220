"""A headline set twice in its line: one copy is kept, the other is quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.layout.doubled import undouble

PARALLEL = "全县上下合力推进园区建设 全县上下合力推进校舍建设"


@pytest.mark.parametrize(
    ("line", "kept", "cut"),
    [
        ("早稻开镰收割早稻开镰收割", "早稻开镰收割", "早稻开镰收割"),
        ("早稻开镰收割 早稻开镰收割", "早稻开镰收割", "早稻开镰收割"),
        ("早稻开镰 田野飘香早稻开镰 田野飘香", "早稻开镰 田野飘香", "早稻开镰 田野飘香"),
        ("早稻 开镰收割早稻开镰 收割", "早稻 开镰收割", "早稻开镰 收割"),
        ("早稻开镰收割早稻开镶收割", "早稻开镰收割", "早稻开镶收割"),
        ("城东公园步道月底全线贯通城东公园步逍月底全钱贯通", "城东公园步道月底全线贯通", "城东公园步逍月底全钱贯通"),
        ("早稻“开镰”收割忙旱稻大开镰”收割忙", "早稻“开镰”收割忙", "旱稻大开镰”收割忙"),
        ("首届(2023)年会首届（2023）年会", "首届(2023)年会", "首届（2023）年会"),
    ],
)
def test_a_doubled_headline_is_undone(line: str, kept: str, cut: str) -> None:
    assert undouble(line) == (kept, cut)


@pytest.mark.parametrize(
    "line", ["早稻开镰收割", "好好", "加油加油", "早稻开镰早稻丰收", "", " ", "一二三四一二三五", PARALLEL]
)
def test_a_headline_that_stands_once_is_left_alone(line: str) -> None:
    assert undouble(line) == (line, None)


@given(st.text("早稻开镰收割 好，1\0𠮷", max_size=16) | st.text(max_size=40))
def test_undoubling_keeps_a_prefix_and_cuts_the_rest(line: str) -> None:
    kept, cut = undouble(line)
    assert line.startswith(kept)
    assert cut is None or line.endswith(cut) or line.rstrip().endswith(cut)
