"""The data folder: our own, and nobody else on the machine reads it."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from newsroom.values import key

# What of a mode belongs to the group and to everybody.
OTHERS = 0o077
# What this program keeps in its folder; whatever else lies there is closed with the folder.
OURS = (
    *("db.sqlite3*", "secret_key*", "habits.json*", "punctuation.json", "statistics.bin*", "telephones.txt"),
    *("archive", "index", "locks", "pictures", "static"),
)


def data_folder(text: str) -> Path:
    """The folder, made where it is missing, closed to others; ValueError with the remedy where that cannot be."""
    if text.startswith("~"):
        raise ValueError("请写绝对路径：这里的 ~ 不会换成您的主目录。")
    path = Path(text).resolve()
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        if is_shared(path):
            raise ValueError("里面已有别的东西，而且别人可以进入：请另给一个专用的新文件夹。")
        for place in (path, *ours_in(path)):
            close(place)
        tempfile.TemporaryFile(dir=path).close()
    except FileExistsError:
        raise ValueError("这是一个文件，请写文件夹。") from None
    except OSError as error:
        raise ValueError(f"不能在这里建文件、设权限（{error.strerror}），请换一个自己的文件夹或改权限。") from error
    return path


def is_shared(path: Path) -> bool:
    """Whether closing the folder would shut others out of what is theirs, as of /srv or of a home."""
    mode = path.stat().st_mode
    if mode & stat.S_ISVTX:
        return True
    return bool(mode & OTHERS) and any(path.iterdir()) and next(ours_in(path), None) is None


def ours_in(folder: Path) -> Iterator[Path]:
    for pattern in OURS:
        for place in folder.glob(pattern):
            yield place
            for root, folders, files in os.walk(place):
                yield from (Path(root) / name for name in folders + files)


def close(path: Path) -> None:
    """Only its owner may read it; what vanishes meanwhile, such as a file of the index, needs no closing."""
    with suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if mode & OTHERS and not stat.S_ISLNK(mode):
            path.chmod(stat.S_IMODE(mode) & ~OTHERS)


def kept_secret_key(file: str) -> str:
    """The key in ``file``, made there on the first call; ValueError with the remedy where it is none."""
    path = Path(file)
    try:
        if not path.exists():
            make_secret_key(path)
        return key(path.read_text("utf-8").strip())
    except (OSError, ValueError) as error:
        raise ValueError(
            "里面没有可用的密钥：请从备份取回；没有备份就删去它，下次启动会另造一个（大家须重新登录）。"
        ) from error


def make_secret_key(path: Path) -> None:
    """Two processes that start at once see the same key, and never half of it."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix="secret_key.") as file:
        file.write(get_random_secret_key())
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)
