"""What is done with the characters that the network has read: sizes, columns, marks."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from articles.geometry.placed import Glyph, Rectangle
from articles.importing.ocr.aligning import aligned
from articles.importing.ocr.inked import InkedCharacter
from articles.importing.ocr.marks import printed_marks
from articles.importing.ocr.row_boxes import mended, parted
from articles.importing.ocr.sizes import snapped
from articles.importing.ocr.squares import ReadRow, glyphs_of_row


def printed(text: str, left: float = 0.0, size: float = 40.0) -> list[InkedCharacter]:
    """Characters on squares side by side, each filled but for a margin."""
    boxes = [Rectangle(left + at * size + 2, 2, left + (at + 1) * size - 2, size - 2) for at in range(len(text))]
    return [InkedCharacter(char, box, 1.0) for char, box in zip(text, boxes, strict=True)]


def row(x: float, count: int = 6, size: float = 40.0) -> list[Glyph]:
    return [Glyph("天", x + at * size, 0.0, size, x + (at + 1) * size) for at in range(count)]


def test_sizes_that_seem_to_differ_are_one() -> None:
    starts = [(0.0, 60.0 * at) for at in range(5)]
    found = snapped([40.0, 40.6, 39.5, 60.0, 61.0], [12, 12, 12, 8, 8], starts)
    assert found[0] == found[1] == found[2] and found[3] == found[4] == 60.5


def test_a_row_of_two_ideographs_is_as_large_as_the_row_above_it() -> None:
    starts = [(0.0, 0.0), (0.0, 60.0), (0.0, 120.0), (900.0, 120.0), (900.0, 170.0)]
    found = snapped([40.0, 40.0, 37.5, 37.0, 37.0], [12, 12, 2, 12, 12], starts)
    assert found[2] == 40.0


def test_rows_that_begin_nearly_at_one_place_begin_there() -> None:
    found = aligned([row(100.0), row(104.0), row(98.0), row(180.0)])
    assert [part[0].x for part in found] == [100.0, 100.0, 100.0, 180.0]


def test_rows_that_end_nearly_at_one_place_end_there() -> None:
    found = aligned([row(100.0), row(100.0, 6, 40.5), row(100.0, 6, 39.8)])
    assert {part[-1].right for part in found} == {340.0}


def test_half_width_marks_in_chinese_are_full_width() -> None:
    told = printed_marks(printed("平湖市委市政府(今天),昨天12:30"), 36)
    assert "".join(one.char for one in told) == "平湖市委市政府（今天），昨天12:30"


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("(FFPARK)、平湖时尚中心", "（FFPARK）、平湖时尚中心"),
        ("(FFPARK)", "(FFPARK)"),
        ("(Made in China)是三个词", "（Made in China）是三个词"),
        ("see (map) below 图", "see (map) below 图"),
    ],
)
def test_a_long_foreign_word_makes_no_row_foreign(read: str, told: str) -> None:
    assert "".join(one.char for one in printed_marks(printed(read), 36)) == told


def test_a_quotation_mark_of_which_half_is_lost_is_whole() -> None:
    told = printed_marks(printed("‘文明”与“山海’"), 36)
    assert "".join(one.char for one in told) == "“文明”与“山海”"


def test_nothing_is_quoted_empty() -> None:
    told = printed_marks(printed("探索共富“’绿码”"), 36)
    assert "".join(one.char for one in told) == "探索共富“绿码”"


def test_a_stroke_as_long_as_two_characters_is_two_dashes() -> None:
    dash = InkedCharacter("—", Rectangle(82, 18, 160, 22), 1.0)
    told = printed_marks([*printed("平湖"), dash, *printed("日报", 160)], 40)
    assert "".join(one.char for one in told) == "平湖——日报"


def test_a_row_is_cut_where_a_rule_runs_through_it() -> None:
    rule = Rectangle(200, 0, 201, 500)
    assert [round(part.left) for part in parted([Rectangle(10, 100, 400, 130)], [rule])] == [10, 203]


def test_a_rule_at_a_rows_end_leaves_no_part_of_its_own() -> None:
    rule = Rectangle(395, 0, 396, 500)
    (part,) = parted([Rectangle(10, 100, 400, 130)], [rule])
    assert part.right < 395


def test_a_quotation_mark_at_a_headlines_end_has_both_its_strokes() -> None:
    paper = np.full((200, 600), 255, np.uint8)
    for left in (398, 412):
        paper[105:122, left : left + 8] = 20
    (row,) = mended([Rectangle(100, 100, 400, 170)], paper)
    assert row.right >= 420


def test_ideographs_stand_at_even_distances_though_their_print_does_not() -> None:
    aside = [*printed("天地玄黄"), InkedCharacter("卜", Rectangle(178, 2, 194, 38), 1.0), *printed("宇宙", 200)]
    glyphs = glyphs_of_row(ReadRow(tuple(aside)), 40.0)
    steps = {round(other.x - one.x) for one, other in pairwise(glyphs)}
    assert steps == {40}


def test_a_row_that_noise_parts_from_the_rows_around_it_is_as_large_as_they_are() -> None:
    starts = [(0.0, 60.0 * at) for at in range(6)] + [(900.0, 0.0), (900.0, 60.0), (900.0, 120.0)]
    sizes = [40.2, 40.2, 38.2, 40.2, 40.2, 40.2, 36.6, 36.6, 36.6]
    assert set(snapped(sizes, [12, 12, 9, 12, 12, 12, 18, 18, 18], starts)[:6]) == {snapped(sizes, [12] * 9, starts)[0]}


def test_a_point_between_ideographs_is_as_wide_as_they_are() -> None:
    point = InkedCharacter("·", Rectangle(97, 17, 103, 23), 1.0)
    glyphs = glyphs_of_row(ReadRow((*printed("长江"), point, *printed("三角", 120))), 40.0)
    assert all(other.x - one.right < 2 for one, other in pairwise(glyphs))
