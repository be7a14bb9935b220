"""Ink that no character accounts for makes the line beside it unsure."""

from __future__ import annotations

import numpy as np

from articles.geometry.placed import Glyph, Rectangle
from articles.geometry.setting import lines_of
from articles.importing.ocr.confidence import with_confidence
from articles.importing.ocr.inked import InkedCharacter, Mask, ink_of, inked
from articles.importing.ocr.left_out import left_out
from articles.importing.ocr.recognising import ReadCharacter
from articles.importing.ocr.tilt import Grey
from articles.importing.ocr.unread import unread_of_column, unread_of_row, unread_outside
from tests.support.made_scan import made_scan

ROW = "早稻育秧一天进入高峰"
SIZE = 41
MARGIN = 120  # pixels of paper left of a made scan's text


def picture() -> Grey:
    return np.asarray(made_scan([[ROW]], size=SIZE).crop((MARGIN, 118, MARGIN + len(ROW) * SIZE + 8, 178)))


def read(text: str, sure: float = 1.0) -> list[ReadCharacter]:
    """Characters of the row as the network tells them, without those that the text has a blank for."""
    middles = (3 + (at + 0.5) * SIZE for at in range(len(text)))
    return [ReadCharacter(char, at, sure) for char, at in zip(text, middles, strict=True) if char != " "]


def row(text: str) -> tuple[Mask, list[InkedCharacter]]:
    mask = ink_of(picture())
    return mask, inked(picture(), mask, read(text))


def test_a_row_that_is_wholly_read_leaves_no_ink() -> None:
    assert not unread_of_row(*row(ROW))


def test_a_character_that_is_left_out_is_seen_by_its_ink() -> None:
    for lost in (0, 2, len(ROW) - 1):
        (box,) = unread_of_row(*row(ROW[:lost] + " " + ROW[lost + 1 :]))
        assert lost <= (box.left + box.right - 6) / 2 / SIZE <= lost + 1


def test_a_row_of_which_nothing_is_read_is_unread() -> None:
    boxes = unread_of_row(*row(" " * len(ROW)))
    assert sum(box.width for box in boxes) > 0.8 * len(ROW) * SIZE


def test_a_character_too_faint_for_its_ink_stays_where_the_network_is_sure_of_it() -> None:
    faint = picture().copy()
    at = ROW.index("一")
    faint[:, 3 + at * SIZE : 3 + (at + 1) * SIZE] = faint.max()
    mask = ink_of(faint)
    assert "".join(one.char for one in inked(faint, mask, read(ROW))) == ROW
    assert "一" not in [one.char for one in inked(faint, mask, read(ROW, 0.5))]


def test_no_stroke_is_a_quotation_mark_where_marks_are_half_of_a_row() -> None:
    short = np.asarray(made_scan([["说。"]], size=SIZE).crop((MARGIN, 118, MARGIN + 2 * SIZE + 8, 178)))
    mask = ink_of(short)
    found = inked(short, mask, read("说。"))
    assert not left_out(mask, found) and found[0].ink.width > 0.7 * SIZE


def test_a_blurred_character_is_no_filled_square() -> None:
    grey = np.full((60, 200), 230, np.uint8)
    grey[12:44, 20:52], grey[12:44, 100:132] = 30, np.linspace(30, 110, 32, dtype=np.uint8)
    told = inked(grey, ink_of(grey), [ReadCharacter("口", 36, 0.4), ReadCharacter("面", 116, 0.6)])
    assert "".join(one.char for one in told) == "■面"


def test_the_network_is_believed_where_it_is_sure_of_a_character_in_a_filled_square() -> None:
    grey = np.full((60, 120), 230, np.uint8)
    grey[12:44, 20:52] = 30
    (told,) = inked(grey, ink_of(grey), [ReadCharacter("面", 36, 0.99)])
    assert told.char == "面"


def test_a_square_of_an_upright_row_in_which_nothing_was_read_is_unread() -> None:
    inks = [Rectangle(2, 40 * at, 38, 40 * at + 36) for at in range(3)]
    found = [InkedCharacter("早", inks[0], 1.0), InkedCharacter("稻", inks[2], 1.0)]
    assert unread_of_column(inks, found) == [inks[1]]


def test_ink_as_high_as_text_outside_of_all_rows_is_unread_but_no_rule_and_no_shade() -> None:
    even = np.full((400, 600), 255, np.uint8)
    for left in range(300, 500, 24):
        even[100:120, left : left + 4] = even[100:104, left : left + 18] = 20  # strokes
    even[200:203, 50:550] = 20
    even[300:320, 300:500] = 180
    rows = [Rectangle(20, 98, 280, 122), Rectangle(20, 128, 280, 152)]
    (box,) = unread_outside(even, rows, [])
    assert 295 <= box.left <= 305 and (box.top, box.bottom) == (100, 120)


def test_what_is_left_out_lowers_the_line_beside_it_and_no_other() -> None:
    glyphs = [Glyph("天", 10.0 * at, down, 10.0, 10.0 * (at + 1)) for down in (20.0, 40.0) for at in range(10)]
    lines = with_confidence(lines_of(glyphs), glyphs, [1.0] * 20, [Rectangle(101, 12, 109, 20)])
    assert sorted(line.confidence for line in lines) == [round(9 / 11, 4), 1.0]


def test_what_stands_far_from_all_lines_lowers_none() -> None:
    glyphs = [Glyph("天", 10.0 * at, 20.0, 10.0, 10.0 * (at + 1)) for at in range(10)]
    (line,) = with_confidence(lines_of(glyphs), glyphs, [1.0] * 10, [Rectangle(300, 12, 340, 20)])
    assert line.confidence == 1.0
