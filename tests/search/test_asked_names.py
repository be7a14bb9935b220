"""Names as they are typed against names and sort keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.pinyin import latin_name, pinyin_key
from articles.search.asked_names import AskedName


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("張三", "张三"), ("张三", "張三"), ("张 三", "张三"), ("三", "张三"), ("ＺＨＡＮＧ", "张三"),
        ("zhang'san", "张三"), ("zhang’san", "张三"), ("zhāng sān", "张三"), ("San", "张三"), ("xi'an", "张西安"),
        ("lü", "吕布"), ("LÜ", "吕布"), ("lu\u0308", "吕布"), ("lǚ bù", "吕布"), ("lv", "吕布"), ("lyu bu", "吕布"),
        ("lu:", "吕布"), ("lu：bu", "吕布"), ("yuchi jing", "尉迟敬德"), ("ayiguli", "阿依古丽·买买提"),
        ("买买提", "阿依古丽・买买提"), ("smith", "John Smith"), ("ＳＭＩＴＨ", "John Smith"),
        ("muller", "Anna Müller"), ("müller", "Anna Müller"), ("阿依古丽买买提", "阿依古丽·买买提"),
        ("emile", "Émile Zola"), ("é", "Émile Zola"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_typed(typed: str, name: str) -> None:
    assert AskedName(typed).is_in([name], pinyin_key(name))


@pytest.mark.parametrize(
    ("typed", "name"), [("an", "张三"), ("li", "吕布"), ("李", "张三"), ("zs", "张三"), ("lu", "吕布")]
)
def test_nothing_else_is_found(typed: str, name: str) -> None:
    assert not AskedName(typed).is_in([name], pinyin_key(name))


@pytest.mark.parametrize(("typed", "found"), [("zs", True), ("ZS", True), ("z", False), ("sz", False), ("张", False)])
def test_initials_are_at_least_two_letters(typed: str, found: bool) -> None:
    assert AskedName(typed).is_initials("zhang san") is found


names = st.text(st.sampled_from("张吕欧阳尉迟安娥儿王女略曾"), min_size=2, max_size=4)


@given(names)
def test_every_name_is_found_by_its_latin_form(name: str) -> None:
    assert AskedName(latin_name(name)).is_in([], pinyin_key(name))


@given(st.text(max_size=20), names)
def test_whatever_is_typed_is_compared(typed: str, name: str) -> None:
    assert AskedName(typed).is_in([name], pinyin_key(name)) in (True, False)
