"""A scan goes through the child that opens foreign files and comes back as text with places."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.importing.files.faults import Fault
from articles.importing.placed import opening
from articles.importing.placed.opening import NO_OCR, recognised_sheet
from articles.importing.placed.taken import TakenSheet
from tests.support.made_scan import made_scan
from tests.support.places import SHARED

HEADLINE = "早稻育秧进入高峰"
LEFT = [
    "■记者　顾思源",
    "　　本报讯　连日来，东片",
    "四个村的育秧工厂日夜开工",
    "已育出秧苗三十二万盘，可",
    "供一万六千亩水田栽插。",
]
RIGHT = ["　　今年全镇推广侧深施肥", "插秧机四十五台，比去年多", "十八台，育秧的成本也低了", "两成左右。"]


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> TakenSheet:
    """One scan, tilted by a degree, read once for all."""
    path = tmp_path_factory.mktemp("scan") / "2024-05-06-01.png"
    made_scan([LEFT, RIGHT], headline=HEADLINE, tilt=1.0).save(path, dpi=(300, 300))
    taken = recognised_sheet(path, 1, path.name)
    assert isinstance(taken, TakenSheet)
    return taken


def test_a_scan_is_read_in_the_order_of_its_columns(scan: TakenSheet) -> None:
    rows = [line.replace("　", "") for line in scan.page.text.split("\n") if line]
    assert rows == [row.replace("　", "") for row in (HEADLINE, *LEFT, *RIGHT)]


def test_a_scan_says_who_read_it(scan: TakenSheet) -> None:
    assert (scan.number, scan.count, scan.extractor) == (1, 1, "rapidocr")
    assert scan.extractor_version.startswith("3.10.")


def test_each_line_of_a_scan_has_characters_with_places_and_how_sure_they_are(scan: TakenSheet) -> None:
    rows = scan.page.text.split("\n")
    known = [(row, place) for row, place in zip(rows, scan.page.lines, strict=True) if place]
    assert all(len(place.places) == len(row) and 0.8 <= place.confidence <= 1 for row, place in known)


def test_places_are_told_in_the_tilted_picture(scan: TakenSheet) -> None:
    """Of a page turned anticlockwise the right column stands higher than the left."""
    rows = scan.page.text.split("\n")
    heights = {row[:2]: place.box[1] for row, place in zip(rows, scan.page.lines, strict=True) if place}
    assert heights["今年"] < heights["■记"] - 20


def test_without_the_extra_one_line_says_what_to_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: None)
    assert recognised_sheet(tmp_path / "a.jpg", 1, "a.jpg") == Fault("a.jpg", NO_OCR)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("picture/cut-off.jpg", "已损坏"),
        ("picture/60000-by-60000.png", "太大"),
        ("pdf/page-14400pt.pdf", "大得不像版面"),
        ("pdf/not-a-pdf.pdf", "不是 PDF"),
    ],
)
def test_what_cannot_be_read_is_one_line(file: str, told: str) -> None:
    fault = recognised_sheet(SHARED / "page-files" / file, 1, file)
    assert isinstance(fault, Fault)
    assert fault.name == file and told in fault.message and "\n" not in fault.message
