"""hOCR as placed lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.importing.files.faults import Unreadable
from articles.importing.placed.hocr import is_hocr, read_hocr
from articles.importing.placed.taken import TakenSheet
from tests.support.made_xml import ROWS, bbox, hocr, hocr_characters, hocr_line, written


def taken(folder: Path, data: bytes) -> TakenSheet:
    (only,) = read_hocr(written(folder, "1.html", data))
    assert isinstance(only, TakenSheet)
    return only


def texts(folder: Path, data: bytes) -> list[str]:
    return [line for line in taken(folder, data).page.text.split("\n") if line]


def test_lines_without_words_are_read(tmp_path: Path) -> None:
    data = hocr(*map(hocr_line, ROWS))
    assert is_hocr(data)
    assert texts(tmp_path, data) == [row.text for row in ROWS]


def test_blanks_between_characters_are_left_out(tmp_path: Path) -> None:
    assert texts(tmp_path, hocr(*map(hocr_characters, ROWS))) == [row.text for row in ROWS]


def test_each_character_begins_where_its_box_does(tmp_path: Path) -> None:
    (place,) = taken(tmp_path, hocr(hocr_characters(ROWS[0]))).page.lines
    assert place
    assert [round(one * 0.06) for one in place.places] == [40, 70, 100, 130]
    assert place.confidence == pytest.approx(0.9)


def test_words_that_are_not_all_of_a_line_do_not_stand_for_it(tmp_path: Path) -> None:
    inside = f"《<span class='ocrx_word' title='{bbox(ROWS[1])}'>老街</span>》"
    assert texts(tmp_path, hocr(hocr_line(ROWS[1], inside))) == ["《老街》"]


def test_the_line_says_how_large_its_type_is(tmp_path: Path) -> None:
    (place,) = taken(tmp_path, hocr(hocr_line(ROWS[1], told="; x_size 50"))).page.lines
    assert place
    assert place.size == 12.0


def test_a_picture_s_name_tells_no_place(tmp_path: Path) -> None:
    title = 'image "bbox 0 0 10 10; x.png"; bbox 0 0 2500 3333'
    assert round(taken(tmp_path, hocr(hocr_line(ROWS[0]), title=title)).page.width_pt) == 600


def test_places_count_from_the_page_s_own_corner(tmp_path: Path) -> None:
    (here,) = taken(tmp_path, hocr(hocr_line(ROWS[0]), title="bbox 0 0 2500 3333")).page.lines
    (there,) = taken(tmp_path, hocr(hocr_line(ROWS[0]), title="bbox 100 50 2600 3383")).page.lines
    assert here
    assert there
    assert (here.box[0] - there.box[0], here.box[1] - there.box[1]) == (400, 150)


def test_a_resolution_that_is_told_counts(tmp_path: Path) -> None:
    title = "bbox 0 0 2500 3333; scan_res 600 600"
    assert round(taken(tmp_path, hocr(hocr_line(ROWS[0]), title=title)).page.width_pt) == 300


def test_an_older_encoding_is_read(tmp_path: Path) -> None:
    data = hocr(hocr_line(ROWS[0])).decode().replace("utf-8", "gbk").encode("gbk")
    assert texts(tmp_path, data) == [ROWS[0].text]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (hocr(), "没有文字"),
        (b"<html></html>", "不是 hOCR"),
        (b"<html>ocr_page</html>", "读不出版面"),
        (hocr(hocr_line(ROWS[0]))[:-20], "残缺"),
        (hocr(hocr_line(ROWS[0])).replace("老".encode(), b"\xff\xff"), "编码"),
        (b"<!DOCTYPE html [<!ENTITY a 'b'>]>" + hocr(hocr_line(ROWS[0])), "实体"),
    ],
)
def test_what_is_no_page_says_so(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        list(read_hocr(written(tmp_path, "1.html", data)))
