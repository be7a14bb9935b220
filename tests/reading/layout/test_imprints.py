"""Lines by which an item tells of itself, and the heads of notices."""

from __future__ import annotations

import pytest

from articles.reading.layout.imprints import is_imprint, is_notice_head, without_imprint


@pytest.mark.parametrize(
    "line",
    [
        "2019-03-04 08:15 来源：江边日报",
        "2019年3月4日",
        "二〇一九年三月四日",
        "中華民國一〇八年三月四日",
        "字数：1024",
        "【打印】【关闭】",
        "数据来源：县统计局",
        "发布时间：2019-03-04 浏览：25次",
    ],
)
def test_a_line_of_day_source_or_length_tells_of_its_item(line: str) -> None:
    assert is_imprint(line)


@pytest.mark.parametrize(
    "line",
    [
        "2019年3月已日",
        "2019千03-04 1大:25:07",
        "刀019-03-04 17:25 来源：江边日报",
        "20木9-03-04 17:25 己源：江边日报",
        "2019本3月4日",
        "2019年3月4王",
    ],
)
def test_with_misread_characters_it_still_does(line: str) -> None:
    assert is_imprint(line)


@pytest.mark.parametrize(
    "line", ["12345热线", "2019-2020赛季", "1974年。", "，010-65953090", "7:0大胜", "3.15晚会", "110在行动"]
)
def test_figures_that_are_no_time_do_not(line: str) -> None:
    assert not is_imprint(line)


@pytest.mark.parametrize(
    "line", ["2019年3月4日，老桥通车。", "来源于民间的故事", "时间的河", "栏目", "三月四日夜", "打印店里的年轻人"]
)
def test_a_line_that_says_anything_else_does_not(line: str) -> None:
    assert not is_imprint(line)


def test_a_credit_behind_day_or_length_is_left_over() -> None:
    assert without_imprint("字数：800 作者：周雨桐") == "作者：周雨桐"
    assert without_imprint("老桥通车") == "老桥通车"


@pytest.mark.parametrize("line", ["遗失声明", "更正", "致读者", "江边县自来水公司公告", "【停水通知】"])
def test_a_line_of_a_notice_s_words_is_its_head(line: str) -> None:
    assert is_notice_head(line)


@pytest.mark.parametrize("line", ["三国总统发表声明", "县里发布公告", "一张招聘启事引出的故事", "他把通知贴在门上"])
def test_a_headline_about_a_notice_is_none(line: str) -> None:
    assert not is_notice_head(line)
