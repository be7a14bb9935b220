"""Characters to lines."""

from __future__ import annotations

from articles.geometry.placed import Glyph
from articles.geometry.setting import lines_of
from tests.support.set_sheets import LONG, column, row, upright


def texts(glyphs: list) -> set[str]:
    return {line.text for line in lines_of(glyphs)}


def test_rows_of_two_columns_never_run_together() -> None:
    narrow = 7.5  # points of gutter: less than a character
    lines = texts(column(LONG, 0, 0) + column(LONG[::-1], 100 + narrow, 0))
    assert {len(text) for text in lines} <= set(range(1, 11))
    assert LONG[8:18] in lines


def test_a_blank_in_a_row_is_white_and_no_gutter() -> None:
    glyphs = row("■记者\u3000林知夏\u3000周明远", 0, 10) + column(LONG, 0, 20, 12)
    assert "■记者\u3000林知夏\u3000周明远" in texts(glyphs)


def test_behind_a_closing_mark_half_a_square_of_white_is_a_blank() -> None:
    """As browsers set one: they take away half of what the mark and the blank leave white."""
    phrases = row("老街“开市”", 0, 30, 20.0) + row("新桥“通车”", 130, 30, 20.0)
    assert texts(phrases) == {"老街“开市”\u3000新桥“通车”"}


def test_a_headline_of_two_phrases_is_one_though_the_white_between_them_goes_on_below_as_a_gutter() -> None:
    for first in ("新桥通车两岸", "新桥“通车”"):
        left = (len(first) + 1) * 24.0
        headline = row(first, 0, 24, 24.0) + row("河街开市", left, 24, 24.0)
        below = column(LONG, 0, 40, len(first) * 24 // 10) + column(LONG[::-1], left, 40, 9)
        assert f"{first}\u3000河街开市" in texts(headline + below)


def test_letter_spacing_makes_no_blanks() -> None:
    assert texts(row("老石桥集市开张", 0, 10, spacing=4.0)) == {"老石桥集市开张"}


def test_a_headline_struck_twice_is_read_once() -> None:
    twice = row("老街开市", 0, 30, 30.0) + row("老街开市", 0.6, 30.3, 30.0)
    assert texts(twice) == {"老街开市"}


def test_both_strokes_of_a_dash_stand_though_at_one_place() -> None:
    dash = [Glyph("—", 20.0, 10.0, 10.0, 40.0)] * 2
    assert texts(row("老街", 0, 10) + dash + row("开市", 40, 10)) == {"老街——开市"}


def test_characters_below_one_another_are_an_upright_line() -> None:
    (line,) = lines_of(upright("老街开市", 50, 0, 30.0))
    assert (line.text, line.upright, line.box) == ("老街开市", True, (50.0, 0.0, 80.0, 120.0))


def test_rows_of_a_column_are_no_upright_lines() -> None:
    assert not any(line.upright for line in lines_of(column(LONG, 0, 0)))


def test_upright_columns_with_white_between_them_are_upright() -> None:
    glyphs = upright(LONG[:12], 60, 0, 10.0) + upright(LONG[12:24], 40, 0, 10.0)
    assert {(line.text, line.upright) for line in lines_of(glyphs)} == {(LONG[:12], True), (LONG[12:24], True)}


def test_the_box_is_that_of_the_characters_squares() -> None:
    (line,) = lines_of(row("老街", 10, 100, 20.0))
    assert line.box == (10.0, 100 - 17.6, 50.0, 100 + 20 - 17.6)
    assert line.places == (10.0, 30.0)


def test_a_row_ends_where_white_parts_two_sizes() -> None:
    beside = row("街坊们提着篮子", 0, 10) + row("孩子们在操场上放风筝", 85, 10.5, 8.8)
    assert texts(beside) == {"街坊们提着篮子", "孩子们在操场上放风筝"}


def test_marks_that_stand_below_one_another_alone_are_a_line_too() -> None:
    points = [Glyph("·", 60.0, 100.0 + 12 * at, 10.0, 70.0) for at in range(4)]
    assert texts(points) == {"····"}
