from __future__ import annotations

from itertools import product

import pytest

from articles.citing.authors import CitedName, authors_among, photographs, writes
from articles.reading.credits.roles import DESK_HEADS, SOURCE, TITLES, WORKS, canonical

# A credit of each kind → whether it is an author's under a text, and under a photograph.
KINDS = {
    "记者": (True, True),
    "通讯员": (True, True),
    "作者": (True, True),
    "摄影": (False, True),
    "文/图": (True, True),
    "编辑": (False, False),
    "organisation": (True, True),
    "masked": (False, False),
}


def credit(kind: str, number: int) -> CitedName:
    if kind == "organisation":
        return CitedName(f"第{number}支队", "通讯员", organisation=True)
    if kind == "masked":
        return CitedName("〔已遮盖〕", "记者")
    return CitedName(f"张三{number}", kind)


@pytest.mark.parametrize("people", range(6))
@pytest.mark.parametrize("of_a_photograph", [False, True])
def test_every_combination_of_credits_names_its_authors_in_printed_order(people: int, of_a_photograph: bool) -> None:
    for kinds in product(KINDS, repeat=people):
        credits = [credit(kind, number) for number, kind in enumerate(kinds)]
        authors = [one for one, kind in zip(credits, kinds, strict=True) if KINDS[kind][of_a_photograph]]
        assert authors_among(credits, of_a_photograph=of_a_photograph) == authors


WROTE = "记者 见习记者 全媒体记者 特约通讯员 报道员 实习生 特约评论员 撰稿人 文 采写 文/图 文／摄 诗并画 摄影报道"
TOOK = "摄影 摄 特约摄影师 摄影记者 特派摄影记者 航拍 供图 文/图 图/视频 文／摄 摄影报道"
NEITHER = "编辑 责任编辑 首席编辑 校对 审核 策划 主编 视频 视频记者 剪辑 讲述 翻译 制图 题图 书法 来源 敲钟顾问"


@pytest.mark.parametrize("role", ["", *WROTE.split()])
def test_whoever_wrote_is_an_author(role: str) -> None:
    assert writes(role)


@pytest.mark.parametrize("role", TOOK.split())
def test_whoever_took_the_photograph_is_its_author(role: str) -> None:
    assert photographs(role)


@pytest.mark.parametrize("role", NEITHER.split())
def test_nobody_else_is_an_author(role: str) -> None:
    assert (writes(role), photographs(role)) == (False, False)


def test_of_all_roles_that_are_read_no_editor_and_no_proofreader_is_an_author() -> None:
    desk = [role for role in {*TITLES, *WORKS} if role.endswith(tuple(DESK_HEADS)) or role[0] in "编校审"]
    assert [role for role in desk if writes(canonical(role)) or photographs(canonical(role))] == []


def test_photographer_and_reporter_of_one_name_are_one_author() -> None:
    authors = authors_among([CitedName("王小明", "摄影"), CitedName("王小明", "记者")], of_a_photograph=True)
    assert [author.name for author in authors] == ["王小明"]


def test_a_wire_service_is_the_author_where_no_person_is() -> None:
    wire = CitedName("新华社", SOURCE, organisation=True)
    assert authors_among([wire], of_a_photograph=False) == [wire]
    assert authors_among([wire, CitedName("王小明", "编辑")], of_a_photograph=False) == [wire]
    reporter = CitedName("李四", "记者")
    assert authors_among([wire, reporter], of_a_photograph=False) == [reporter]


@pytest.mark.parametrize("name", ["〔已遮盖〕", "李〔已遮盖〕", "〔电话已遮盖〕", ""])
def test_a_name_that_must_not_be_told_is_none(name: str) -> None:
    assert authors_among([CitedName(name, "记者")], of_a_photograph=True) == []
