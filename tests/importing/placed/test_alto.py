"""ALTO as placed lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.geometry.placed import Sheet
from articles.importing.files.faults import Unreadable
from articles.importing.placed.alto import alto_pages, is_alto, read_alto
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from articles.importing.placed.xml_files import xml_root
from tests.support.made_pdf import Row
from tests.support.made_xml import ROWS, alto, at, block, line, string, written

NAMESPACES = [
    "",
    "http://schema.ccs-gmbh.com/ALTO",
    "http://www.loc.gov/standards/alto/ns-v2#",
    "http://www.loc.gov/standards/alto/ns-v3#",
    "http://www.loc.gov/standards/alto/ns-v4#",
]


def sheet_of(data: bytes) -> Sheet:
    (page,) = alto_pages(xml_root(data))
    return page.sheet


def texts_of(*blocks: str) -> list[str]:
    return [one.text for one in sheet_of(alto(*blocks)).lines]


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_every_namespace_is_read(namespace: str) -> None:
    data = alto(block(*ROWS), namespace=namespace)
    assert is_alto(xml_root(data))
    assert [one.text for one in sheet_of(data).lines] == [row.text for row in ROWS]


@pytest.mark.parametrize("unit", ["pixel", "mm10", "inch1200"])
def test_every_unit_gives_the_same_points(unit: str) -> None:
    sheet = sheet_of(alto(block(*ROWS, unit=unit), unit=unit))
    assert (round(sheet.width_pt), round(sheet.height_pt)) == (600, 800)
    assert [round(side, 1) for side in sheet.lines[0].box] == [40.0, 20.0, 160.0, 50.0]
    assert [round(one.size, 1) for one in sheet.lines] == [30.0, 10.0, 10.0]


def test_pixels_are_as_large_as_the_file_says() -> None:
    data = alto(block(*ROWS)).replace(
        b"<Description>", b"<Description><processingStepSettings>xdpi:600</processingStepSettings>"
    )
    assert round(sheet_of(data).width_pt) == 300


def test_without_a_size_the_page_reaches_as_far_as_what_is_on_it() -> None:
    data = alto(block(*ROWS)).replace(b'WIDTH="2500.0" HEIGHT="3333.3333333333335"', b"")
    assert [round(side) for side in (sheet_of(data).width_pt, sheet_of(data).height_pt)] == [160, 84]


def test_blank_strings_and_lines_are_left_out() -> None:
    assert texts_of(line(string(" ")), line(string("渡口"), string(""))) == ["渡口"]


def test_blanks_are_printed_between_letters_only() -> None:
    latin = [string("Old"), "<SP/>", string("Street")]
    assert texts_of(line(*latin), line(string("老"), "<SP/>", string("街"))) == ["Old Street", "老街"]


def test_without_blanks_between_them_strings_of_one_line_are_words_all_the_same() -> None:
    assert texts_of(line(string("Old"), string("Street"))) == ["Old Street"]


FIRST = string("Markt", 'SUBS_TYPE="HypPart1" SUBS_CONTENT="Marktplatz"')
SECOND = string("platz", 'SUBS_TYPE="HypPart2" SUBS_CONTENT="Marktplatz"')


def test_a_cut_word_is_whole_where_it_begins() -> None:
    assert texts_of(line(string("der"), "<SP/>", FIRST, "<HYP/>"), line(SECOND, "<SP/>", string("ist"))) == [
        "der Marktplatz",
        "ist",
    ]


def test_a_line_with_nothing_but_the_rest_of_a_word_is_left_out() -> None:
    assert texts_of(line(FIRST), line(SECOND), line(string("Ende"))) == ["Marktplatz", "Ende"]


def test_a_second_part_alone_stays_as_it_is_printed() -> None:
    assert texts_of(line(SECOND)) == ["platz"]


def test_a_hyphen_joins_what_goes_on_in_small_letters() -> None:
    assert texts_of(line(string("Markt"), '<HYP CONTENT="-"/>'), line(string("platz"))) == ["Marktplatz"]


def test_a_hyphen_stays_before_a_capital() -> None:
    assert texts_of(line(string("Markt"), '<HYP CONTENT="-"/>'), line(string("Ost"))) == ["Markt-", "Ost"]


def test_glyphs_tell_where_characters_begin() -> None:
    row = ROWS[1]
    glyphs = "".join(
        f'<Glyph CONTENT="{char}" {at(Row(char, 40 + 11 * n, 60, 10))}/>' for n, char in enumerate(row.text)
    )
    inside = f'<String CONTENT="{row.text}" {at(row)}>{glyphs}</String>'
    (only,) = sheet_of(alto(line(inside))).lines
    assert [round(place) for place in only.places[:4]] == [40, 51, 62, 73]


@pytest.mark.parametrize(
    ("told", "sure"), [('WC="0.75"', 0.75), ('CC="0 9"', 0.5), ('CC="09"', 0.5), ('WC="7"', 1.0), ("", 1.0)]
)
def test_how_sure_the_characters_are(told: str, sure: float) -> None:
    assert sheet_of(alto(line(string("渡口", told)))).lines[0].confidence == sure


def test_a_line_without_a_place_stands_around_its_strings_or_in_its_block() -> None:
    lines = "".join(f"<TextLine>{string(char)}</TextLine>" for char in "渡口")
    told = f"<TextBlock {at(Row('渡口', 40, 60, 20))}>{lines}</TextBlock>"
    upper, lower = sheet_of(alto(told)).lines
    assert (round(upper.box.top), round(upper.box.bottom), round(lower.box.bottom)) == (60, 70, 80)


def test_illustrations_are_pictures_and_thin_elements_rules() -> None:
    drawn = [
        f"<Illustration {at(Row('图', 40, 200, 90))}/>",
        '<GraphicalElement HPOS="9" VPOS="9" WIDTH="900" HEIGHT="4"/>',
    ]
    sheet = sheet_of(alto(block(*ROWS), *drawn))
    assert (len(sheet.pictures), len(sheet.rules)) == (1, 1)


def test_a_style_tells_the_size_of_type() -> None:
    styles = b'<Styles><TextStyle ID="a" FONTSIZE="8"/><TextStyle ID="b" FONTSIZE="16"/></Styles><Layout>'
    told = [
        block(ROWS[1]).replace("<TextBlock", '<TextBlock STYLEREFS="a"'),
        block(ROWS[2]).replace("<TextBlock", '<TextBlock STYLEREFS="b"'),
    ]
    small, large = sheet_of(alto(*told).replace(b"<Layout>", styles)).lines
    assert large.size == pytest.approx(2 * small.size)


def test_each_page_is_a_sheet_and_one_without_text_says_so(tmp_path: Path) -> None:
    data = alto(block(*ROWS)).replace(b"</Layout>", b'<Page ID="P2" WIDTH="900" HEIGHT="900"/></Layout>')
    taken, spoiled = read_alto(written(tmp_path, "1.xml", data))
    assert isinstance(taken, TakenSheet)
    assert (taken.number, taken.count, taken.extractor) == (1, 2, "alto")
    assert isinstance(spoiled, SpoiledSheet)
    assert "没有文字" in spoiled.message


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (alto(), "没有文字"),
        (b"<alto/>", "不是 ALTO"),
        (b"<html/>", "不是 ALTO"),
        (alto(block(*ROWS)).replace(b'WIDTH="2500.0"', b'WIDTH="250000"'), "版面尺寸"),
        (alto(block(*ROWS)).replace(b'WIDTH="2500.0"', b'WIDTH="-5"'), "版面尺寸"),
    ],
)
def test_what_is_no_page_says_so(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        list(read_alto(written(tmp_path, "1.xml", data)))
