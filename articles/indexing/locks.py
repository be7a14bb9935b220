"""One process at a time, on this machine or, with PostgreSQL, on all that share the database. A dead holder lets go."""

from __future__ import annotations

import fcntl
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from django.conf import settings
from django.db import connection

from articles.search.engines.errors import WriterBusy

RETRY_SECONDS = 0.05


@contextmanager
def only_one(name: str, wait: float) -> Iterator[None]:
    """Nobody else is inside under this name; WriterBusy when that cannot be had within ``wait`` seconds.

    Never a lock of the database's own tables: saves must not wait for what happens inside.
    """
    with _advisory(name, wait) if connection.vendor == "postgresql" else _file(name, wait):
        yield


@contextmanager
def _file(name: str, wait: float) -> Iterator[None]:
    folder = settings.DATA_DIR / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w") as file:
        _retry(lambda: _locked(file), wait)
        yield


def _locked(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _advisory(name: str, wait: float) -> Iterator[None]:
    key = zlib.crc32(f"newsroom {name}".encode())
    _retry(lambda: bool(_ask("SELECT pg_try_advisory_lock(%s)", key)), wait)
    try:
        yield
    finally:
        _ask("SELECT pg_advisory_unlock(%s)", key)


def _ask(sql: str, key: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, [key])
        return cursor.fetchone()[0]


def _retry(attempt: Callable[[], bool], wait: float) -> None:
    give_up = time.monotonic() + wait
    while not attempt():
        if time.monotonic() >= give_up:
            raise WriterBusy("另一个进程正在更新搜索索引，请稍后再试。")
        time.sleep(RETRY_SECONDS)
