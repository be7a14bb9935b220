"""One process at a time by a lock on a file, which the system takes back when its holder dies."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from articles.search.engines.errors import SearchUnavailable, WriterBusy

# Short beside a commit, which takes 10 to 40 ms, and long enough to leave the processor to the holder.
RETRY_SECONDS = 0.02


@contextmanager
def file_lock(path: Path, wait: float, message: str) -> Iterator[None]:
    """Held inside; WriterBusy with this message when it cannot be had within ``wait`` seconds, SearchUnavailable when
    the file cannot be opened."""
    with _opened(path) as file:
        retry(lambda: _locked(file), wait, message)
        yield


def _opened(path: Path) -> IO[str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w")
    except OSError as error:
        raise SearchUnavailable(f"锁文件 {path} 打不开（{error.strerror}）：请看它和所在文件夹归谁所有。") from error


def retry(attempt: Callable[[], bool], wait: float, message: str) -> None:
    """Until the attempt succeeds; WriterBusy with this message after ``wait`` seconds."""
    give_up = time.monotonic() + wait
    while not attempt():
        if time.monotonic() >= give_up:
            raise WriterBusy(message)
        time.sleep(RETRY_SECONDS)


def _locked(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
