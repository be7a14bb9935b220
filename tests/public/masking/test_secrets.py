"""Where a passage is quoted exactly, in whatever form, and how a field of an article is changed and put back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.public.masking import SIGN, Secret, replaced

FORMS = [
    ("周雨桐", "周雨桐"),
    ("周雨桐", "周 雨\n桐"),
    ("周雨桐", "周　雨桐"),
    ("周雨桐家住青湾路，", "周雨桐家住青湾路,"),
    ("周雨桐家住青湾路", "周雨桐”家住《青湾路"),
    ("张伟东", "張偉東"),
    ("13712345678", "１３７１２３４５６７８"),
    ("13712345678", "137 1234 5678"),
    ("13712345678", "137-1234-5678"),
    ("137-1234-5678", "13712345678"),
    ("0573—85012345", "0573-8501 2345"),
    ("11010519900307109X", "110105 19900307 109x"),
    ("一句。\n两句。", "一句。两\n句。"),
    ("Ａ座３号", "a座3号"),
]


@pytest.mark.parametrize(("words", "form"), FORMS)
def test_a_passage_is_replaced_in_every_form(words: str, form: str) -> None:
    assert replaced(f"前文{form}后文", words) == (f"前文{SIGN}后文", [(2, form)])


@pytest.mark.parametrize(("text", "words"), [("ababa", "aba"), ("哈哈哈哈", "哈哈"), ("周周周", "周周")])
def test_places_that_overlap_are_one(text: str, words: str) -> None:
    assert replaced(text, words) == (SIGN, [(0, text)])


def test_every_place_is_replaced() -> None:
    assert replaced("周雨桐说，周雨 桐", "周雨桐") == (f"{SIGN}说，{SIGN}", [(0, "周雨桐"), (len(SIGN) + 2, "周雨 桐")])


def test_nothing_is_found_within_the_sign() -> None:
    assert replaced(f"前{SIGN}后〔手机号已遮盖〕", "遮盖") == (f"前{SIGN}后〔手机号已遮盖〕", [])


@pytest.mark.parametrize("words", ["", "周", " 周 ", "“周”", "\n"])
def test_one_character_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="太短"):
        replaced("周雨桐", words)
    with pytest.raises(ValueError, match="太短"):
        Secret(words)


@given(st.text("周雨桐1 -\n“”", max_size=40), st.text("周雨桐1", min_size=2, max_size=3))
def test_what_was_replaced_can_be_put_back(text: str, words: str) -> None:
    new, was = replaced(text, words)
    for place, stood in reversed(was):
        new = new[:place] + stood + new[place + len(SIGN) :]
    assert new == text
