"""One process at a time, on this machine or, with PostgreSQL, on all that share the database. A dead holder lets go."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from django.conf import settings
from django.db import connection

from articles.search.engines.filelock import file_lock, retry

BUSY = "另一个进程正在更新搜索索引，请稍后再试。"


@contextmanager
def only_one(name: str, wait: float) -> Iterator[None]:
    """Nobody else is inside under this name; WriterBusy when that cannot be had within ``wait`` seconds.

    Never a lock of the database's own tables: saves must not wait for what happens inside.
    """
    with _advisory(name, wait) if connection.vendor == "postgresql" else _file(name, wait):
        yield


def _file(name: str, wait: float) -> AbstractContextManager[None]:
    return file_lock(settings.DATA_DIR / "locks" / name, wait, BUSY)


@contextmanager
def _advisory(name: str, wait: float) -> Iterator[None]:
    key = zlib.crc32(f"newsroom {name}".encode())
    retry(lambda: bool(_ask("SELECT pg_try_advisory_lock(%s)", key)), wait, BUSY)
    try:
        yield
    finally:
        _ask("SELECT pg_advisory_unlock(%s)", key)


def _ask(sql: str, key: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, [key])
        return cursor.fetchone()[0]
