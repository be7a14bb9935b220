"""UTF-8 that was read wrongly and encoded again: put right, or refused by name; right text stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.files.decode import decode
from articles.importing.files.faults import Unreadable
from articles.importing.files.twice import put_right

LINES = [f"第{n}段　市里的会议今天开始，代表们说这是一件“大事”。" for n in range(1, 13)]
PAGE = "\n".join(["今日要闻", "■记者 周雨桐", "", *LINES])


def latin(text: str, codec: str = "utf-8") -> str:
    return text.encode(codec).decode("latin-1")


def windows(text: str, codec: str = "utf-8") -> str:
    """As Windows shows the bytes: its empty places as control characters."""
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in text.encode(codec))


WRONGLY = {
    "latin-1": latin(PAGE),
    "windows": windows(PAGE),
    "windows, three times": windows(windows(PAGE)),
    "latin-1 of GBK": latin(PAGE, "gb18030"),
    "windows of GBK": windows(PAGE, "gb18030"),
}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("utf-8", "mac_roman"), ("utf-8", "cp437"), ("utf-8", "cp866"), ("gb18030", "koi8-r"), ("utf-8", "cp1251")],
)
def test_a_page_that_was_read_in_an_encoding_of_another_script_is_refused_by_name(right: str, wrong: str) -> None:
    with pytest.raises(Unreadable, match="乱码"):
        decode(PAGE.encode(right).decode(wrong, "replace").encode())


def test_a_page_of_english_with_accents_is_text() -> None:
    page = "The café opened its doors — and “naïve” visitors came at 5 °C.\n" * 5
    assert decode(page.encode()).text == page


@pytest.mark.parametrize("wrong", WRONGLY.values(), ids=WRONGLY)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_that_was_encoded_twice_is_put_right_and_said_so(wrong: str, codec: str) -> None:
    decoded = decode(wrong.encode(codec))
    assert decoded.text == PAGE
    assert "乱码" in "".join(decoded.notes)


def test_only_the_lines_that_were_encoded_twice_are_touched() -> None:
    mixed = "\n".join(windows(line) if n % 3 else line for n, line in enumerate(LINES))
    assert decode(mixed.encode()).text == "\n".join(LINES)


def test_utf8_read_as_gbk_is_put_right_where_no_character_is_gone() -> None:
    lines = ["昨天市里会议顺利举行", "大家都说这座新桥又稳又好"]
    wrong = "\n".join(line.encode().decode("gb18030") for line in lines)
    assert decode(wrong.encode()).text == "\n".join(lines)


def test_utf8_read_as_gbk_is_refused_by_name_where_characters_are_gone() -> None:
    with pytest.raises(Unreadable, match="乱码"):
        decode(PAGE.encode().decode("gb18030", "replace").encode())


@given(st.lists(st.text(alphabet="".join(LINES) + "·×—…é€“”"), max_size=6).map("\n".join))
@settings(deadline=None)
def test_right_text_stays(text: str) -> None:
    assert put_right(text) == (text, "")


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text_is_answered(text: str) -> None:
    try:
        assert isinstance(put_right(text)[0], str)
    except Unreadable as error:
        assert "\n" not in str(error)
