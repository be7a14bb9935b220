"""PAGE XML as placed lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.importing.files.faults import Unreadable
from articles.importing.placed.page_xml import is_page_xml, read_page_xml
from articles.importing.placed.taken import TakenSheet
from articles.importing.placed.xml_files import xml_root
from tests.support.made_pdf import Row
from tests.support.made_xml import ROWS, coords, page_xml, region, written


def taken(folder: Path, data: bytes) -> TakenSheet:
    (only,) = read_page_xml(written(folder, "1.xml", data))
    assert isinstance(only, TakenSheet)
    return only


def texts(folder: Path, *regions: str) -> list[str]:
    return [line for line in taken(folder, page_xml(*regions)).page.text.split("\n") if line]


def equiv(text: str, told: str = "") -> str:
    return f"<TextEquiv {told}><Unicode>{text}</Unicode></TextEquiv>"


def line(*parts: str, row: Row = ROWS[1]) -> str:
    return f'<TextRegion id="r">{coords(row)}<TextLine id="l">{coords(row)}{"".join(parts)}</TextLine></TextRegion>'


def word(row: Row, inside: str = "") -> str:
    return f"<Word>{coords(row)}{inside or equiv(row.text)}</Word>"


@pytest.mark.parametrize("year", ["2013-07-15", "2018-07-15", "2019-07-15"])
def test_every_year_is_read(tmp_path: Path, year: str) -> None:
    data = page_xml(region(*ROWS), year=year)
    assert is_page_xml(xml_root(data))
    assert [one for one in taken(tmp_path, data).page.text.split("\n") if one] == [row.text for row in ROWS]


def test_any_prefix_and_https_are_read(tmp_path: Path) -> None:
    data = page_xml(region(*ROWS)).replace(b"<", b"<p:").replace(b"<p:/", b"</p:").replace(b"<p:?", b"<?")
    data = data.replace(b"xmlns=", b"xmlns:p=").replace(b"http:", b"https:")
    assert ROWS[0].text in taken(tmp_path, data).page.text


def test_the_box_is_that_around_the_corners(tmp_path: Path) -> None:
    page = taken(tmp_path, page_xml(region(ROWS[0]))).page
    assert (round(page.width_pt), round(page.height_pt)) == (600, 800)
    (place,) = page.lines
    assert place
    assert place.box == (668, 249, 2668, 624)


def test_what_is_told_at_several_levels_is_read_once(tmp_path: Path) -> None:
    told = region(*ROWS, told=equiv("\n".join(row.text for row in ROWS)))
    assert texts(tmp_path, told) == [row.text for row in ROWS]


def test_the_first_of_several_readings_is_taken(tmp_path: Path) -> None:
    readings = equiv("卖菜的", 'index="1"'), equiv("修伞的", 'index="0"')
    assert texts(tmp_path, line(*readings)) == ["修伞的"]


def test_a_line_without_a_text_of_its_own_has_that_of_its_words(tmp_path: Path) -> None:
    words = word(Row("Old", 40, 60, 10)), word(Row("Street", 80, 60, 10))
    assert texts(tmp_path, line(*words)) == ["Old Street"]


def test_a_word_without_a_text_of_its_own_has_that_of_its_characters(tmp_path: Path) -> None:
    glyphs = "".join(
        f"<Glyph>{coords(Row(char, 40 + 12 * n, 60, 10))}{equiv(char)}</Glyph>" for n, char in enumerate("老街")
    )
    page = taken(tmp_path, page_xml(line(word(Row("老街", 40, 60, 11), glyphs)))).page
    assert page.text == "老街"
    (place,) = page.lines
    assert place
    assert [round(one * 0.06) for one in place.places] == [40, 52]


def test_blanks_of_a_line_s_own_text_stay(tmp_path: Path) -> None:
    assert texts(tmp_path, line(equiv("万亩稻海 未来田园"))) == ["万亩稻海 未来田园"]


def test_a_region_without_lines_has_a_row_for_each_line_of_its_text(tmp_path: Path) -> None:
    told = f'<TextRegion id="r">{coords(Row("卖菜的", 40, 60, 20))}{equiv("卖菜的" + chr(10) + "修伞的")}</TextRegion>'
    assert texts(tmp_path, told) == ["卖菜的", "修伞的"]


def test_how_sure_a_line_is(tmp_path: Path) -> None:
    (place,) = taken(tmp_path, page_xml(line(equiv("渡口", 'conf="0.4"')))).page.lines
    assert place
    assert place.confidence == 0.4


def test_corners_that_are_elements_are_read(tmp_path: Path) -> None:
    corners = "<Coords>" + "".join(f'<Point x="{x}" y="{y}"/>' for x, y in ((0, 0), (100, 0), (100, 40))) + "</Coords>"
    told = f"<TextRegion>{corners}<TextLine>{corners}{equiv('渡口')}</TextLine></TextRegion>"
    assert texts(tmp_path, told) == ["渡口"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (page_xml(), "没有文字"),
        (page_xml(line()), "没有文字"),
        (b"<PcGts/>", "不是 PAGE XML"),
        (b"<alto/>", "不是 PAGE XML"),
    ],
)
def test_what_is_no_page_says_so(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        list(read_page_xml(written(tmp_path, "1.xml", data)))
