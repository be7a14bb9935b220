"""Which characters look alike."""

from __future__ import annotations

import pytest

from articles.chinese.shapes import SHAPES, alike
from articles.chinese.wordlist import words

GROUPS = "未末 己已巳 干千于 日曰 人入 大太 土士 戌戍 天夭 侯候 陪赔 拔拨 晴睛 洒酒 崇祟"


@pytest.mark.parametrize("group", words(GROUPS))
def test_each_of_what_machines_confuse_is_alike_to_the_others(group: str) -> None:
    assert [(one, other) for one in group for other in group if one != other and other not in alike(one)] == []


@pytest.mark.parametrize(("one", "other"), ["大小", "卫伟", "港巷"])
def test_what_looks_otherwise_is_not(one: str, other: str) -> None:
    assert other not in alike(one)


def test_the_likest_stand_first_and_none_is_its_own() -> None:
    for line in SHAPES.read_text("utf-8").splitlines():
        likenesses = list(alike(line[0]).values())
        assert likenesses == sorted(likenesses, reverse=True)
        assert line[0] not in alike(line[0])


def test_what_is_in_no_table_looks_like_nothing() -> None:
    assert alike("𠮷") == alike("A") == alike("") == {}
