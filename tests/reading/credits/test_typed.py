"""Bylines as a person types them: exactly those that a reader of the line expects, or a refusal that says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.surnames import COMMON, COMPOUND
from articles.reading.credits.as_typed import typed_lines
from articles.reading.credits.roles import REPORTER_PREFIXES, TITLES, WORKS, canonical
from articles.reading.credits.typed import Familiar, Signed, UnreadableByline, read_typed


def told(line: str, familiar: Familiar | None = None) -> list[str]:
    """role/name of each, # behind an organisation."""
    return [f"{one.role}/{one.name}{'#' * one.organisation}" for one in read_typed(line, familiar)]


@pytest.mark.parametrize(
    ("line", "bylines"),
    [
        ("记者 程墨 戚小满", ["记者/程墨", "记者/戚小满"]),
        ("记者：王小明", ["记者/王小明"]),
        ("记者: 王小明", ["记者/王小明"]),
        ("记者赵小舟 王大河", ["记者/赵小舟", "记者/王大河"]),
        ("记者 赵小舟、王大河", ["记者/赵小舟", "记者/王大河"]),
        ("记者 赵小舟，王大河；李明", ["记者/赵小舟", "记者/王大河", "记者/李明"]),
        ("记者　赵小舟　王大河", ["记者/赵小舟", "记者/王大河"]),
        ("记 者 王 强", ["记者/王强"]),
        ("记者 曹 晓 王勤聪", ["记者/曹晓", "记者/王勤聪"]),
        ("■记者 程墨 通讯员 李明 张军", ["记者/程墨", "通讯员/李明", "通讯员/张军"]),
        ("记者：程墨 通讯员：李明", ["记者/程墨", "通讯员/李明"]),
        ("（记者 程墨）", ["记者/程墨"]),
        ("摄影 记者 程墨", ["摄影/程墨", "记者/程墨"]),
        ("程墨/文 李明/摄", ["文/程墨", "摄影/李明"]),
        ("记者 程墨 文/图", ["记者/程墨", "文/图/程墨"]),
        ("来源 新华社", ["来源/新华社#"]),
        ("供图 新华社", ["供图/新华社#"]),
        ("据新华社电", ["来源/新华社#"]),
        ("新华社发（程墨 摄）", ["来源/新华社#", "摄影/程墨"]),
        ("通讯员 江边市气象局", ["通讯员/江边市气象局#"]),
        ("供图：市气象局、程墨", ["供图/市气象局#", "供图/程墨"]),
        ("供图 江边小站（机构）", ["供图/江边小站#"]),
        ("记者 小雨（个人）、程墨", ["记者/小雨", "记者/程墨"]),
        ("记者 凡", ["记者/凡"]),
        ("记者 尉迟敬德 长孙无忌", ["记者/尉迟敬德", "记者/长孙无忌"]),
        ("记者 阿依古丽·买买提 程墨", ["记者/阿依古丽·买买提", "记者/程墨"]),
        ("记者 John Smith", ["记者/John Smith"]),
        ("记者 J. K. O'Neill、程墨", ["记者/J. K. O'Neill", "记者/程墨"]),
        ("- 程墨", ["/程墨"]),
        ("-John Smith", ["/John Smith"]),
        ("领衔主播：程墨", ["领衔主播/程墨"]),
        ("记者 程墨 程墨", ["记者/程墨", "记者/程墨"]),
        ("记者\u200b 程\ufeff墨", ["记者/程墨"]),
    ],
)
def test_a_line_is_read_as_a_reader_takes_it(line: str, bylines: list[str]) -> None:
    assert told(line) == bylines


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("李四平", "前面没有身份"),
        ("李四 王五", "“李四”不是已知的身份"),
        ("李四：王五", "“李四”不像身份"),
        ("程墨 记者", "“程墨”不是已知的身份"),
        ("领衔主播 程墨", "请在后面加冒号"),
        ("记者", "“记者”后面没有姓名"),
        ("通讯员：", "“通讯员”后面没有姓名"),
        ("-", "后面没有姓名"),
        ("记者 程墨 通讯员", "“通讯员”后面没有姓名"),
        ("记者凡", "请空一格"),
        ("记者 王 小明", "分不清“王 小明”"),
        ("记者 赵小舟王大河", "分不清"),
        ("记者 张三李四", "分不清"),
        ("记者 John Smith 王大河", "分不清"),
        ("记者 John Smith Mary Lee", "分不清"),
        ("记者 赵小舟和王大河", "分不清"),
        ("记者 赵小舟（实习）", "分不清"),
        ("记者 走进", "不像姓名"),
        ("记者 时评", "分不清“时评”"),
        ("记者 123", "分不清"),
        ("记者 <b>", "分不清"),
        ("领队：程墨：李明", "有两个冒号"),
        ("记者 " + "长" * 41, "太长"),
        ("记者 " + "程墨 " * 200, "太长"),
        ("身" * 21 + "：程墨", "太长"),
    ],
)
def test_what_may_be_meant_otherwise_is_refused_with_its_reason(line: str, why: str) -> None:
    with pytest.raises(UnreadableByline, match=why):
        read_typed(line)


@pytest.mark.parametrize(
    ("line", "familiar", "bylines"),
    [
        ("记者 小雨 程墨", Familiar(people={"小雨", "程墨"}), ["记者/小雨", "记者/程墨"]),
        ("供图 江边小站", Familiar(organisations={"江边小站"}), ["供图/江边小站#"]),
        ("领衔主播 程墨", Familiar(roles={"领衔主播"}), ["领衔主播/程墨"]),
        ("记者 张三李四", Familiar(people={"张三李四"}), ["记者/张三李四"]),
    ],
)
def test_what_the_archive_knows_needs_no_word_of_explanation(line: str, familiar: Familiar, bylines: list[str]) -> None:
    assert told(line, familiar) == bylines


ROLES = sorted({canonical(role) for role in [*TITLES, *WORKS, *(f"{p}记者" for p in REPORTER_PREFIXES), "记者"]})
GIVEN = "小明强国华建军文丽娟伟芳磊洋涛墨舟河满鹿澜"
chinese = st.builds(
    lambda surname, given: surname + given,
    st.sampled_from([*COMMON, *sorted(COMPOUND)]),
    st.text(GIVEN, min_size=1, max_size=2),
)
foreign = st.sampled_from(["John Smith", "Mary Ann Lee", "Иван Петров", "O'Neill", "阿依古丽·买买提", "凡", "小雨"])
odd = st.text(min_size=1, max_size=12)
people = st.builds(Signed, st.sampled_from(ROLES), chinese | foreign)
anything = st.builds(
    Signed, st.sampled_from([*ROLES, "", "领衔主播", "来源"]) | odd, chinese | foreign | odd, st.booleans()
)


def familiar_with(bylines: list[Signed]) -> Familiar:
    names = {kind: {one.name for one in bylines if one.organisation is kind} for kind in (True, False)}
    return Familiar({one.role for one in bylines}, names[False], names[True])


@given(st.lists(people, min_size=1, max_size=6))
def test_bylines_of_known_roles_read_again_are_the_same(bylines: list[Signed]) -> None:
    familiar = familiar_with(bylines)
    again = [one for line, _ in typed_lines(bylines) for one in read_typed(line, familiar)]
    assert [(one.role, one.name, one.organisation) for one in again] == [
        (one.role, one.name, one.organisation) for one in bylines
    ]


@given(st.lists(anything, max_size=6))
def test_every_byline_stands_on_one_line(bylines: list[Signed]) -> None:
    lines = list(typed_lines(bylines))
    assert sum(count for _, count in lines) == len(bylines)
    assert all(len(line.splitlines()) == 1 for line, _ in lines)


@given(
    st.text(max_size=60)
    | st.builds(" ".join, st.lists(st.sampled_from([*ROLES, "程墨", "、", "：", "（", "）"]), max_size=9))
)
def test_whatever_is_typed_is_read_or_refused(line: str) -> None:
    try:
        read = read_typed(line)
    except UnreadableByline as error:
        assert str(error)
    else:
        assert read
        assert all(one.name.strip() for one in read)
