"""Bodies are read to their end before an answer is made, and long answers are made apart."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from articles.serving import receiving
from articles.serving.receiving import Receiving


class Streaming:
    streaming = True

    def __init__(self) -> None:
        self.makers: set[str] = set()
        self.closed_by = ""

    def __iter__(self) -> Iterator[bytes]:
        for part in (b"a", b"", b"b"):
            self.makers.add(threading.current_thread().name.split("_")[0])
            yield part

    def close(self) -> None:
        self.closed_by = threading.current_thread().name.split("_")[0]


class Slow(io.RawIOBase):
    def read(self, size: int = -1) -> bytes:
        raise TimeoutError


def ask(application: Receiving, body: Any = None, length: str = "") -> tuple[str, list[bytes]]:
    said: list[str] = []
    environ = {"wsgi.input": body or io.BytesIO(b""), "CONTENT_LENGTH": length}
    parts = list(application(environ, lambda status, headers: said.append(status)))
    return (said or [""])[0], parts


def echo(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [])
    return [threading.current_thread().name.split("_")[0].encode(), environ["wsgi.input"].read()]


def test_a_body_comes_whole_to_a_thread_that_answers() -> None:
    assert ask(Receiving(echo), io.BytesIO(b"x" * 3_000_000)) == ("200 OK", [b"answering", b"x" * 3_000_000])


def test_a_body_that_is_too_large_is_refused_and_read_to_its_end() -> None:
    body = io.BytesIO(b"x" * (receiving.LARGEST_BODY + 1))
    status, parts = ask(Receiving(echo), body, str(receiving.LARGEST_BODY + 1))
    assert body.read() == b""
    assert status.startswith("413")
    assert "没有保存" in b"".join(parts).decode()


def test_a_body_that_does_not_come_is_refused_in_words() -> None:
    status, parts = ask(Receiving(echo), Slow())
    assert status.startswith("408")
    assert "没有按时收完" in b"".join(parts).decode()


def test_a_long_answer_is_made_and_ended_apart_from_readers() -> None:
    made = Streaming()
    answer = Receiving(lambda environ, start_response: made)({"wsgi.input": io.BytesIO(b"")}, None)  # type: ignore[arg-type,return-value]
    assert list(answer) == [b"a", b"", b"b"]
    answer.close()  # type: ignore[attr-defined]
    assert (made.makers, made.closed_by) == ({"exporting"}, "exporting")


def test_a_picture_holds_no_thread_that_answers_readers() -> None:
    environ = {"wsgi.input": io.BytesIO(b""), "PATH_INFO": "/issues/2023-11-14/1/0123-100.webp"}
    assert list(Receiving(echo)(environ, lambda *_: None)) == [b"picturing", b""]


def test_a_fault_in_an_answer_reaches_the_server() -> None:
    def fail(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ask(Receiving(fail))
