"""Raw text to lines and blocks."""

from __future__ import annotations

from articles.reading.layout.cutting import cut_blocks
from articles.reading.layout.lines import Block, split_lines


def cut(text: str) -> list[tuple[str, str]]:
    return [(block.cls, block.text) for block in cut_blocks(split_lines(text))]


def only(text: str) -> Block:
    (block,) = cut_blocks(split_lines(text))
    return block


def test_only_a_line_feed_ends_a_line() -> None:
    assert split_lines("甲\r\n乙\x0b丙\x0c丁\u2028戊\r己\n") == ["甲", "乙\x0b丙\x0c丁\u2028戊\r己", ""]


def test_a_blank_line_cuts_blocks_and_lines_keep_their_numbers() -> None:
    first, second = cut_blocks(["山里的雪化了", "", "　", "河里的冰开了", "燕子也回来了"])
    assert [line.number for line in first.lines] == [1]
    assert [line.number for line in second.lines] == [4, 5]


def test_a_byline_is_a_block_of_its_own_without_blank_lines_around_it() -> None:
    assert cut("古桥修缮完工\n■记者 程墨\n通讯员 戚小满\n石板各归各位，燕子窝也保留着。") == [
        ("plain", "古桥修缮完工"),
        ("byline", "■记者 程墨通讯员 戚小满"),
        ("plain", "石板各归各位，燕子窝也保留着。"),
    ]


def test_two_bylines_one_below_the_other_are_read_with_their_lines() -> None:
    block = only("■记者 程墨\n通讯员 戚小满")
    assert [(byline.role, byline.name, byline.line) for byline in block.bylines] == [
        ("记者", "程墨", 0),
        ("通讯员", "戚小满", 1),
    ]


def test_a_lone_bullet_is_a_byline_whose_names_are_lost() -> None:
    assert only("■").cls == "byline"
    assert only("■").bylines == ()


def test_a_dateline_starts_a_block() -> None:
    assert cut("上国榜\n本报讯 近日，名单公布。\n全国共九家上榜。") == [
        ("plain", "上国榜"),
        ("dateline", "本报讯 近日，名单公布。全国共九家上榜。"),
    ]


def test_a_dateline_with_one_misread_character_is_still_a_dateline() -> None:
    assert only("本报汛 近日，名单公布。").cls == "dateline"
    assert only("木报讯 近日，名单公布。").cls == "dateline"
    assert only("本报记者近日走访了三个村。").cls == "plain"


def test_single_letters_below_one_another_are_letters_but_not_at_the_end_of_a_text() -> None:
    assert only("读\n书\n会").cls == "letter"
    assert cut("大家都说这座桥修得\n好") == [("plain", "大家都说这座桥修得好")]


def test_whole_paragraphs_on_neighbouring_lines_are_blocks_of_their_own() -> None:
    paragraph = "连日来，山坡上成熟的柿子像一盏盏小灯笼挂满枝头，村民们搭起竹梯忙着采摘，空气里满是甜香。"
    assert cut(f"柿子红了\n{paragraph}\n{paragraph[:-1]}？") == [
        ("plain", "柿子红了"),
        ("plain", paragraph),
        ("plain", f"{paragraph[:-1]}？"),
    ]


def test_a_doubled_headline_keeps_one_copy_and_remembers_the_other() -> None:
    (line,) = only("古桥修缮完工古桥修缮完工").lines
    assert (line.text, line.left_out) == ("古桥修缮完工", "古桥修缮完工")


def test_a_masthead_line_is_furniture_and_cuts_the_block() -> None:
    assert cut("青禾版\n古桥修缮完工") == [("furniture", "青禾版"), ("plain", "古桥修缮完工")]


def test_a_pointer_to_another_page_is_known_as_one() -> None:
    assert only("（下转第二版）").is_pointer
    assert not only("村民们搭起竹梯忙着采摘（下转第二版）").is_pointer
