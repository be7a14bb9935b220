"""Sheets to raw text in reading order."""

from __future__ import annotations

from articles.geometry.page import read_sheet
from articles.geometry.placed import Rectangle
from tests.support.set_sheets import LONG, column, row, sheet, upright

ONE = LONG + "。"
OTHER = (
    "水库今天上午开始蓄水管理站的工作人员说年底前水位还要再升三米下游四个村子的用水不会受到任何影响"
    "渔民把船移到北岸码头。"
)
CAPTION = "孩子们在操场上放风筝。"


def joined(glyphs: list, **more: list[Rectangle]) -> list[str]:
    """The text of each region, without line ends."""
    page = read_sheet(sheet(glyphs, **more))
    regions: dict[int, str] = {}
    for text, place in zip(page.text.split("\n"), page.lines, strict=True):
        if place:
            regions[place.region] = regions.get(place.region, "") + text
    return list(regions.values())


def halves(text: str, left: float, top: float) -> list:
    """A text in two columns."""
    first = text[:28]
    return column(first, left, top) + column(text[28:], left + 112, top, indent=False)


def test_columns_of_one_article_follow_one_another() -> None:
    assert joined(row("老街开市", 40, 40, 40.0) + halves(ONE, 0, 60)) == ["老街开市" + ONE]


def test_articles_beside_one_another_keep_their_columns() -> None:
    glyphs = row("老街开市", 40, 40, 30.0) + halves(ONE, 0, 60)
    glyphs += row("水库蓄水", 290, 40, 30.0) + halves(OTHER, 250, 60)
    assert joined(glyphs) == ["老街开市" + ONE, "水库蓄水" + OTHER]


def test_a_text_goes_on_below_a_photo_in_its_column() -> None:
    glyphs = row("老街开市", 40, 40, 40.0) + column(ONE[:28], 0, 60) + row(CAPTION, 0, 198, 9.0)
    glyphs += column(ONE[28:], 0, 215, indent=False)
    assert sorted(joined(glyphs, pictures=[Rectangle(0, 105, 100, 185)])) == sorted([CAPTION, "老街开市" + ONE])


def test_a_text_goes_on_below_its_headline_in_the_middle_of_the_columns() -> None:
    text = LONG + OTHER + ONE
    parts = [text[:38], text[38:68], text[68:108], text[108:]]
    glyphs = [glyph for at, part in enumerate(parts) for glyph in _quarter(part, at)]
    assert joined(glyphs + row("老街开市", 60, 92, 24.0)) == ["老街开市" + text]


def _quarter(text: str, at: int) -> list:
    """A piece of one of two columns, above or below a headline."""
    return column(text, 112 * (at // 2), 110 * (at % 2), indent=at == 0)


def test_what_stands_in_a_frame_is_read_apart() -> None:
    frame = [
        Rectangle(0, 200, 110, 200.5),
        Rectangle(0, 300, 110, 300.5),
        Rectangle(0, 200, 0.5, 300),
        Rectangle(109.5, 200, 110, 300),
    ]
    glyphs = row("老街开市", 40, 40, 40.0) + halves(ONE, 0, 60) + column(OTHER, 5, 210)
    assert joined(glyphs, rules=frame) == ["老街开市" + ONE, OTHER]


def test_an_upright_headline_opens_the_text_at_its_side() -> None:
    assert joined(upright("老街开市", 0, 60, 24.0) + halves(ONE, 36, 60)) == ["老街开市" + ONE]


def test_every_line_of_the_table_tells_of_its_raw_line() -> None:
    page = read_sheet(sheet(row("老街开市", 40, 40, 40.0) + halves(ONE, 0, 60)))
    texts = page.text.split("\n")
    assert [place is None for place in page.lines] == [not text for text in texts]
    assert page.lines[0] and page.lines[0].box == (667, 60, 3333, 560)
    assert page.lines[0].scale == 4.0


def test_a_sheet_without_text_is_an_empty_page() -> None:
    assert read_sheet(sheet([])).text == ""


def test_a_byline_above_the_second_of_two_columns_parts_neither_from_its_headline() -> None:
    """No wider white below it than between the rows: only where the other column begins shows that it is of both."""
    byline = row("记者　沈立　周舟", 114, 60 + 0.88 * 10 - 14)
    glyphs = row("老街开市", 40, 30, 40.0) + byline + halves(ONE, 0, 60)
    assert joined(glyphs) == ["老街开市" + "记者　沈立　周舟" + ONE]


def test_a_byline_that_opens_its_column_stays_there() -> None:
    glyphs = row("老街开市", 40, 30, 40.0) + row("记者　沈立　周舟", 2, 60 + 0.88 * 10) + column(ONE[:28], 0, 74)
    assert joined(glyphs + column(ONE[28:], 112, 60, indent=False)) == ["老街开市" + "记者　沈立　周舟" + ONE]
