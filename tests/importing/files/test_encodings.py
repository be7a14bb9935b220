"""The encoding of a file's bytes, and of a file's name. Whole pages: test_decode.py."""

from __future__ import annotations

import pytest

from articles.importing.files.encodings import decode_name, read
from articles.importing.files.faults import Unreadable

NEWS = "昨天上午，全市中小学生运动会在体育中心开幕。"


@pytest.mark.parametrize(("codec", "encoding"), [("utf-8", "UTF-8"), ("gbk", "GB18030"), ("utf-16-le", "UTF-16LE")])
def test_the_cheapest_reading_names_the_encoding(codec: str, encoding: str) -> None:
    assert read(NEWS.encode(codec)) == (NEWS, encoding, ())


def test_bytes_that_make_no_chinese_text_are_refused() -> None:
    with pytest.raises(Unreadable, match="二进制"):
        read(bytes(range(9)) * 20 + b"\xff")


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "big5"])
def test_a_file_name_is_read_in_any_encoding(codec: str) -> None:
    name = "第一版要闻" if codec != "big5" else "第一版要聞"
    assert decode_name(name.encode(codec)) == name


def test_a_file_name_stays_on_one_line() -> None:
    assert decode_name(b"a\nb\xff") == "a\ufffdb\ufffd"
