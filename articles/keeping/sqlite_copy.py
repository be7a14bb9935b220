"""A copy of a SQLite database that is being written, by SQLite's own backup, never by copying its file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from articles.keeping.failing import BackupFailed

# Rows by table.
Counts = dict[str, int]
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"


def copy_sqlite(original: Path, copy: Path) -> Counts:
    """The database as it stood at one moment; saves go on meanwhile. Rows by table, counted at that moment.

    Raises BackupFailed.
    """
    try:
        with closing(opened(original)) as source, closing(sqlite3.connect(copy)) as target:
            # The counts and the copy see what this transaction sees.
            source.execute("BEGIN")
            counted = count_sqlite(source)
            source.backup(target)
            # One file, without a journal beside it.
            target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise BackupFailed(f"数据库没有备份成（{error}）：请检查数据库和磁盘空间") from error
    return counted


def check_sqlite(copy: Path) -> Counts:
    """Rows by table of a copy that is sound; raises BackupFailed."""
    try:
        with closing(opened(copy)) as database:
            found = [row[0] for row in database.execute("PRAGMA integrity_check")]
            if found != ["ok"]:
                raise BackupFailed(f"备份出来的数据库有损坏（{found[0]}）：原来的数据库可能也有，请核对")
            if database.execute("PRAGMA foreign_key_check").fetchone():
                raise BackupFailed("备份出来的数据库里有指向空处的行：原来的数据库可能也有，请核对")
            return count_sqlite(database)
    except sqlite3.Error as error:
        raise BackupFailed(f"备份出来的数据库打不开（{error}）：请再备份一次") from error


def opened(path: Path) -> sqlite3.Connection:
    """For reading; what is not there is not made."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=20, isolation_level=None)


def count_sqlite(database: sqlite3.Connection) -> Counts:
    tables = [name for (name,) in database.execute(TABLES).fetchall()]
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
