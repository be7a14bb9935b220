"""One process at a time, on this machine or, with PostgreSQL, on all that share the database. A dead holder lets go."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

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
    """Held by a connection of its own: it ends with that, whatever becomes of the one that does the work inside.

    A lock of the working connection would let its own thread in a second time, would be lost where that is closed
    between two requests, and could not be given back from a transaction that failed.
    """
    key = zlib.crc32(f"newsroom {name}".encode())
    with closing(connection.copy()) as own:
        retry(lambda: _taken(own, key), wait, BUSY)
        yield


def _taken(own: BaseDatabaseWrapper, key: int) -> bool:
    with own.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        return bool(cursor.fetchone()[0])
