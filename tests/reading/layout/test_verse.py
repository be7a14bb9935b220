"""Verse is told from rows of a column and from a headline of a few lines."""

from __future__ import annotations

import pytest

from articles.reading.layout.verse import is_verse

FREE = ["风从河上来", "带着去年的芦苇", "和", "一只旧船的影子"]
MARKED = ["柳色新如染，", "桥边客未归。", "一灯明驿路，", "微雨湿春衣。"]
COLUMN = ["老磨坊昨天上午重新转", "动，孩子们围着木轮看", "了很久，村里请来三位", "老木匠，修了一个冬天"]


@pytest.mark.parametrize("rows", [FREE, MARKED])
def test_lines_that_the_poet_ends_are_verse(rows: list[str]) -> None:
    assert is_verse(rows)


@pytest.mark.parametrize("rows", [COLUMN, FREE[:3], ["老桥通车。两岸相连", *FREE]])
def test_rows_of_a_column_or_a_few_lines_are_none(rows: list[str]) -> None:
    assert not is_verse(rows)
