"""The paper's own private signs: none without a file, and what is wrong with a file in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.importing.punctuation import paper_punctuation
from articles.public.own_files import OwnFileUnreadable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "punctuation.json"


def test_without_a_file_there_are_none(file: Path) -> None:
    assert paper_punctuation() == {}


def test_a_private_sign_is_what_is_printed(file: Path) -> None:
    file.write_text('{"\\ue5e5": "，", "\\ue5e6": "。"}')
    assert paper_punctuation() == {"\ue5e5": "，", "\ue5e6": "。"}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b'{"\\ue5e5"', "不是完好的 JSON"),
        (b"\xff\xfe", "不是完好的 JSON"),
        (b"[" * 90_000, "不是完好的 JSON"),
        (b" " * 200_000, "太大"),
        (b"[]", "不是一张表"),
        ('{"，": "。"}'.encode(), "不是一个私用区的字"),
        (b'{"\\ue5e5": "ab"}', "U\\+E5E5 后面不是一个"),
        (b'{"\\ue5e5": "\\n"}', "U\\+E5E5 后面不是一个"),
        (b'{"\\ue5e5": 3}', "U\\+E5E5 后面不是一个"),
    ],
)
def test_a_damaged_file_is_one_line_that_names_it(file: Path, written: bytes, told: str) -> None:
    file.write_bytes(written)
    with pytest.raises(OwnFileUnreadable, match=told) as refused:
        paper_punctuation()
    assert str(file) in str(refused.value) and "\n" not in str(refused.value)
