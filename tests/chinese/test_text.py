"""White space and widths, the ends of sentences, and what lines glued together become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.text import compact, continues, glue, is_closed, places, squeeze, unbalanced


def test_compact_text_has_no_blanks_and_one_width() -> None:
    assert compact("Ａ１ 第 ３\u3000版：㎡") == "A1第3版:m2"


@given(st.text(max_size=40))
def test_places_are_those_of_the_characters_that_squeeze_keeps(text: str) -> None:
    assert "".join(text[at] for at in places(text)) == squeeze(text)


@pytest.mark.parametrize("text", ["散会。", "“走吧！”", "等等……", "（完。）", "end..."])
def test_a_sentence_that_ends_is_closed(text: str) -> None:
    assert is_closed(text)


@pytest.mark.parametrize("text", ["", "散会", "他说：", "。然后"])
def test_a_sentence_that_goes_on_is_open(text: str) -> None:
    assert not is_closed(text)


@pytest.mark.parametrize("text", ["，他说", "的人们", "”他说", ""])
def test_no_sentence_opens_with_a_mark_or_a_particle(text: str) -> None:
    assert continues(text)
    assert not continues("的确如此")


@pytest.mark.parametrize("text", ["“他说", "他说”", "（见", '他"说'])
def test_quotes_and_brackets_without_their_partner_are_seen(text: str) -> None:
    assert unbalanced(text)
    assert not unbalanced("“他说”（见）")


def test_only_latin_words_keep_a_blank_where_lines_are_glued() -> None:
    assert glue(["我们的", "家园"]) == "我们的家园"
    assert glue(["New", "York"]) == "New York"
