"""A dump of a PostgreSQL database that is being written, by pg_dump in its own compressed form."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import connection, transaction

from articles.keeping.failing import BackupFailed
from articles.keeping.sqlite_copy import Counts

COPY = re.compile(rb'COPY (?:\w+|"[^"]+")\.(?:(\w+)|"([^"]+)") ')
# Settings of a connection that libpq reads too.
OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "service", "passfile")


def dump_postgresql(dump: Path) -> Counts:
    """The database as it stood at one moment; saves go on meanwhile. Rows by table, counted at that moment.

    Raises BackupFailed.
    """
    settings = connection.settings_dict
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        counted = count_rows()
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--file={dump}", f"--snapshot={snapshot}"]
        finish(["pg_dump", *options, f"--dbname={place(settings)}"], settings)
    return counted


def check_dump(dump: Path) -> Counts:
    """Rows by table in a dump, read to its end; raises BackupFailed where it cannot be."""
    with running(["pg_restore", "--data-only", "--file=-", str(dump)]) as lines:
        return count_lines(lines)


def count_lines(lines: Iterator[bytes] | IO[bytes]) -> Counts:
    """A row is one line between COPY and ``\\.``."""
    counts: Counter[str] = Counter()
    table = ""
    for line in lines:
        if table:
            if line == b"\\.\n":
                table = ""
            else:
                counts[table] += 1
        elif match := COPY.match(line):
            table = (match[1] or match[2]).decode()
            counts[table] += 0
    return dict(counts)


def count_rows() -> Counts:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        counts = {}
        for name in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")
            counts[name] = cursor.fetchone()[0]
    return counts


def place(settings: Mapping[str, Any]) -> str:
    """How libpq is told where the database is; the password goes another way, since all may see what runs."""
    named = {"dbname": "NAME", "host": "HOST", "port": "PORT", "user": "USER"}
    parts = {key: str(settings[name]) for key, name in named.items() if settings[name]}
    parts |= {key: str(value) for key, value in settings["OPTIONS"].items() if key in OPTIONS}
    quoted = {key: value.replace("\\", "\\\\").replace("'", "\\'") for key, value in parts.items()}
    return " ".join(f"{key}='{value}'" for key, value in quoted.items())


def finish(command: Sequence[str], settings: Mapping[str, Any]) -> None:
    password = {"PGPASSWORD": str(settings["PASSWORD"])} if settings["PASSWORD"] else {}
    with running(command, password):
        pass


@contextmanager
def running(command: Sequence[str], variables: Mapping[str, str] | None = None) -> Iterator[IO[bytes]]:
    """What the program writes; BackupFailed with its last line where it is missing or fails."""
    with TemporaryFile() as complaints:
        try:
            process = subprocess.Popen(command, stdout=-1, stderr=complaints, env=os.environ | (variables or {}))
        except FileNotFoundError as error:
            raise BackupFailed(f"找不到 {command[0]}：请先装上 postgresql-client，版本不低于服务器") from error
        with process:
            assert process.stdout
            yield process.stdout
        complaints.seek(0)
        said = complaints.read().decode(errors="replace").strip().rpartition("\n")[2]
    if process.returncode:
        raise BackupFailed(f"{command[0]} 没有做成（{said}）：请检查数据库和磁盘空间")
