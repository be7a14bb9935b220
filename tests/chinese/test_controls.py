"""Characters that command are shown by their number."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.controls import on_one_line, visible

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("char", [*BIDI, *"\0\a\b\v\f\x1b\x7f\x85\x9b", *"\u200b\u200c\u200d\u2060\u00ad\u180e\ufffb"])
def test_a_command_is_shown_by_its_number(char: str) -> None:
    assert visible(f"甲{char}乙") == f"甲〔U+{ord(char):04X}〕乙"


@pytest.mark.parametrize(
    "text", ["甲乙\n丙\t丁\r\n", "13\u202f842", "é が 𠮷 ⿰ □", "\ufeff序号,标题", "〔U+202E〕", ""]
)
def test_all_other_text_stays(text: str) -> None:
    assert visible(text) == text


def test_a_line_of_a_report_stays_one_line() -> None:
    assert on_one_line("a\nb\x1b[31m\r\u2028c") == "a〔U+000A〕b〔U+001B〕[31m〔U+000D〕〔U+2028〕c"


@given(st.text())
def test_nothing_that_commands_is_left(text: str) -> None:
    assert not [c for c in visible(text) if unicodedata.category(c) == "Cc" and c not in "\t\r\n"]
    assert not [c for c in visible(text) if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF")]
    assert visible(visible(text)) == visible(text)
