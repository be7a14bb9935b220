"""The archives of earlier releases in this folder: each loaded into a data folder of its own and brought up to date."""

from __future__ import annotations

import gzip
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from tests.support.prepared import copy_made
from tests.support.processes import manage

HERE = Path(__file__).resolve().parent
RELEASES = sorted(path.name.removesuffix(".sql.gz") for path in HERE.glob("*.sql.gz"))
# What whoever runs the tests may have set, and what would lead to another archive.
THEIRS = ("DATABASE_URL", "ELASTICSEARCH_URL", "HTTPS", "DEBUG", "NEWSPAPER", "ALLOWED_HOSTS", "PORT")


def own_settings(patch: pytest.MonkeyPatch) -> None:
    """For the processes that a test starts: an archive that everybody may read, embedded engine, SQLite."""
    for name in THEIRS:
        patch.delenv(name, raising=False)
    patch.setenv("VISIBILITY", "public")


def load(release: str, data: Path) -> None:
    """The database as that release left it."""
    with sqlite3.connect(data / "db.sqlite3") as database:
        database.executescript(gzip.decompress((HERE / f"{release}.sql.gz").read_bytes()).decode())
    database.close()


def upgrade(release: str, data: Path) -> str:
    """Loaded, migrated and indexed by this release; the index anew, so that what ranks the same stands in its order."""
    data.mkdir(mode=0o700)
    load(release, data)
    said = ""
    for command in (["prepare"], ["rebuild_search", "-v0"]):
        done = manage(data, *command)
        assert done.returncode == 0, done.stderr
        said += done.stdout
    return said


def copy_upgraded(shared: Path, release: str, data: Path) -> None:
    """The same in ``data``; all tests of a run have it from one."""
    copy_made(shared, data, release, partial(upgrade, release))
