"""What a printed 更正 says it puts right."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.errata import MOST, NamedItem, is_erratum, named_items

PRINTED = dt.date(2023, 9, 14)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("body", "day_named", "page", "headline"),
    [
        ("本报9月12日第1版《渡口换上了新船》一文中，“三十年”应为“十三年”。", "2023-09-12", "1", "渡口换上了新船"),
        ("本报2023年9月12日C1版刊登的有关渡口的报道中，船名应为“湖光”。", "2023-09-12", "C01", ""),
        ("因编辑疏忽，昨日本报三版照片说明中的人名有误，应为李四。", "2023-09-13", "3", ""),
        ("本报前天头版消息第三段中的数字有误。", "2023-09-12", "1", ""),
        ("9月12日本报《渡口换上了新船》作者应为李四。", "2023-09-12", "", "渡口换上了新船"),
        ("《渡口换上了新船》一稿的作者应为李四。", None, "", "渡口换上了新船"),
        ("本报12日“渡口换上了新船”一文，“9月10日”应为“9月11日”。", "2023-09-12", "", "渡口换上了新船"),
        ("本报二〇二三年八月三十日第十二版《湖光》图片说明有误。", "2023-08-30", "12", "湖光"),
        ("本报12月30日第2版消息有误。", "2022-12-30", "2", ""),
        ("上月30日第2版的启事有误。", "2023-08-30", "2", ""),
        ("去年12月30日第2版的启事有误。", "2022-12-30", "2", ""),
    ],
)
def test_it_names_day_page_and_headline(body: str, day_named: str | None, page: str, headline: str) -> None:
    assert named_items(body, PRINTED) == [NamedItem(day(day_named) if day_named else None, page, headline)]


def test_one_erratum_may_put_several_right() -> None:
    body = "本报9月12日第1版《渡口换上了新船》、第2版《湖光》有误。9月11日第3版的启事电话应为另一个。"
    assert named_items(body, PRINTED) == [
        NamedItem(day("2023-09-12"), "1", "渡口换上了新船"),
        NamedItem(day("2023-09-12"), "2", "湖光"),
        NamedItem(day("2023-09-11"), "3"),
    ]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("本报9月12日的报道中，船名应为“湖光”。", NamedItem(day("2023-09-12"))),
        ("本报今日第3版消息中，船名应为“湖光”。", NamedItem(PRINTED, "3")),
        ("第3版消息中，船名应为“湖光”。", NamedItem(PRINTED, "3")),
        ("昨天的报道有误，9月10日应为9月11日。", NamedItem(day("2023-09-13"))),
        ("因疏忽，9月10日的消息有误。昨天已经说明。", NamedItem(day("2023-09-10"))),
    ],
)
def test_where_it_names_no_more_than_a_day_or_a_page_that_is_what_it_names(body: str, named: NamedItem) -> None:
    assert named_items(body, PRINTED) == [named]


def test_a_day_alone_is_nothing_beside_what_is_named_better() -> None:
    body = "9月12日的活动，本报《湖光》一文有误。9月10日已经说明。"
    assert named_items(body, PRINTED) == [NamedItem(day("2023-09-12"), "", "湖光")]


@pytest.mark.parametrize(
    "body",
    ["船名应为“湖光”。", "请于3日内来本报领取。", "2月30日的消息有误。", "请在9月20日以前来领取。", "应为《湖光》", ""],
)
def test_what_names_too_little_names_nothing(body: str) -> None:
    assert named_items(body, PRINTED) == []


@pytest.mark.parametrize(
    ("headline", "body", "is_one"),
    [
        ("更正", "", True),
        ("更 正", "", True),
        ("【更正】", "", True),
        ("更正与致歉", "", True),
        ("勘误", "", True),
        ("更正启事", "", True),
        ("", "更正：昨日本报头版有误。", True),
        ("渡口采购项目的更正公告", "", False),
        ("知错更正才是好孩子", "", False),
        ("", "更正的是这一行。", False),
        ("", "", False),
    ],
)
def test_it_is_told_by_its_head(headline: str, body: str, is_one: bool) -> None:
    assert is_erratum(headline, body) is is_one


PIECES = st.sampled_from(
    [*"本报年月日版第一二十第头昨今去上《》“”。；0９12345应为", "9月12日", "第1版", "《渡口》", "一文", "\n"]
)


@given(st.lists(PIECES, max_size=60).map("".join), st.dates(dt.date(1851, 1, 1), dt.date(2150, 12, 31)))
def test_whatever_stands_there_it_names_few_items_of_the_past(body: str, printed: dt.date) -> None:
    found = named_items(body, printed)
    assert len(found) <= MOST
    assert all((one.names_one or found == [one]) and (one.day is None or one.day <= printed) for one in found)
