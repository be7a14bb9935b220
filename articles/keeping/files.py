"""The files of the data folder that cannot be made again, and the sums by which anybody can check a backup."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from articles.chinese.controls import on_one_line
from articles.keeping.failing import BackupFailed

# Made again from the database and the program, or of this machine only.
MADE_AGAIN = {"index", "static", "locks", "archive/incoming"}
DATABASE = "db.sqlite3"
# What articles/desk/own_statistics counts: a backup of it would outlast what was taken away since.
COUNTED = "statistics.bin"
SUMS = "SHA256SUMS"


def copy_files(data: Path, target: Path) -> None:
    """Everything but the database, what is made again, and what is no file (sockets)."""
    for path in kept_files(data):
        copy = target / path.relative_to(data)
        copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(path, copy)


def kept_files(data: Path) -> Iterator[Path]:
    """Links are followed, but not back to a folder that they stand in. Raises BackupFailed."""
    for folder, folders, names in os.walk(data, followlinks=True):
        inside = Path(folder).relative_to(data)
        folders[:] = [name for name in folders if (inside / name).as_posix() not in MADE_AGAIN]
        if Path(folder) == data:
            names = [name for name in names if not name.startswith((DATABASE, COUNTED))]
        folders[:] = [name for name in folders if not leads_back(Path(folder, name))]
        yield from (named(path) for name in sorted(names) if (path := Path(folder, name)).is_file())


def leads_back(folder: Path) -> bool:
    return folder.is_symlink() and folder.parent.resolve().is_relative_to(folder.resolve())


def named(path: Path) -> Path:
    """The same; raises BackupFailed where no list of sums can name it."""
    if path.name.splitlines() != [path.name]:
        raise BackupFailed(f"文件名里有换行：{on_one_line(str(path))}，请先改名")
    return path


def write_sums(folder: Path) -> None:
    """``SHA256SUMS`` over all files below, as ``sha256sum --check`` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / SUMS).write_text("".join(lines), "utf-8")


def wrong_files(folder: Path) -> list[str]:
    """What is not as ``SHA256SUMS`` says, by name."""
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    return [name for name, digest in sums.items() if not (folder / name).is_file() or sha256(folder / name) != digest]


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size(folder: Path) -> int:
    """Bytes of all files below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
