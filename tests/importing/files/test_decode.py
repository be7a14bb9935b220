"""Bytes to text: the encoding is found, or the file is refused with a remedy."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.files.decode import MAX_LINE_LENGTH, MAX_LINES, decode, decode_text
from articles.importing.files.faults import Unreadable

SIMPLIFIED = "本报讯 昨天上午，全市中小学生运动会在体育中心开幕。来自三十二所学校的代表队参加了比赛。"
TRADITIONAL = "本報訊 昨天上午，全市中小學生運動會在體育中心開幕。來自三十二所學校的代表隊參加了比賽。"
LINES = [f"第{n}段　市里的会议今天开始，代表们说这是一件大事。" for n in range(1, 31)]

CODECS = {
    "UTF-8": "utf-8",
    "GB18030": "gb18030",
    "Big5": "cp950",
    "UTF-16LE": "utf-16-le",
    "UTF-16BE": "utf-16-be",
    "UTF-32LE": "utf-32-le",
    "UTF-32BE": "utf-32-be",
}


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def some_notes(data: bytes) -> str:
    return "；".join(decode(data).notes)


@pytest.mark.parametrize("encoding", CODECS)
def test_each_encoding_is_found_and_named(encoding: str) -> None:
    text = TRADITIONAL if encoding == "Big5" else SIMPLIFIED
    decoded = decode(text.encode(CODECS[encoding]))
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, encoding, ())


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16LE"), ("utf-32", "UTF-32LE")],
)
def test_a_byte_order_mark_decides_and_is_noted(codec: str, encoding: str) -> None:
    decoded = decode(SIMPLIFIED.encode(codec))
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, encoding)
    assert "BOM" in decoded.notes[0]


def test_traditional_text_in_gb18030_is_not_taken_for_big5() -> None:
    assert decode(TRADITIONAL.encode("gb18030")).encoding == "GB18030"


def test_ascii_is_utf8() -> None:
    assert decode(b"No Chinese at all, 12 lines.\n").encoding == "UTF-8"


def test_rare_characters_are_kept() -> None:
    assert decode("𠮷田与䶮先生到了㛃村。".encode("gb18030")).text == "𠮷田与䶮先生到了㛃村。"


def test_private_use_characters_of_old_tables_become_unicode() -> None:
    decoded = decode((SIMPLIFIED + "\ue81e\ue5e5\ue816").encode())
    assert decoded.text == SIMPLIFIED + "\u9fb4\u3000\U00020087"
    assert "3 个旧国标" in decoded.notes[0]


def test_old_gbk_bytes_for_private_use_are_mapped_too() -> None:
    data = SIMPLIFIED.encode("gb18030") + bytes.fromhex("FE59A6D9")
    assert decode(data).text == SIMPLIFIED + "\u9fb4\ufe10"


def test_a_private_character_of_ones_own_is_kept_and_noted() -> None:
    decoded = decode((SIMPLIFIED + "\ue001").encode())
    assert decoded.text.endswith("\ue001")
    assert "造字" in decoded.notes[0]


@pytest.mark.parametrize(("text", "lines"), [("甲\r\n乙", 2), ("甲\r\r\n乙", 2), ("甲\r乙\r丙", 3), ("甲\n乙\n", 3)])
def test_line_ends_become_one_newline(text: str, lines: int) -> None:
    assert len(decode(text.encode()).text.split("\n")) == lines


@pytest.mark.parametrize("end", ["\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line_ends_it_and_is_named(end: str) -> None:
    decoded = decode(end.join(LINES).encode())
    assert decoded.text == "\n".join(LINES)
    assert f"有 29 处以 U+{ord(end):04X} 换行" in decoded.notes[0]


def test_line_ends_of_several_kinds_in_one_file_all_count() -> None:
    text = "甲\r乙\n丙\r\n丁\u2028戊\v己\x85庚\f\n辛\r"
    assert decode(text.encode()).text == "甲\n乙\n丙\n丁\n戊\n己\n庚\n\n辛"


@pytest.mark.parametrize("unseen", ["\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff"])
def test_what_has_no_width_is_left_out_and_noted(unseen: str) -> None:
    decoded = decode(f"本报{unseen}讯 昨{unseen}天，记{unseen}者".encode())
    assert decoded.text == "本报讯 昨天，记者"
    assert "3 个零宽字符" in decoded.notes[0]


def test_a_mark_that_turns_text_round_is_kept_as_it_was_read() -> None:
    assert decode(f"{SIMPLIFIED}\u202e".encode()).text == f"{SIMPLIFIED}\u202e"


def test_control_characters_become_one_space_each_so_that_columns_stay() -> None:
    decoded = decode("甲\x00乙\x1b丙".encode())
    assert decoded.text == "甲 乙 丙"
    assert "2 个控制字符" in decoded.notes[0]


@pytest.mark.parametrize(("codec", "lost"), [("utf-8", 4), ("gb18030", 3), ("utf-16-le", 3)])
def test_a_file_cut_within_its_last_character_is_read_up_to_there(codec: str, lost: int) -> None:
    decoded = decode("\n".join(LINES).encode(codec)[:-lost])
    assert "\n".join(LINES).startswith(decoded.text)
    assert "断" in decoded.notes[0]


@pytest.mark.parametrize(("main", "other"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_lines_in_another_encoding_are_read_and_named(main: str, other: str) -> None:
    data = b"\n".join(line.encode(other if n in (4, 9, 10) else main) for n, line in enumerate(LINES))
    decoded = decode(data)
    assert decoded.text == "\n".join(LINES)
    assert "第 5、10–11 行" in decoded.notes[0]


def test_a_utf8_line_that_gb18030_can_read_too_is_still_found() -> None:
    line = "市里的会议今天开始举行了"  # an even number of characters: the bytes pair up as GB18030 as well
    assert line.encode().decode("gb18030")
    data = b"\n".join([*(text.encode("gb18030") for text in LINES), line.encode()])
    assert decode(data).text.split("\n")[-1] == line


def test_a_few_broken_bytes_are_shown_where_they_stand() -> None:
    lines = [line.encode() for line in LINES]
    lines[6] = b"\xff" + lines[6]
    decoded = decode(b"\n".join(lines))
    assert decoded.text.split("\n")[6] == "\ufffd" + LINES[6]
    assert "第 7 行" in decoded.notes[0]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00\x00", b"\xef\xbb\xbf", "　\n".encode()])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "空文件" in refusal(data)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "Word"),
        (b"Rar!\x1a\x07...", "RAR"),
        (b"\x89PNG\r\n\x1a\n...", "扩展名"),
        (bytes(range(256)) * 20, "二进制"),
    ],
)
def test_what_is_no_text_is_refused_by_its_kind(data: bytes, word: str) -> None:
    assert word in refusal(data)


@pytest.mark.parametrize(
    ("text", "codec"), [("これは日本語の新聞です。" * 9, "shift_jis"), ("Ünïcödé café dèjà", "latin-1")]
)
def test_an_encoding_that_is_not_chinese_is_not_guessed(text: str, codec: str) -> None:
    assert "认不出编码" in refusal(text.encode(codec))


@pytest.mark.parametrize(
    ("text", "codec", "language"),
    [
        ("어제 오전 시내 체육관에서 전국 학생 운동회가 열렸다고 시가 밝혔다." * 3, "euc_kr", "韩文"),
        ("きのうの午前、市内の体育館で学生の運動会が開かれました。" * 3, "euc_jp", "日文"),
    ],
)
def test_korean_and_japanese_bytes_that_read_as_odd_chinese_are_refused_by_name(
    text: str, codec: str, language: str
) -> None:
    assert language in refusal(text.encode(codec))


def test_a_byte_order_mark_that_lies_is_refused() -> None:
    assert "认不出编码" in refusal(b"\xff\xfe" + b"\x20\xd8" * 50)


def test_what_is_longer_than_any_page_is_refused() -> None:
    assert "按版拆" in refusal(("字\n" * (MAX_LINES + 1)).encode())
    assert "断行" in refusal(("字" * (MAX_LINE_LENGTH + 1)).encode())


def test_other_text_than_pages_may_be_long() -> None:
    assert decode_text(("字\n" * (MAX_LINES + 1)).encode()).text.count("\n") == MAX_LINES + 1


@given(st.binary(max_size=400))
@settings(max_examples=400, deadline=None)
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    try:
        decoded = decode(data)
    except Unreadable:
        return
    assert decoded.text.strip()
    assert not set(decoded.text) & set("\r\v\f\x00\x85\u2028\u2029\ufeff")


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8), st.binary(max_size=12), st.integers(0, 200))
@settings(deadline=None)
def test_damage_in_a_chinese_file_never_raises_anything_else(lines: list[str], damage: bytes, at: int) -> None:
    data = "\n".join(lines).encode("gb18030")
    try:
        decode(data[:at] + damage + data[at:])
    except Unreadable as error:
        assert str(error)


@given(
    st.text(st.sampled_from("".join(LINES) + SIMPLIFIED + "0123456789%"), min_size=12, max_size=80).filter(str.strip),
    st.sampled_from([name for name in CODECS if name != "Big5"]),
)
@settings(deadline=None)
def test_a_round_trip_through_any_encoding_gives_the_same_text(text: str, encoding: str) -> None:
    assert decode(text.encode(CODECS[encoding])).text == text


@given(st.text(st.sampled_from(TRADITIONAL), min_size=12, max_size=80).filter(str.strip))
@settings(deadline=None)
def test_a_round_trip_through_big5_gives_the_same_text(text: str) -> None:
    assert decode(text.encode("cp950")).text == text
