"""Sheets of other designs than a broadsheet's: what is set otherwise is read in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from articles.geometry.page import read_sheet
from articles.geometry.placed import Glyph, PlacedPage, Rectangle
from articles.reading.reader import read_page
from tests.support.set_sheets import LEADING, LONG, SIZE, column, row, sheet, upright

ONE = LONG + "。"
OTHER = "水库今天上午开始蓄水管理站的工作人员说年底前水位还要再升三米下游四个村子的用水不会受到任何影响。"
THIRD = "渔民把船移到北岸码头岸边新修的栈桥有八百米长傍晚的时候许多人沿着栈桥散步看水鸟一只一只飞回芦苇荡。"


def regions(page: PlacedPage) -> list[str]:
    """The text of each region, without line ends."""
    found: dict[int, str] = {}
    for text, place in zip(page.text.split("\n"), page.lines, strict=True):
        if place:
            found[place.region] = found.get(place.region, "") + text
    return list(found.values())


def read(glyphs: Sequence[Glyph], **more: list[Rectangle]) -> list[str]:
    return regions(read_sheet(sheet(glyphs, **more)))


def flush(texts: Sequence[str], left: float, top: float, width: int = 10) -> list[Glyph]:
    """Paragraphs without an indent, set apart by white."""
    glyphs: list[Glyph] = []
    for text in texts:
        own = column(text, left, top, width, indent=False)
        glyphs += own
        top = max(glyph.baseline for glyph in own) + 0.75 * LEADING + SIZE * 0.12
    return glyphs


def box_of(left: float, top: float, right: float, bottom: float) -> list[Rectangle]:
    across = [Rectangle(left, y, right, y) for y in (top, bottom)]
    return [*across, *(Rectangle(x, top, x, bottom) for x in (left, right))]


def test_a_headline_opens_the_text_at_its_right() -> None:
    assert read(row("老街开市", 0, 90, 24.0) + column(ONE, 120, 70)) == ["老街开市" + ONE]


def test_paragraphs_that_white_sets_apart_stay_in_their_columns() -> None:
    parts = [f"{text[:at]}。" for text in (ONE, OTHER, THIRD) for at in (17, 25)]
    glyphs = row("老街开市", 40, 40, 40.0) + flush(parts[:3], 0, 60) + flush(parts[3:], 112, 60)
    assert read(glyphs) == ["老街开市" + "".join(parts)]


def test_such_paragraphs_stay_paragraphs() -> None:
    parts = [f"{text[:at]}。" for text in (ONE, OTHER, THIRD) for at in (15, 24)]
    glyphs = row("老街开市", 40, 40, 40.0) + flush(parts[:3], 0, 60) + flush(parts[3:], 112, 60)
    page = read_sheet(sheet(glyphs))
    (item,) = read_page(page.text, placed=page).items
    assert item.body == tuple(parts)


def test_an_initial_opens_its_first_row() -> None:
    text = ONE[1:]
    beside = row(text[:7], 32, 68.8) + row(text[7:14], 32, 82.8)
    glyphs = row(ONE[0], 0, 83.0, 28.0) + beside + column(text[14:], 0, 88, indent=False)
    page = read_sheet(sheet(row("老街开市", 0, 40, 30.0) + glyphs))
    assert regions(page) == ["老街开市" + ONE]
    assert [place.indent for place in page.lines if place] == [0.0] * 7


def test_neither_masthead_nor_foot_is_of_an_article() -> None:
    glyphs = row("青禾晚报", 0, 30, 24.0) + row("2024年5月6日", 400, 30) + row("老街开市", 0, 90, 30.0)
    glyphs += column(ONE, 0, 110) + row("责任编辑：程墨", 0, 790, 8.0)
    found = read(glyphs, rules=[Rectangle(0, 40, 600, 41), Rectangle(0, 778, 600, 779)])
    assert found == ["青禾晚报", "2024年5月6日", "老街开市" + ONE, "责任编辑：程墨"]


def test_a_coloured_ground_does_not_part_a_headline_from_its_text() -> None:
    glyphs = row("引题在这里写", 0, 140, 14.0) + row("老街开市", 10, 170, 24.0) + column(ONE, 0, 190)
    assert read(glyphs, rules=box_of(0, 145, 200, 178)) == ["引题在这里写老街开市" + ONE]


def test_a_caption_stands_beside_its_picture() -> None:
    caption = "孩子们在操场上放风筝。（程墨 摄）"
    glyphs = row("老街开市", 0, 40, 40.0) + column(ONE, 0, 60) + column(caption, 330, 120, 9, indent=False)
    found = read(glyphs, pictures=[Rectangle(220, 80, 322, 170)])
    assert sorted(found) == sorted(["老街开市" + ONE, caption.replace(" ", "")]) or caption in found


def test_headlines_of_two_articles_on_one_baseline_are_two() -> None:
    glyphs = row("老街清晨重新开张", 0, 40, 20.0) + row("水库开始蓄水了", 177, 40, 20.0)
    glyphs += column(LONG + THIRD, 0, 60, 16) + column(OTHER, 177, 67, 14)
    assert read(glyphs) == ["老街清晨重新开张" + LONG + THIRD, "水库开始蓄水了" + OTHER]


def test_a_quotation_mark_belongs_to_its_upright_headline() -> None:
    marks = [Glyph("“", 1.5, 89.0, 24.0, 25.5)]
    glyphs = upright("老街开市了", 0, 84, 24.0) + marks + column(ONE, 36, 60)
    assert read(glyphs) == ["“老街开市了" + ONE]


def test_who_signs_at_the_right_edge_belongs_to_the_column() -> None:
    glyphs = row("停水公告", 60, 40, 16.0) + column("明天起这一带停水两天请各位用户提前储水特此公告。", 0, 55, 14)
    glyphs += row("南门自来水厂", 80, 55 + 8.8 + 2 * LEADING)
    assert len(read(glyphs)) == 1


def test_a_headline_that_stands_over_half_of_another_is_another_s() -> None:
    glyphs = row("高处的横题一共有十二个字", 0, 40, 20.0) + row("老街开市", 220, 66, 20.0)
    glyphs += column(ONE, 220, 80)
    assert "老街开市" + ONE in read(glyphs)
