"""One writer at a time: what a writer has read still stands when it writes, with PostgreSQL as with SQLite."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

LOCK = zlib.crc32(b"newsroom writer")
# Seconds that a writer waits for the one before it, as with SQLite (settings.SQLITE_OPTIONS).
PATIENCE = 20


@contextmanager
def one_writer() -> Iterator[None]:
    """A transaction in which nobody else who asks for it writes; inside another of its kind it is a part of that.

    SQLite gives the lock of the database to each transaction that begins. With PostgreSQL two would otherwise both see
    that a name is not there yet and make it twice, or each wait for a row that the other holds. Raises
    OperationalError after ``PATIENCE`` seconds.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{PATIENCE}s"])
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield
