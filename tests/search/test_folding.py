"""What is one string in how many ways of writing it, and what stays another; docs/search.md says the same."""

from __future__ import annotations

import re
import unicodedata

import pytest

from articles.search.analysis import as_words, normalise, normalise_with_offsets
from articles.search.folding import EITHER, ONE_SIGN, QUOTATION_MARKS
from articles.search.highlight import find
from articles.search.variants import VARIANTS
from tests.support.places import ROOT

GUIDE = (ROOT / "docs" / "search.md").read_text("utf-8")

ALIKE = [
    "○ ◯ 〇 ⭘",
    "二〇二三 二○二三 二◯二三",
    "3:2 3∶2 3：2 ３꞉２",
    "3.15 3·15 3・15 3•15 ３．１５ 3。15",
    "阿依古丽·买买提 阿依古丽•买买提 阿依古丽.买买提 阿依古丽．买买提",
    "1/2 ½ １／２ 1⁄2 1∕2",
    "1/3 ⅓",
    "3/4 ¾",
    "① 1 ➀ ❶ １",
    "(1) ⑴ （1） 〔1〕 [1] 【1】",
    "⑿ (12) （12）",
    "(一) ㈠ （一）",
    "一 ㊀ ⼀",
    "é e\u0301 É E\u0301",
    "ế e\u0302\u0301 ê\u0301",
    "が か\u3099 か゛",
    "ガ カ\u3099 ｶﾞ",
    "한 \u1112\u1161\u11ab",
    "看着 看著",
    "凭借 憑藉 凭藉 憑借",
    "狼藉 狼借",
    "只有 衹有 祇有 祗有 隻有",
    "什么 甚麼 甚么 什麼 甚麽 什麽 甚嚒",
    "反复 反覆",
    "答复 答覆 答復",
    "计划 計畫 计画 計劃",
    "项链 項鍊 項鏈",
    "想象 想像",
    "家具 傢俱 家俱 傢具",
    "英里 英哩",
    "里 裏 裡 哩",
    "后 後",
    "干 乾 幹 榦",
    "征 徵",
    "当 當 噹",
    "才 纔 才",
    "群 羣",
    "峰 峯",
    "你 妳",
    "它 牠",
    "青 靑",
    "真 眞 眞",
    "教 敎",
    "清 淸 清",
    "为 為 爲",
    "国 國 囯 圀 囶",
    "回 囘 迴 廻 囬",
    "炮 砲 礮",
    "并 並 併 竝 倂",
    "关 関 關",
    "斗 鬥 鬭 鬪",
    "长 ⻓ 長",
    "豈 \uf900 岂",
    "葛 葛\U000e0100 葛\ufe00",
    "协作 协\u00ad作 协\u200b作 协\u2060作 协\ufeff作 \u202e协作",
    "1'30\" 1′30″ 1’30” 130",
    "35° 35º 35˚",
    "……完 ⋯⋯完 ......完 ······完",
    "二 二\u3000 ⼆",
    "ΟΔΟΣ οδος",
    "straße STRASSE",
    "2023 ２０２３ ٢٠٢٣",
]  # fmt: skip

# Another word, number or name, however like it looks.
APART = [
    ("零", "〇"), ("〇", "O"), ("3:2", "3.2"), ("3-15", "3.15"), ("1/2", "12"), ("1½", "11/2"), ("é", "e"),
    ("が", "か"), ("著名", "有名"), ("喆", "哲"), ("昇", "日"), ("十", "10"), ("一", "1"), ("二", "2"), ("①", "一"),
    ("凭借", "凭着"), ("己", "已"), ("末", "未"), ("沈", "沉"), ("座", "坐"), ("×", "x"), ("人", "入"), ("日", "曰"),
]  # fmt: skip


@pytest.mark.parametrize("group", ALIKE, ids=lambda group: group.encode("unicode_escape").decode())
def test_one_string_is_found_however_it_is_written(group: str) -> None:
    forms = group.split(" ")
    assert {form: normalise(form) for form in forms if normalise(form) != normalise(forms[0])} == {}


@pytest.mark.parametrize(("one", "other"), APART)
def test_another_string_stays_another(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_a_character_with_its_accent_is_marked_whole() -> None:
    assert find("cafe\u0301 か\u3099く", ["café"]) == [(0, 5)]
    assert normalise_with_offsets("水か\u3099").printed_range(1, 2) == (1, 3)


def test_words_are_cut_before_two_characters_are_made_one() -> None:
    assert as_words("著名") == "著名"
    assert normalise("著名") == normalise("着名")


def test_no_form_of_a_character_is_the_standard_form_of_another() -> None:
    assert not VARIANTS.keys() & set(VARIANTS.values())
    assert not EITHER.keys() & set(EITHER.values())


def test_no_two_tables_disagree() -> None:
    signs = [sign for signs in ONE_SIGN.values() for sign in signs]
    assert len(signs) == len(set(signs))
    assert not set(signs) & set(QUOTATION_MARKS)


def rows() -> list[tuple[str, list[str]]]:
    """The tables of the guide: the first cell, and the signs between backquotes of the second."""
    found = re.findall(r"^\| ([^|`]+?) \| (`.+`) \|$", GUIDE, re.MULTILINE)
    return [(name, re.findall(r"`([^`]+)`", signs)) for name, signs in found]


def signs_alike() -> set[frozenset[str]]:
    return {frozenset(signs) for name, signs in rows() if name != "not alike"}


def test_the_guide_shows_every_sign_that_is_one_with_others() -> None:
    assert {frozenset(signs) for signs in ONE_SIGN.values()} <= signs_alike()


def test_the_guide_shows_every_pair_that_is_written_for_one_another() -> None:
    assert {signs for signs in signs_alike() if signs & EITHER.keys()} == {frozenset(pair) for pair in EITHER.items()}


def test_what_the_guide_calls_alike_is_alike() -> None:
    assert len(rows()) > 20
    wrong = {name: signs for name, signs in rows() if name != "not alike" and len(set(map(normalise, signs))) > 1}
    assert wrong == {}


def test_what_the_guide_calls_not_alike_is_not() -> None:
    apart = [signs for name, signs in rows() if name == "not alike"]
    assert [signs for signs in apart if len(set(map(normalise, signs))) < len(signs)] == []


def test_compatibility_ideographs_are_the_characters_they_stand_for() -> None:
    blocks = [*range(0xF900, 0xFAD9 + 1), *range(0x2F800, 0x2FA1D + 1)]
    plain = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in blocks}
    assert {char for char, other in plain.items() if normalise(char) != normalise(other)} == set()
