"""METS: the pages of an issue and what it marks on them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from articles.importing.files.faults import Unreadable
from articles.importing.placed.mets import is_mets, member_of, read_mets
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from articles.importing.placed.xml_files import xml_root
from articles.reading.reader import read_page
from tests.support.made_pdf import Row
from tests.support.made_xml import alto, article, block, logical, mets, written

HEAD = [Row("老街开市", 40, 100, 30.0)]
TEXT = [Row("清晨六点摊位已经摆开", 40, 150, 10.0), Row("卖菜的修伞的都回来了。", 40, 164, 10.0)]
OTHER = [Row("渡口昨天停航一天。", 200, 150, 10.0)]
PAGE = alto(block(*HEAD), block(*TEXT, name="B2"), block(*OTHER, name="B3"))
MARKED = logical(article(("TITLE", "B1"), ("PARAGRAPH", "B3"), ("PARAGRAPH", "B2")))
LIST = "issue/mets.xml"


def taken(folder: Path, data: bytes) -> TakenSheet:
    """The only page of the list, whose file is there."""
    written(folder, "issue/1.xml", PAGE)
    (only,) = read_mets(written(folder, LIST, data))
    assert isinstance(only, TakenSheet)
    return only


def settled(sheet: TakenSheet) -> list[tuple[str, int, str, str]]:
    lines = sheet.page.text.split("\n")
    return [(lines[one.line - 1], one.article, one.role, one.kind) for one in sheet.settled]


def test_pages_come_in_the_order_of_the_map_with_their_numbers_and_the_day(tmp_path: Path) -> None:
    for name in ("1.xml", "2.xml"):
        written(tmp_path, f"issue/{name}", PAGE)
    data = mets(["1.xml", "2.xml"]).replace(b'ORDER="1"', b'ORDER="3"').replace(b'ORDERLABEL="2"', b'ORDERLABEL="C02"')
    assert is_mets(xml_root(data))
    sheets = [sheet for sheet in read_mets(written(tmp_path, LIST, data)) if isinstance(sheet, TakenSheet)]
    assert [(sheet.member, sheet.page_number, sheet.number, sheet.count) for sheet in sheets] == [
        ("2.xml", "C02", 1, 2),
        ("1.xml", "1", 2, 2),
    ]
    assert {sheet.date for sheet in sheets} == {dt.date(2031, 4, 2)}


@pytest.mark.parametrize("day", ["", "2031-02-31", "spring"])
def test_a_day_that_is_none_is_none(tmp_path: Path, day: str) -> None:
    assert taken(tmp_path, mets(["1.xml"], day=day)).date is None


def test_the_lines_of_an_article_stand_together_in_its_own_order(tmp_path: Path) -> None:
    sheet = taken(tmp_path, mets(["1.xml"], MARKED))
    printed = [line for line in sheet.page.text.split("\n") if line]
    assert printed == [row.text for row in (*HEAD, *OTHER, *TEXT)]
    assert settled(sheet) == [
        (HEAD[0].text, 1, "headline", "article"),
        *((row.text, 1, "body", "article") for row in (*OTHER, *TEXT)),
    ]


def test_the_page_is_read_as_the_articles_are_marked(tmp_path: Path) -> None:
    marks = logical(article(("TITLE", "B1"), ("PARAGRAPH", "B3")), article(("PARAGRAPH", "B2"), name="A2"))
    sheet = taken(tmp_path, mets(["1.xml"], marks))
    reading = read_page(sheet.page.text, placed=sheet.page, settled=sheet.settled)
    assert [(item.headline, len(item.lines)) for item in reading.items] == [(HEAD[0].text, 2), ("", 2)]


def test_without_marks_nothing_is_settled(tmp_path: Path) -> None:
    assert taken(tmp_path, mets(["1.xml"])).settled == ()


def test_an_advertisement_may_be_a_notice(tmp_path: Path) -> None:
    sheet = taken(tmp_path, mets(["1.xml"], logical(article(("PARAGRAPH", "B3"), kind="ADVERTISEMENT"))))
    assert {kind for _, _, _, kind in settled(sheet)} == {""}


def test_what_is_linked_with_an_article_is_its(tmp_path: Path) -> None:
    area = '<div TYPE="pagearea" ID="X"><fptr><area FILEID="F1" BETYPE="IDREF" BEGIN="B2L1S" END="B2L2S"/></fptr></div>'
    links = (
        '<structLink><smLinkGrp><smLocatorLink xlink:href="#A1"/><smLocatorLink xlink:href="#X"/></smLinkGrp>'
        "</structLink>"
    )
    data = mets(["1.xml"], logical(article()), links).replace(
        b"</div></div></structMap>", f"{area}</div></div></structMap>".encode(), 1
    )
    assert [text for text, *_ in settled(taken(tmp_path, data))] == [row.text for row in TEXT]


@pytest.mark.parametrize(("end", "lines"), [("B2L1S", 1), ("B2L2S", 2), ("gone", 2)])
def test_a_stretch_reaches_to_its_end_or_that_of_its_block(tmp_path: Path, end: str, lines: int) -> None:
    marks = logical(article(("PARAGRAPH", "B2L1S"))).replace('BEGIN="B2L1S"', f'BEGIN="B2L1S" END="{end}"')
    assert len(settled(taken(tmp_path, mets(["1.xml"], marks)))) == lines


def test_what_is_missing_is_named_in_one_line_after_the_others(tmp_path: Path) -> None:
    written(tmp_path, "issue/2.xml", PAGE)
    pages = read_mets(written(tmp_path, LIST, mets(["1.xml", "2.xml", "3.xml"])))
    assert next(pages).number == 2
    with pytest.raises(Unreadable, match=r"缺 1\.xml、3\.xml"):
        next(pages)


def test_a_damaged_page_does_not_hinder_the_next(tmp_path: Path) -> None:
    written(tmp_path, "issue/1.xml", PAGE[:300])
    written(tmp_path, "issue/2.xml", PAGE)
    spoiled, sheet = read_mets(written(tmp_path, LIST, mets(["1.xml", "2.xml"])))
    assert isinstance(spoiled, SpoiledSheet)
    assert spoiled.member == "1.xml"
    assert isinstance(sheet, TakenSheet)


@pytest.mark.parametrize(
    "href",
    [
        "../1.xml",
        "sub/../../1.xml",
        "%2e%2e/1.xml",
        "..\\1.xml",
        "/etc/1.xml",
        "file:///etc/1.xml",
        "http://example.org/1.xml",
        "https://example.org/1.xml",
        "C:\\1.xml",
        "",
    ],
)
def test_what_leads_out_of_the_folder_is_not_taken(tmp_path: Path, href: str) -> None:
    assert member_of(href) is None
    written(tmp_path, "1.xml", PAGE)
    with pytest.raises(Unreadable):
        list(read_mets(written(tmp_path, LIST, mets([href]))))


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    path = written(tmp_path, LIST, mets(["1.xml"]))
    (tmp_path / "issue" / "1.xml").symlink_to(written(tmp_path, "1.xml", PAGE))
    with pytest.raises(Unreadable, match="缺"):
        list(read_mets(path))


@pytest.mark.parametrize("href", ["1.xml", "./1.xml", "file://./1.xml", "file:./1.xml"])
def test_every_way_to_write_a_file_beside_the_list_is_known(href: str) -> None:
    assert str(member_of(href)) == "1.xml"


@pytest.mark.parametrize("data", [b"<mets/>", b"<alto/>"])
def test_what_lists_nothing_says_so(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unreadable, match="没有列出"):
        list(read_mets(written(tmp_path, LIST, data)))
