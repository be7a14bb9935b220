"""Rows of a column, and rows to paragraphs."""

from __future__ import annotations

from articles.reading.layout.cutting import cut_blocks
from articles.reading.layout.paragraphs import Measure, calibrate, opening, paragraphs
from articles.reading.layout.rows import rows_of, tidy

COLUMN = [
    "住在五楼的秦奶奶已经三",
    "年没有自己下过楼，上周电梯",
    "运行，她坐着轮椅到花坛边晒",
    "了整整一个下午的太阳。",
]
GOES_ON = ["新装的电梯每天要运行两百多", "趟，楼里的老人都说这件事情", "办得好，心里亮堂。"]


def read(*blocks: list[str]) -> list[str]:
    lines = [line for block in blocks for line in (*block, "")]
    cut = cut_blocks(lines)
    return [paragraph.text for paragraph in paragraphs(cut, calibrate(cut))]


def test_the_rows_of_a_column_make_one_paragraph() -> None:
    assert read(COLUMN) == ["".join(COLUMN)]


def test_a_row_that_is_not_indented_goes_on_after_a_full_stop() -> None:
    assert read(COLUMN, [*GOES_ON, "大家都盼着别的楼也装上。"])[0].startswith("".join(COLUMN) + "新装的电梯")


def test_an_indented_row_starts_a_paragraph_after_a_full_stop() -> None:
    assert len(read(COLUMN, COLUMN)) == 2


def test_a_sentence_goes_on_across_a_blank_line() -> None:
    assert read(COLUMN[:3], GOES_ON)[0] == "".join([*COLUMN[:3], *GOES_ON])


def test_an_indent_starts_a_paragraph_though_the_sentence_before_lost_its_end() -> None:
    cut = cut_blocks([*COLUMN[:3], "", *COLUMN, ""])
    first, second = paragraphs(cut, calibrate(cut))
    assert first.lost_end
    assert not second.lost_end


def test_paragraphs_without_blank_lines_between_are_found_by_their_indent() -> None:
    assert len(read([*COLUMN, *COLUMN])) == 2


def test_whole_paragraphs_on_a_line_end_with_their_sentence() -> None:
    long = "山坡上成熟的柿子像一盏盏小灯笼挂满枝头，村民们搭起竹梯忙着采摘，空气里满是甜香，孩子们跑来跑去"
    assert read([long], ["笑声传遍山谷。"], [f"{long}。"]) == [f"{long}笑声传遍山谷。", f"{long}。"]


def test_paragraphs_keep_their_raw_lines() -> None:
    cut = cut_blocks(["", *COLUMN, ""])
    assert paragraphs(cut, Measure())[0].lines == (2, 3, 4, 5)


def test_spaces_left_at_row_ends_are_dropped_and_those_between_phrases_kept() -> None:
    (block,) = cut_blocks(
        ["彩色水稻在大地上印出了“青 山绿水 美丽家园”的图案，成 片的稻海和远处的一排风车构 成了一幅和谐的画卷。"]
    )
    assert [row.text for row in rows_of(block)] == [
        "彩色水稻在大地上印出了“青",
        "山绿水 美丽家园”的图案，成",
        "片的稻海和远处的一排风车构",
        "成了一幅和谐的画卷。",
    ]


def test_spaces_beside_digits_are_dropped_but_latin_words_stay_apart() -> None:
    assert tidy("自去年 12月起 New Energy 增长 7.5 亿元") == "自去年12月起 New Energy 增长7.5亿元"


def test_the_width_of_digits_is_calibrated_on_the_page() -> None:
    rows = [
        "去年共有12345678人来过这里",
        "今年到目前已经有八九十人来",
        "其中来自外地的占到一半以上",
        "他们都说这里的山好水也好啊",
    ]
    cut = cut_blocks([rows[1][2:], *rows, rows[3][:5]])
    assert calibrate(cut).latin == 0.5


def test_the_first_row_tells_whether_a_block_opens_a_paragraph() -> None:
    indented, full = cut_blocks([*COLUMN, "雨停了。", "", *GOES_ON[:2], *GOES_ON[:2], "雨停了。"])
    assert opening(indented, Measure()) == "indented"
    assert opening(full, Measure()) == "full"


def test_a_mark_left_by_a_mail_program_is_no_text() -> None:
    (block,) = cut_blocks(["> 党员和群众一起动手，院子里干干净净。"])
    assert rows_of(block)[0].text == "党员和群众一起动手，院子里干干净净。"
