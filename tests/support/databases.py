"""Databases for the processes that a test starts: a file, or one of its own on the server that the tests are given."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

SERVER = os.environ.get("TEST_DATABASE_URL", "")
# With a database of its own for each: where all tests run on one server, these have run already.
BOTH = [
    pytest.param("sqlite", marks=pytest.mark.own_database),
    pytest.param("postgresql", marks=[pytest.mark.own_database, pytest.mark.postgresql]),
]


@contextmanager
def own_database(vendor: str, data: Path) -> Iterator[dict[str, str]]:
    """The environment that leads an installation in ``data`` to an empty database of this vendor."""
    data.mkdir(parents=True, exist_ok=True)
    if vendor == "sqlite":
        yield {"NEWSROOM_DATA": str(data), "DATABASE_URL": f"sqlite:///{data}/db.sqlite3"}
        return
    name = f"own_{uuid.uuid4().hex}"
    ask(f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        yield {"NEWSROOM_DATA": str(data), "DATABASE_URL": urlsplit(SERVER)._replace(path=f"/{name}").geturl()}
    finally:
        ask(f'DROP DATABASE "{name}" WITH (FORCE)')


def ask(sql: str, url: str = SERVER) -> list[tuple[object, ...]]:
    """The rows that a PostgreSQL server answers, each statement by itself."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []
