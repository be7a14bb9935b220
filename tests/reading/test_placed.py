"""What the places of lines tell the reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.geometry.page import read_sheet
from articles.geometry.placed import PlacedPage, RawPlace
from articles.reading.as_placed import as_placed
from articles.reading.reader import read_page
from articles.reading.records import Item, Reading
from tests.support.set_sheets import column, row, sheet

FIRST = "清晨六点，老街的石板路上已经摆开了十几个摊位，卖菜的、修伞的都回到了原来的位置上。"
SECOND = "水库今天上午开始蓄水，管理站的工作人员说，年底前水位还要再升三米，用水不受影响。"


def placed(*lines: tuple[str, float, int]) -> PlacedPage:
    """A page of (text, times the text's size, region); blank lines between what differs in either."""
    texts: list[str] = []
    places: list[RawPlace | None] = []
    before: tuple[float, int] | None = None
    for number, (text, scale, region) in enumerate(lines):
        if before not in (None, (scale, region)):
            texts.append("")
            places.append(None)
        before = (scale, region)
        texts.append(text)
        box = (0, 100 * number, 1000, 100 * number + 90)
        places.append(RawPlace(box, 10 * scale, scale, region, number))
    return PlacedPage("\n".join(texts), tuple(places), (), 600.0, 800.0)


def articles(page: PlacedPage) -> list[Item]:
    return [item for item in read_page(page.text, placed=page).items if item.kind == "article"]


def test_the_largest_deck_is_the_headline() -> None:
    (item,) = articles(
        placed(
            ("一条老街的清晨醒了", 1.4, 0),
            ("老街重新开市", 3.0, 0),
            ("摊主回到老位置", 1.5, 0),
            (f"本报讯 {FIRST}", 1.0, 0),
        )
    )
    assert (item.kicker, item.headline, item.subtitle) == ("一条老街的清晨醒了", "老街重新开市", "摊主回到老位置")


def test_an_item_whose_characters_were_hardly_read_is_not_certain() -> None:
    page = placed(("老街重新开市", 3.0, 0), (f"本报讯 {FIRST}", 1.0, 0))
    for sureness, certain in ((0.99, True), (0.9, False)):
        lines = tuple(place and replace(place, confidence=sureness) for place in page.lines)
        (item,) = articles(replace(page, lines=lines))
        assert item.certain == certain
        assert any("文字识别没有把握" in doubt.detail for doubt in item.doubts) != certain


@pytest.mark.parametrize("unsure", ["老街重新开市", "■记者 王勤聪"])
def test_an_item_whose_headline_or_byline_was_hardly_read_is_not_certain(unsure: str) -> None:
    page = placed(("老街重新开市", 3.0, 0), ("■记者 王勤聪", 1.0, 0), (f"本报讯 {3 * FIRST}", 1.0, 0))
    lines = tuple(
        place and replace(place, confidence=0.8 if text == unsure else 1.0)
        for text, place in zip(page.text.split("\n"), page.lines, strict=True)
    )
    (sure,), (item,) = articles(page), articles(replace(page, lines=lines))
    assert sure.certain and not item.certain


def test_no_item_leaves_its_region() -> None:
    page = placed(("老街重新开市", 3.0, 0), (FIRST, 1.0, 0), (SECOND, 1.0, 1), ("水库开始蓄水", 3.0, 1))
    assert [(item.headline, item.body) for item in articles(page)] == [
        ("老街重新开市", (FIRST,)),
        ("水库开始蓄水", (SECOND,)),
    ]


def test_an_indent_starts_a_paragraph_and_a_full_row_goes_on() -> None:
    glyphs = row("老街开市了", 40, 40, 40.0) + column(FIRST, 0, 60, 12) + column(SECOND, 0, 60 + 14 * 4, 12)
    (item,) = articles(read_sheet(sheet(glyphs)))
    assert item.body == (FIRST, SECOND)


def told(reading: Reading, page: PlacedPage) -> list[list[list[int]]]:
    return [item["boxes"] for item in as_placed(reading, page)["items"]]


def test_an_item_has_a_box_for_each_piece() -> None:
    glyphs = row("老街开市了", 40, 40, 40.0) + column(FIRST, 0, 60, 12)
    page = read_sheet(sheet(glyphs))
    assert told(read_page(page.text, placed=page), page) == [[[667, 60, 4000, 560], [0, 750, 2000, 1400]]]


def test_the_sheet_tells_its_size() -> None:
    page = read_sheet(sheet(row("老街开市了", 40, 40, 40.0)))
    assert as_placed(read_page(page.text, placed=page), page)["page"] == {"width_pt": 600.0, "height_pt": 800.0}


def test_a_credit_in_brackets_of_three_narrow_rows_is_no_byline_between_two_articles() -> None:
    text = "本报讯（记者　沈立安　通讯员　周舟　钱小雨）" + FIRST
    glyphs = row("老街开市了", 40, 40, 30.0) + column(text, 0, 60, 11)
    (item,) = articles(read_sheet(sheet(glyphs)))
    assert (item.headline, [credit.name for credit in item.bylines]) == ("老街开市了", ["沈立安", "周舟", "钱小雨"])
