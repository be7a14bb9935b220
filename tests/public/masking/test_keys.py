"""What of a text is compared, and where it stands in the text as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.public.masking.keys import MASKED, key_of


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("周 雨\n桐　", "周雨桐"),
        ("“周雨桐”", "周雨桐"),
        ("0573—8501 2345", "057385012345"),
        ("1990年-2023年", "1990年-2023年"),
        ("前〔已遮盖〕后", f"前{MASKED}后"),
        ("〔身份证号已遮盖〕〔已遮盖〕", MASKED * 2),
        ("已遮盖", "已遮盖"),
        (MASKED, ""),
    ],
)
def test_what_is_compared(text: str, compared: str) -> None:
    assert key_of(text).text == compared


def test_a_piece_ends_behind_an_accent() -> None:
    assert key_of("a" * 511 + "e\u0301").text == "a" * 511 + "é"


@given(st.text())
def test_each_character_comes_from_somewhere_in_order(text: str) -> None:
    key = key_of(text)
    assert len(key.text) == len(key.starts) == len(key.ends)
    assert list(key.starts) == sorted(key.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(key.starts, key.ends, strict=True))
