"""Where a backup is written: beside its name until it is whole, readable by its owner only, never over another."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from articles.keeping.failing import BackupFailed
from articles.search.engines.errors import WriterBusy
from articles.search.engines.filelock import file_lock

PREFIX, PARTIAL = "newsroom-", ".newsroom-unfinished-"
LOCK = ".newsroom-backup.lock"


def new_name(now: dt.datetime) -> str:
    return f"{PREFIX}{now:%Y-%m-%d-%H%M%S}"


@contextmanager
def new_folder(parent: Path, name: str, data: Path) -> Iterator[Path]:
    """A folder to write into, which becomes ``parent``/``name`` in one step when the block ends without a fault.

    What a killed backup left there is removed by the next one. Raises BackupFailed.
    """
    refuse_inside(parent, data)
    try:
        parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with file_lock(parent / LOCK, 0, ""):
            yield from _filled(parent, name)
    except WriterBusy as error:
        raise BackupFailed(f"{parent} 里另一个备份正在进行：请等它做完") from error
    except OSError as error:
        place = error.filename or parent
        raise BackupFailed(f"{place} 写不成（{error.strerror}）：请检查权限和磁盘空间") from error


def refuse_inside(parent: Path, data: Path) -> None:
    """Beside the originals a backup is lost with them, and each would hold those before it."""
    if parent.resolve().is_relative_to(data.resolve()):
        raise BackupFailed(f"{parent} 在数据文件夹 {data} 里面：请另给一处，最好在另一块磁盘上")


def _filled(parent: Path, name: str) -> Iterator[Path]:
    whole, partial = parent / name, parent / f"{PARTIAL}{name}"
    for left in parent.glob(f"{PARTIAL}*"):
        shutil.rmtree(left)
    if whole.exists():
        raise BackupFailed(f"{whole} 已经有了：请过一秒再备份")
    partial.mkdir(mode=0o700)
    try:
        yield partial
        settle(partial)
        partial.rename(whole)
        sync(parent)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def settle(folder: Path) -> None:
    """Everything in it is for its owner only, and on the disk for good."""
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o700 if path.is_dir() else 0o600)
        sync(path)


def sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
