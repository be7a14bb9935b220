"""Archives made once a run for all who only need a copy; all workers of the run see the folder ``shared``."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.support.processes import manage


def copy_prepared(shared: Path, data: Path) -> str:
    """In ``data`` an archive of the sample pages, as ``manage.py prepare`` leaves it; what that said."""
    return _copy(shared, data, "prepare")


def copy_migrated(shared: Path, data: Path) -> None:
    """In ``data`` an installation with a SQLite file of all tables and no row."""
    _copy(shared, data, "migrate", "-v0")


def _copy(shared: Path, data: Path, command: str, *options: str) -> str:
    def make(making: Path) -> str:
        done = manage(making, command, *options, DATABASE_URL=f"sqlite:///{making}/db.sqlite3")
        assert done.returncode == 0, done.stderr
        return done.stdout

    return copy_made(shared, data, command, make)


def copy_made(shared: Path, data: Path, name: str, make: Callable[[Path], str]) -> str:
    """In ``data`` a copy of what ``make`` makes in the folder that it is given, once a run; what it said."""
    made, said = shared / f"after {name}", shared / f"{name}.said"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            making = shared / f"before {name}"
            said.write_text(make(making))
            making.rename(made)
    shutil.copytree(made, data, dirs_exist_ok=True)
    return said.read_text()
