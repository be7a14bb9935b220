"""Who is an author: whoever wrote, in printed order."""

from __future__ import annotations

import pytest

from articles.describing.signed import Credited, authors_among


def names(*bylines: tuple[str, str], photo: bool = False) -> list[str]:
    return [one.name for one in authors_among((Credited(*one) for one in bylines), of_a_photograph=photo)]


@pytest.mark.parametrize(
    "role",
    [
        "记者",
        "本报记者",
        "见习记者",
        "首席记者",
        "通讯员",
        "特约通讯员",
        "作者",
        "实习生",
        "文",
        "文/图",
        "图／文",
        "记 者",
        "",
    ],
)
def test_whoever_wrote_is_one(role: str) -> None:
    assert names((role, "李四")) == ["李四"]


@pytest.mark.parametrize("role", ["编辑", "责任编辑", "实习编辑", "校对", "摄影", "摄影记者", "视频", "制图", "总策划"])
def test_whoever_chose_set_or_pictured_a_text_is_none(role: str) -> None:
    assert names((role, "李四")) == []


@pytest.mark.parametrize("role", ["摄影", "摄", "摄影记者", "文/摄", "图", "特约摄影师"])
def test_of_a_photograph_whoever_took_it_is_one(role: str) -> None:
    assert names((role, "李四"), ("编辑", "钱六"), photo=True) == ["李四"]


def test_they_stand_in_printed_order_each_once() -> None:
    signed = (("通讯员", "赵六"), ("摄影", "王五"), ("记者", "李四"), ("通讯员", "赵六"))
    assert names(*signed) == ["赵六", "李四"]
    assert names(*signed, photo=True) == ["赵六", "王五", "李四"]


def test_a_masked_name_is_none() -> None:
    assert names(("记者", "〔已遮盖〕"), ("记者", "〔电话已遮盖〕"), ("记者", "李四")) == ["李四"]


def test_an_organisation_is_no_person() -> None:
    assert authors_among([Credited("来源", "新华社", organisation=True)], of_a_photograph=False) == []
