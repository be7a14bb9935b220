"""Between gunicorn and Django: who sends or takes slowly holds a thread of gunicorn's, never one that answers readers.

gunicorn has many cheap threads for connections. A request's body is read there to its end; then a few threads, which
own the database's connections, make the answer. Answers without an end of their own (exports) are made by still others,
and so are pictures, of which a reader's browser asks for many at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from tempfile import SpooledTemporaryFile
from typing import IO, Any

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]

# Threads that answer readers, and one that writes files for them: it shares a processor with them.
ANSWERING, EXPORTING = 4, 1
# Threads for pictures and what is made of them: while one draws and two wait for it (picturing/pictures), one is left
# for those that are kept.
PICTURING, PICTURES = 4, (".webp", "/default.jpg", ".pdf")
# Bytes of a body: more than any form of ours (settings.DATA_UPLOAD_MAX_MEMORY_SIZE says so in a page of its own), and
# what is kept in memory of it.
LARGEST_BODY, IN_MEMORY = 11 * 2**20, 2**20
# So much of what is too large is read and thrown away: a browser shows no answer that comes while it still sends.
READ_ANYWAY = 50 * 2**20
TOO_LARGE = (
    "413 Content Too Large",
    f"没有保存：送来的内容超过 {LARGEST_BODY >> 20} MB。请按浏览器的“后退”，您输入的内容还在原处；请删短后再保存。\n",
)
NO_LENGTH = ("411 Length Required", "没有收下：请先说明内容的长度（Content-Length），不要分块发送。\n")
TOO_SLOW = ("408 Request Timeout", "送来的内容没有按时收完，什么也没有改动。请检查网络后再试一次。\n")
END = object()


class TooLarge(Exception):
    """The body is larger than LARGEST_BODY."""


class NoLength(Exception):
    """The body comes in chunks, each of which costs time however small it is; no browser sends it so."""


class Receiving:
    """The WSGI application ``answer`` behind these threads."""

    def __init__(self, answer: Application) -> None:
        self.answer = answer
        self.answering = ThreadPoolExecutor(ANSWERING, "answering")
        self.exporting = ThreadPoolExecutor(EXPORTING, "exporting")
        self.picturing = ThreadPoolExecutor(PICTURING, "picturing")

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        try:
            environ["wsgi.input"] = received(environ)
        except TooLarge:
            throw_away(environ)
            return refused(start_response, *TOO_LARGE)
        except NoLength:
            return refused(start_response, *NO_LENGTH)
        except OSError:
            return refused(start_response, *TOO_SLOW)
        pool = self.picturing if environ.get("PATH_INFO", "").endswith(PICTURES) else self.answering
        answered = pool.submit(self.answer, environ, start_response).result()
        return Apart(answered, self.exporting) if getattr(answered, "streaming", False) else answered


def received(environ: Environ) -> IO[bytes]:
    """The whole body; raises TooLarge or NoLength, or OSError where it does not come. gunicorn reads to its length."""
    if environ.get("HTTP_TRANSFER_ENCODING"):
        raise NoLength
    if int(environ.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        raise TooLarge
    body = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  (Django closes it with the request)
    while chunk := environ["wsgi.input"].read(64 * 1024):
        body.write(chunk)
    body.seek(0)
    return body


def throw_away(environ: Environ) -> None:
    """What still comes of a body, as far as it comes in time."""
    left = READ_ANYWAY
    with suppress(OSError):
        while left > 0 and (chunk := environ["wsgi.input"].read(64 * 1024)):
            left -= len(chunk)


def refused(start_response: Any, status: str, words: str) -> list[bytes]:
    body = words.encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Connection", "close"),
    ]
    start_response(status, headers)
    return [body]


class Apart:
    """The parts of an answer, each made in ``pool`` while the client takes the one before it."""

    def __init__(self, answer: Any, pool: ThreadPoolExecutor) -> None:
        self.answer, self.pool = answer, pool

    def __iter__(self) -> Iterator[bytes]:
        parts = iter(self.answer)
        while (part := self.pool.submit(next, parts, END).result()) is not END:
            yield part  # type: ignore[misc]

    def close(self) -> None:
        self.pool.submit(self.answer.close).result()
