"""What the other order of a sheet's columns costs more."""

from __future__ import annotations

from dataclasses import replace

from articles.geometry.page import read_sheet
from articles.geometry.placed import NO_RIVAL
from articles.reading.layout.assembling import SURE_OF_ORDER
from articles.reading.reader import read_page
from tests.support.set_sheets import LONG, column, row, sheet

ONE = LONG + "。"


def margins(glyphs: list) -> list[float]:
    return [place.margin for place in read_sheet(sheet(glyphs)).lines if place]


def test_a_text_below_its_headline_alone_on_the_sheet_is_sure() -> None:
    assert min(margins(row("老街开市", 0, 40, 40.0) + column(ONE, 0, 60))) > SURE_OF_ORDER


def test_what_has_no_rival_says_so() -> None:
    assert margins(row("老街开市", 0, 40, 40.0)) == [NO_RIVAL]


def test_an_item_that_another_order_might_part_is_not_certain() -> None:
    page = read_sheet(sheet(row("老街开市", 0, 40, 40.0) + column(ONE, 0, 60)))
    near = replace(page, lines=tuple(place and replace(place, margin=1.0) for place in page.lines))
    (item,) = read_page(near.text, placed=near).items
    assert not item.certain
    assert [doubt.reason for doubt in item.doubts if "栏" in doubt.detail] == ["uncertain"]
