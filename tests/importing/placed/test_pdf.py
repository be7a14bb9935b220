"""The text layer of a PDF as placed lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.geometry.placed import Sheet
from articles.importing.files.faults import Unreadable
from articles.importing.placed.pdf import read_pdf, read_sheets
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from tests.support.made_pdf import Row, made_pdf

ROWS = [
    Row("老街开市", 40, 20, 30.0),
    Row("清晨六点摊位已经摆开", 40, 60, 10.0),
    Row("卖菜的修伞的都回来了", 40, 74, 10.0),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "page.pdf"


def sheets_of(file: Path, data: bytes) -> list[Sheet]:
    file.write_bytes(data)
    return list(read_sheets(file))


def test_a_line_has_the_size_that_its_matrix_gives_it(file: Path) -> None:
    (sheet,) = sheets_of(file, made_pdf(ROWS))
    assert {line.text: round(line.size, 2) for line in sheet.lines} == {row.text: row.size for row in ROWS}
    assert round(sheet.text_size, 2) == 10.0


def test_the_box_is_that_of_the_squares_from_the_top_left_corner(file: Path) -> None:
    (sheet,) = sheets_of(file, made_pdf(ROWS[:1]))
    assert [round(side, 1) for side in sheet.lines[0].box] == [40.0, 20.0, 160.0, 50.0]


def test_each_page_is_a_sheet(file: Path) -> None:
    sheets = sheets_of(file, made_pdf(ROWS[:1], ROWS[1:]))
    assert [[line.text for line in sheet.lines] for sheet in sheets] == [["老街开市"], [row.text for row in ROWS[1:]]]


def test_thin_drawings_are_rules_and_a_rectangle_has_four(file: Path) -> None:
    (sheet,) = sheets_of(file, made_pdf(ROWS, rules="40 500 200 0.5 re f\n300 300 100 80 re S\n"))
    assert len(sheet.rules) == 5


def test_many_pages_come_in_their_order(file: Path) -> None:
    """The file is opened again now and then."""
    file.write_bytes(made_pdf(*([Row(f"第{number}张", 40, 20, 30.0)] for number in range(1, 41))))
    found = [(sheet.number, sheet.count, sheet.page.text) for sheet in read_pdf(file) if isinstance(sheet, TakenSheet)]
    assert found == [(number, 40, f"第{number}张") for number in range(1, 41)]


def test_a_file_that_says_it_has_thousands_of_pages_is_given_up_after_some(file: Path) -> None:
    file.write_bytes(made_pdf(ROWS).replace(b"/Count 1", b"/Count 9999"))
    first, *lost = read_until_refused(file)
    assert isinstance(first, TakenSheet) and len(lost) == 10


def read_until_refused(file: Path) -> list[TakenSheet | SpoiledSheet]:
    found: list[TakenSheet | SpoiledSheet] = []
    with pytest.raises(Unreadable, match="后面的页都已损坏"):
        found.extend(read_pdf(file))
    return found


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<html>404</html>", "不是 PDF"),
        (b"", "不是 PDF"),
        (made_pdf(ROWS)[:400], "已损坏"),
        (b"%PDF-1.4\nnothing", "已损坏"),
        (made_pdf(), "没有页"),
        (made_pdf(ROWS).replace(b"600 800]", b"600 99999]"), "大得不像版面"),
    ],
)
def test_what_cannot_be_opened_is_refused_in_one_line(file: Path, data: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told) as refused:
        sheets_of(file, data)
    assert "\n" not in str(refused.value)
