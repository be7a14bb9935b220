"""Lines that belong to the page and to no article."""

from __future__ import annotations

import pytest

from articles.reading.layout.furniture import furniture_lines


@pytest.mark.parametrize(
    "line",
    [
        "青禾日报社 中共青禾县委 联办",
        "2024年3月5日 星期二",
        "农历甲辰年正月廿五 总第1208期",
        "第C02版：今日青禾",
        "QINGHE DAILY",
        "www.example.com",
        "国内统一连续出版物号 CN33-0000",
        "责任编辑 程墨 版式 沙莉",
        "新闻热线：0573-85000000",
        "今日8版",
    ],
)
def test_a_piece_of_the_masthead_or_imprint_is_furniture(line: str) -> None:
    assert furniture_lines([line, "", "古桥修缮完工"]) == {1}


@pytest.mark.parametrize(
    "line",
    [
        "第12期青禾讲堂开讲",
        "2024年3月5日，古桥修缮完工，石板各归各位。",
        "编辑部里的灯亮了一夜，大家都没有睡。",
        "新书今天出版了",
        "5000多名游客来到山里",
    ],
)
def test_a_line_of_an_article_is_not(line: str) -> None:
    assert furniture_lines([line, "", "古桥修缮完工"]) == set()


def test_a_row_of_wrapped_text_that_looks_like_a_telephone_number_is_text() -> None:
    rows = ["有意者可以拨打县里的值班", "电话85000000咨询详情", "也可以到大厅当面办理手续。"]
    assert furniture_lines(rows) == set()
    assert furniture_lines([rows[1]]) == {1}
