"""What typesetting programs do to a text layer, and what is read of it all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.importing.placed.opening import take_sheets
from articles.importing.placed.paper import PdfPaper
from articles.importing.placed.pdf import read_sheets
from articles.importing.placed.pdfminer_text import MinedText
from articles.importing.placed.taken import TakenSheet
from tests.support.made_pdf import HEIGHT, Row, made_pdf

TEXT = ["县里的剪纸课今年办到了", "第三个年头，教课的是一位", "退休的木工，他说孩子们手", "巧，一个下午就能学会。"]
ROWS = [Row(text, 40, 60 + 14 * at, 10.0) for at, text in enumerate(TEXT)]
FONT = b"/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]"
WIDTHS = b" ".join([b"500"] * 256)
PLAIN = b"/Subtype/TrueType/BaseFont/F1/Encoding/WinAnsiEncoding/FirstChar 0/LastChar 255/Widths[%s]" % WIDTHS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "page.pdf"


def texts(file: Path) -> list[str]:
    (sheet,) = read_sheets(file)
    return [line.text for line in sorted(sheet.lines, key=lambda line: line.baseline)]


def test_chinese_bytes_under_a_plain_font_are_decoded_again(file: Path) -> None:
    as_bytes = [row._replace(text=row.text.encode("gb18030").decode("utf-16-be")) for row in ROWS]
    file.write_bytes(made_pdf(as_bytes).replace(FONT, PLAIN))
    assert texts(file) == TEXT


def test_a_private_sign_is_read_as_the_paper_says(file: Path) -> None:
    file.write_bytes(made_pdf([row._replace(text=row.text.replace("，", "\ue5e5")) for row in ROWS]))
    (sheet,) = take_sheets(file, "pdf", "page.pdf", {"\ue5e5": "，"})
    assert isinstance(sheet, TakenSheet)
    assert sheet.page.text.split() == TEXT


def test_radicals_and_forms_for_upright_rows_are_read_as_the_characters(file: Path) -> None:
    file.write_bytes(made_pdf([Row("⼀位⽊⼯的⻋︐开︒", 40, 60, 10.0)]))
    assert texts(file) == ["一位木工的车，开。"]


@pytest.mark.parametrize("box", [b"[0 0 600 800]", b"[-50 -60 550 740]"])
def test_places_are_from_the_corner_of_what_is_seen(file: Path, box: bytes) -> None:
    file.write_bytes(made_pdf(ROWS[:1]).replace(b"[0 0 600 800]", box))
    left, bottom = (int(side) for side in box[1:-1].split()[:2])
    (sheet,) = read_sheets(file)
    assert (sheet.width_pt, sheet.height_pt) == (600, 800)
    assert [round(side, 1) for side in sheet.lines[0].box[:2]] == [40.0 - left, 60.0 + bottom]


def test_what_stands_beside_the_sheet_is_not_printed_on_it(file: Path) -> None:
    file.write_bytes(
        made_pdf([*ROWS, Row("出片", 900, 60, 10.0), Row("裁切", 40, -4e9, 10.0), Row("校样", 40, 60, 4e9)])
    )
    assert texts(file) == TEXT


def test_a_turned_page_is_read_as_it_is_seen(file: Path) -> None:
    """A page on its side: text set from the bottom up, and the page turned by a quarter."""
    text = TEXT[0].encode("utf-16-be").hex()
    rules = f"BT /F 1 Tf 0 10 -10 0 100 200 Tm <{text}> Tj ET\n"
    data = made_pdf([], rules=rules).replace(b"/MediaBox", b"/Rotate 90/MediaBox")
    file.write_bytes(data)
    (sheet,) = read_sheets(file)
    assert (sheet.width_pt, sheet.height_pt) == (800, 600)
    assert [(line.text, round(line.box.left), round(line.baseline)) for line in sheet.lines] == [(TEXT[0], 200, 100)]


def test_drawings_in_a_form_stand_where_the_form_does(file: Path) -> None:
    rule = "0 0 100 0.5 re f"
    form = f"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Length {len(rule)}>>stream\n{rule}\nendstream"
    data = made_pdf(ROWS, rules="q 2 0 0 2 40 500 cm /X Do Q\n")
    data = data.replace(b"/Font<</F 3 0 R>>", b"/Font<</F 3 0 R>>/XObject<</X 99 0 R>>")
    file.write_bytes(data.replace(b"xref\n", f"99 0 obj\n{form}\nendobj\nxref\n".encode(), 1))
    (sheet,) = read_sheets(file)
    assert [[round(side, 1) for side in rule] for rule in sheet.rules] == [[40.0, 299.0, 240.0, 300.0]]


def test_pdfminer_places_characters_where_pdfium_does(file: Path) -> None:
    file.write_bytes(made_pdf(ROWS))
    (sheet,) = read_sheets(file)
    mined = MinedText(file).glyphs(1, PdfPaper(0, 0, 600, HEIGHT, 0))
    lines = sorted(sheet.lines, key=lambda line: line.baseline)
    assert "".join(glyph.char for glyph in mined) == "".join(TEXT)
    found = [(round(glyph.x), round(glyph.baseline), round(glyph.size)) for glyph in mined]
    assert found == [(round(x), round(line.baseline), round(line.size)) for line in lines for x in line.places]


def test_pages_that_pdfminer_is_not_asked_for_are_passed_over(file: Path) -> None:
    file.write_bytes(made_pdf(*([row] for row in ROWS)))
    mined, paper = MinedText(file), PdfPaper(0, 0, 600, HEIGHT, 0)
    assert ["".join(glyph.char for glyph in mined.glyphs(number, paper)) for number in (2, 4)] == [TEXT[1], TEXT[3]]
    assert mined.glyphs(5, paper) == []


def test_a_picture_is_what_of_it_lies_on_the_sheet(file: Path) -> None:
    image = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    drawn = "q 200 0 0 100 500 750 cm /X Do Q q 100 0 0 100 4e9 0 cm /X Do Q\n"
    data = made_pdf(ROWS, rules=drawn).replace(b"/Font<</F 3 0 R>>", b"/Font<</F 3 0 R>>/XObject<</X 99 0 R>>")
    file.write_bytes(data.replace(b"xref\n", f"99 0 obj\n{image}stream\n0\nendstream\nendobj\nxref\n".encode(), 1))
    (sheet,) = read_sheets(file)
    assert [[round(side) for side in picture] for picture in sheet.pictures] == [[500, 0, 600, 50]]
