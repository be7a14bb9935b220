"""Bylines and page heads of other papers: the shared forms, and heads of our own invention."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.forms import FORMS, OWN, read_forms, scored
from tests.bench.heads import FIELDS, PLACES, Head, heads, untouched

# What is printed, then date, page number, page name, running number and weekday.
HEADS: list[tuple[str, tuple[object, ...]]] = [
    ("青禾日报⏎2011年3月8日 星期二", ("2011-03-08", None, None, None, "星期二")),
    ("云渡晚报 2003-11-02 B05：街巷", ("2003-11-02", "B05", "街巷", None, None)),
    ("二〇〇八年十月一日　星期三　第六版", ("2008-10-01", "6", None, None, "星期三")),
    ("1 9 7 9 年 5 月 4 日 第 二 版", ("1979-05-04", "2", None, None, None)),
    ("中華民國九十八年七月六日 星期一", ("2009-07-06", None, None, None, "星期一")),
    ("2013年⏎6月⏎5日⏎星期三", ("2013-06-05", None, None, None, "星期三")),
    ("2016年9月⏎7⏎星期三⏎第5120期", ("2016-09-07", None, None, 5120, "星期三")),
    ("March 8, 2011", ("2011-03-08", None, None, None, None)),
    ("8 March 2011 星期二", ("2011-03-08", None, None, None, "星期二")),
    ("文苑 2012年6月9日 星期六 责编 程墨 07", ("2012-06-09", "7", "文苑", None, "星期六")),
    ("03⏎2014.2.11 星期二", ("2014-02-11", "3", None, None, "星期二")),
    (
        "地址：青禾县河边路3号 邮编：314200 电话：0573-8500000⏎2014年2月11日 星期二",
        ("2014-02-11", None, None, None, "星期二"),
    ),
    ("国内统一刊号CN33-0001 第88期 2014年2月11日", ("2014-02-11", None, None, 88, None)),
]


@pytest.mark.parametrize(("printed", "said"), HEADS)
def test_a_head_of_another_paper_says_what_is_printed_and_nothing_else(printed: str, said: tuple[object, ...]) -> None:
    head = Head(tuple(printed.split("⏎")), dict(zip(FIELDS, said, strict=True)))
    assert head.wrong(head.text) == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("printed", [printed for printed, _ in HEADS])
def test_a_head_never_touches_the_first_article(printed: str, place: str) -> None:
    assert untouched(Head(tuple(printed.split("⏎")), {}), place)


@pytest.mark.shared
def test_the_shared_heads_are_read() -> None:
    every = heads()
    for name in FIELDS:
        right = sum(name not in [wrong for wrong, _, _ in head.wrong(head.text)] for head in every)
        assert right >= 0.97 * len(every), name
    assert all(sum(untouched(head, place) for head in every) >= 0.97 * len(every) for place in PLACES)


@pytest.mark.shared
@pytest.mark.parametrize("on_page", [False, True])
@pytest.mark.parametrize("path", [FORMS, *OWN], ids=lambda path: path.name)
def test_bylines_are_read_and_hardly_one_is_wrong_and_certain(path: Path, on_page: bool) -> None:
    score = scored(read_forms(path), on_page=on_page)
    assert score.right >= (0.95 if path == FORMS else 0.93)
    assert score.wrong_but_certain <= 0.01
