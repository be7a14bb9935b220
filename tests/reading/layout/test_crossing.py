"""Crossed columns: a row that closes the wrong sentence goes back to its own."""

from __future__ import annotations

from articles.reading.layout.crossing import Crossing, close_sentences
from articles.reading.layout.junctions import Bigrams
from articles.reading.layout.paragraphs import Measure
from articles.reading.layout.rows import ColumnRow

ONE = (
    "　县里今年新修水渠十二条，",
    "清淤河道四十公里，沿线的农",
    "田都能按时浇上水，粮食产量",
    "有望再创历史新高，农民的收",
)
OTHER = (
    "　城东的老厂房正在改造成图",
    "书馆，工人们加班加点赶进度，",
    "墙面已经粉刷一新，书架也运",
    "入也会跟着往上涨。",
)
PAGE = "\n".join([*ONE, *OTHER, "收入 收入增加 运到 农田 产量"])


def sheet(first: int, *texts: str) -> tuple[ColumnRow, ...]:
    return tuple(ColumnRow(text.strip("　"), first + at) for at, text in enumerate(texts))


def lines(sheets: list[tuple[ColumnRow, ...]]) -> list[list[int]]:
    return [[row.line for row in rows] for rows in sheets]


def test_a_row_that_hangs_at_the_wrong_block_closes_the_sentence_it_fits() -> None:
    found = close_sentences([sheet(1, *ONE), sheet(6, *OTHER)], Bigrams(PAGE.split()))
    assert lines(found) == [[1, 2, 3, 4, 9], [6, 7, 8]]


def test_a_row_that_fits_where_it_stands_stays() -> None:
    whole = (*OTHER[:3], "进来了一大半。")
    sheets = [sheet(1, *ONE), sheet(6, *whole)]
    assert close_sentences(sheets, Bigrams([*PAGE.split(), "书架运进来了"])) == sheets


def test_a_row_as_long_as_two_is_cut_at_its_column_and_no_row_is_lost() -> None:
    long = (*OTHER[:2], "墙面已经粉刷一新书架也运入也会跟着往上涨。")
    sheets = [sheet(1, *ONE), sheet(6, *long)]
    found, _ = Crossing(PAGE).in_order(sheets, Measure())
    assert sorted({line for rows in lines(found) for line in rows}) == [1, 2, 3, 4, 6, 7, 8]
    assert "".join(sorted(row.text for rows in found for row in rows)).count("往上涨") == 1


def test_a_text_without_signs_of_crossing_is_left_alone() -> None:
    sheets = [sheet(1, *ONE[:3], "有望再创历史新高。"), sheet(6, *OTHER[:3], "进来了。")]
    assert Crossing(PAGE).in_order(sheets, Measure()) == (sheets, {})
