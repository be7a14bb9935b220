"""Databases for the processes that a test starts: a file, or one of its own on the server that the tests are given."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.prepared import copy_migrated
from tests.support.processes import manage

SERVER = os.environ.get("TEST_DATABASE_URL", "")
# With a database of its own for each: where all tests run on one server, these have run already.
BOTH = [
    pytest.param("sqlite", marks=pytest.mark.own_database),
    pytest.param("postgresql", marks=[pytest.mark.own_database, pytest.mark.postgresql]),
]


@contextmanager
def own_database(vendor: str, data: Path, template: str = "template0") -> Iterator[dict[str, str]]:
    """The environment that leads an installation in ``data`` to an empty database of this vendor.

    ``template`` is what a PostgreSQL server copies.
    """
    data.mkdir(parents=True, exist_ok=True)
    if vendor == "sqlite":
        yield {"NEWSROOM_DATA": str(data), "DATABASE_URL": f"sqlite:///{data}/db.sqlite3"}
        return
    name = f"own_{uuid.uuid4().hex}"
    ask(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield {"NEWSROOM_DATA": str(data), "DATABASE_URL": urlsplit(SERVER)._replace(path=f"/{name}").geturl()}
    finally:
        ask(f'DROP DATABASE "{name}" WITH (FORCE)')


class Migrated:
    """Databases of all tables and no row, for those whose processes need them; the migrations run once a run."""

    def __init__(self, shared: Path, stack: ExitStack) -> None:
        """``stack`` ends with the last of them."""
        self.shared, self.stack, self.template = shared, stack, ""

    @contextmanager
    def database(self, vendor: str, data: Path) -> Iterator[dict[str, str]]:
        """The environment that leads an installation in ``data`` to one."""
        if vendor == "sqlite":
            copy_migrated(self.shared, data)
        with own_database(vendor, data, self._template(vendor)) as environment:
            yield environment

    def _template(self, vendor: str) -> str:
        """What the server copies; made by this process when it is first asked for."""
        if vendor == "postgresql" and not self.template:
            data = self.shared / uuid.uuid4().hex
            variables = self.stack.enter_context(own_database(vendor, data))
            manage(data, "migrate", "-v0", **variables).check_returncode()
            self.template = urlsplit(variables["DATABASE_URL"]).path[1:]
        return self.template or "template0"


def ask(sql: str, url: str = SERVER) -> list[tuple[object, ...]]:
    """The rows that a PostgreSQL server answers, each statement by itself."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []
