"""A backup: the database at one moment and the files beside it, opened again and counted before it has its name.

newsroom-2024-05-06-030000/
    SHA256SUMS      over everything below
    manifest.json   when, of what, and how many rows each table has
    data/           what belongs in an empty data folder: db.sqlite3, secret_key …
    database.dump   instead of db.sqlite3, where the archive is in PostgreSQL
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from articles.keeping.failing import BackupFailed
from articles.keeping.files import DATABASE, copy_files, size, write_sums, wrong_files
from articles.keeping.folders import new_folder, new_name
from articles.keeping.postgresql_dump import check_dump, dump_postgresql
from articles.keeping.sqlite_copy import Counts, check_sqlite, copy_sqlite

DATA, DUMP, MANIFEST = "data", "database.dump", "manifest.json"
ARTICLES = "articles_article"


@dataclass(frozen=True)
class Backup:
    """A whole one: ``bytes`` of all its files."""

    path: Path
    articles: int
    bytes: int


def back_up(parent: Path, data: Path, vendor: str, database: Path, newspaper: str, now: dt.datetime) -> Backup:
    """Write a new backup into ``parent``; ``database`` is SQLite's file. Raises BackupFailed."""
    name = new_name(now)
    with new_folder(parent, name, data) as folder:
        (folder / DATA).mkdir(mode=0o700)
        counts = keep_sqlite(database, folder) if vendor == "sqlite" else keep_postgresql(folder)
        # After the database: a file is in the archive before the row that names it.
        copy_files(data, folder / DATA)
        about = {"made_at": now.isoformat(), "newspaper": newspaper, "database": vendor, "rows": counts}
        (folder / MANIFEST).write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", "utf-8")
        write_sums(folder)
        if wrong := wrong_files(folder):
            raise BackupFailed(f"写下的文件读回来不一样（{wrong[0]}）：请检查磁盘")
    return Backup(parent / name, counts.get(ARTICLES, 0), size(parent / name))


def keep_sqlite(database: Path, folder: Path) -> Counts:
    copy = folder / DATA / DATABASE
    return agreed(copy_sqlite(database, copy), check_sqlite(copy))


def keep_postgresql(folder: Path) -> Counts:
    return agreed(dump_postgresql(folder / DUMP), check_dump(folder / DUMP))


def agreed(counted: Counts, kept: Counts) -> Counts:
    """Both, where the copy has as many rows of each table as there were."""
    if lacking := [name for name in counted if kept.get(name) != counted[name]]:
        name = lacking[0]
        raise BackupFailed(f"备份里的 {name} 有 {kept.get(name, 0)} 行，应有 {counted[name]} 行：请再备份一次")
    return kept
