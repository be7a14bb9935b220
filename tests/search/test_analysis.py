"""Normalisation, its way back to the printed characters, and the tokens that fields are made of."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.analysis import (
    bigram_field,
    bigrams,
    character_field,
    characters,
    normalise,
    normalise_with_offsets,
    plain_cutter,
    ranking_words,
)
from articles.search.folding import FOLD
from tests.support.places import FIXTURES

ACCENTED = st.text(st.sampled_from("eéêéẹ́̂ếかがが゛ﾞｶ한한ᄒ \u200b水“½1著"), max_size=12)
HANZI = st.text(st.sampled_from("平湖稻田龍馬𠮷䶮㛃水a1 　\t“”《》，,。.-—·㎡⻓"), max_size=40)


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("㎡和½", "m2和1/2"),
        ("1½小时 ⅓ 3⁄4", "1 1/2小时1/3 3/4"),
        ("龍馬後鏡", "龙马后镜"),
        ("⻓⻅⼀", "长见一"),
        ("瞭解彷彿錢鍾書鉅額餘", "了解仿佛钱钟书巨额余"),
        ("于 2013年", "于2013年"),
        ("2.4 亿元", "2.4亿元"),
        ("New  York\t2013", "new york 2013"),
        (" 水 稻　田 ", "水稻田"),
        ("“五个一”《红楼梦》「甲」'乙'\"丙\"", "五个一红楼梦甲乙丙"),
        ("甲，乙,丙、丁", "甲,乙,丙,丁"),
        ("完。完．完.", "完.完.完."),
        ("——–－-", "-----"),
        ("平湖·嘉兴・海盐•", "平湖.嘉兴.海盐."),
        ("零\u200b宽\ufeff\0\x07字", "零宽字"),
        ("𠮷䶮㛃", "𠮷䶮㛃"),
        ("葛\U000e0100飾\ufe0f", "葛饰"),
        ("", ""),
    ],
)
def test_printed_text_has_one_form(printed: str, normal: str) -> None:
    assert normalise(printed) == normal


def test_every_character_folds_to_folded_characters() -> None:
    changed = [FOLD[code] for code in range(sys.maxunicode + 1) if FOLD[code] != chr(code)]
    assert [folded for folded in set("".join(changed)) if FOLD[ord(folded)] != folded] == []


def test_phrases_do_not_decide_about_characters() -> None:
    """乾 is 干 by itself; a phrase table would keep 乾坤 and break the substring."""
    assert normalise("乾坤") == normalise("乾") + normalise("坤")


@given(st.text() | HANZI | ACCENTED)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text() | HANZI | ACCENTED)
def test_offsets_give_the_same_text(text: str) -> None:
    assert normalise_with_offsets(text).text == normalise(text)


@given(st.text() | HANZI | ACCENTED)
def test_every_normalised_character_comes_from_its_printed_one(text: str) -> None:
    normal = normalise_with_offsets(text)
    assert len(normal.starts) == len(normal.ends) == len(normal.text)
    places = zip(normal.text, normal.starts, normal.ends, strict=True)
    assert all(char == " " or char in normalise(text[start:end]) for char, start, end in places)
    assert list(normal.starts) == sorted(normal.starts)


@given(HANZI, st.integers(0, 40), st.integers(0, 40))
def test_a_printed_substring_is_a_normalised_substring(text: str, start: int, end: int) -> None:
    assert normalise(text[start:end]) in normalise(text)


@given(st.text(st.sampled_from("平湖稻田水“龍")), st.data())
def test_spaces_between_hanzi_change_nothing(text: str, data: st.DataObject) -> None:
    spaced = "".join(char + data.draw(st.sampled_from(["", " ", "　", "\n"])) for char in text)
    assert normalise(spaced) == normalise(text)


def test_bigrams_overlap() -> None:
    assert bigrams("水稻a 1") == ["水稻", "稻a", "a␣", "␣1"]
    assert bigrams("水") == []


def test_tokens_never_hold_white_space_or_the_gap() -> None:
    text = normalise("a b␞c␣d\u2028e\u3000f")
    assert all(not any(char.isspace() for char in token) for token in characters(text) + bigrams(text))
    assert "␞" not in text


def test_a_paragraphs_end_is_a_gap() -> None:
    assert bigram_field(["水稻", "田", "丰收"]) == "水稻 ␞ 丰收"
    assert character_field(["水", "", "田"]) == "水 ␞ 田"


@given(HANZI)
def test_positions_of_bigrams_count_characters(text: str) -> None:
    normal = normalise(text)
    if len(normal) > 1:
        assert bigram_field([normal]).split(" ")[0] == "".join(characters(normal)[:2])
        assert len(bigram_field([normal]).split(" ")) == len(normal) - 1


def test_ranking_words_are_words() -> None:
    assert set(ranking_words("南京市长江大桥,2023年。")) >= {"南京市", "长江", "大桥", "2023"}
    assert ranking_words("的,。") == []


def test_no_word_crosses_a_line_end() -> None:
    apart = [*ranking_words("南京市长"), *ranking_words("江大桥abc"), *ranking_words("def")]
    assert ranking_words("南京市长\n江大桥abc\ndef") == apart


def test_rjieba_cuts_as_jieba_does() -> None:
    rjieba = pytest.importorskip("rjieba")
    cut = plain_cutter()
    paragraphs = [line for page in sorted(FIXTURES.glob("*.txt")) for line in page.read_text("utf-8").split("\n")]
    normal = [normalise(paragraph) for paragraph in paragraphs if paragraph]
    assert [list(rjieba.cut_for_search(one)) for one in normal] == [list(cut(one)) for one in normal]
