"""``manage.py find_doubts`` and ``count_words``."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.desk.doubts.printed import SENTENCES
from tests.support.factories import make_article


def doubts(*args: str) -> list[dict[str, object]]:
    out = io.StringIO()
    call_command("find_doubts", *args, stdout=out, stderr=io.StringIO())
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def text(tmp_path: Path) -> str:
    file = tmp_path / "text.txt"
    file.write_text("市政府昨夭召开会议，2O23年。", "utf-8")
    return str(file)


def test_a_text_is_compared_with_a_corpus(tmp_path: Path, text: str) -> None:
    corpus = tmp_path / "news.jsonl.gz"
    rows = (json.dumps({"id": "1", "text": sentence}, ensure_ascii=False) for sentence in SENTENCES * 20)
    corpus.write_bytes(gzip.compress("\n".join(rows).encode()))
    misread, letter = doubts(text, "--statistics", str(corpus))
    assert (misread["start"], misread["end"], misread["text"], misread["reason"]) == (4, 5, "夭", "shape")
    assert misread["suggestions"][0] == "天"
    assert letter == {"start": 11, "end": 12, "text": "O", "reason": "latin", "suggestions": ["0"]}


@pytest.mark.django_db
def test_without_a_corpus_it_is_compared_with_the_archive(tmp_path: Path, text: str, settings) -> None:
    settings.DATA_DIR = tmp_path
    assert [found["reason"] for found in doubts(text)] == ["latin"]
    for sentence in SENTENCES * 4:
        make_article(body=sentence)
    call_command("count_words", stdout=io.StringIO())
    assert [found["reason"] for found in doubts(text)] == ["shape", "latin"]


@pytest.mark.parametrize("row", [b"[]", b'{"text": 1}', b"{", b"\xff"])
def test_a_corpus_that_is_none_is_refused_by_its_line(tmp_path: Path, text: str, row: bytes) -> None:
    corpus = tmp_path / "news.jsonl"
    corpus.write_bytes(b'{"text": "a"}\n' + row)
    with pytest.raises(CommandError, match=r"news.jsonl 第 2 行不是一篇文本的 JSON"):
        doubts(text, "--statistics", str(corpus))


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(b"text")[:-3]])
def test_a_damaged_archive_is_refused(tmp_path: Path, text: str, data: bytes) -> None:
    corpus = tmp_path / "news.jsonl.gz"
    corpus.write_bytes(data)
    with pytest.raises(CommandError, match=r"压缩包不完整|不是一篇文本"):
        doubts(text, "--statistics", str(corpus))


def test_a_corpus_that_is_not_there_is_named(text: str) -> None:
    with pytest.raises(CommandError, match=r"nowhere.jsonl：不存在"):
        doubts(text, "--statistics", "nowhere.jsonl")
