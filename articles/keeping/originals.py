"""``STORAGES["archive"]``: files as they came, each under the sum of its bytes; never overwritten, never served."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn, cast

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages

from articles.keeping.folders import sync

_CHUNK = 1 << 20  # bytes
_LEFT_BEHIND = 86_400  # seconds after which what is incoming belongs to nobody any more


class FileTooLarge(Exception):
    """A file of more bytes than are taken."""


@dataclass(frozen=True)
class Received:
    """A file that has come but is not kept yet: where it lies, its sum and its size in bytes."""

    path: Path
    sha256: str
    size: int


class Originals(FileSystemStorage):
    """A folder in the data folder. ``incoming`` in it holds what is being looked at."""

    @property
    def location(self) -> str:
        return str(settings.DATA_DIR / "archive")

    def url(self, name: str | None) -> NoReturn:
        raise ValueError("原文件不对外提供")

    def delete(self, name: str) -> NoReturn:
        raise TypeError("原文件不可删除。")

    @property
    def incoming(self) -> Path:
        return Path(self.path("incoming"))

    def path_of(self, sha256: str) -> Path:
        return Path(self.path(f"{sha256[:2]}/{sha256[2:4]}/{sha256}"))

    @contextmanager
    def receiving(self) -> Iterator[Path]:
        """A folder of its own for a file, or for several that belong together, until the block ends. Raises OSError."""
        self._clear_left()
        folder = self.incoming / uuid.uuid4().hex
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, received: Received) -> Path:
        """Where it lies for good, on the disk before this returns. Raises OSError."""
        kept = self.path_of(received.sha256)
        if kept.is_file() and kept.stat().st_size == received.size:
            return kept
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside = received.path.with_name(f"{received.path.name}.kept")
        _second_name(received.path, beside)
        os.replace(beside, kept)
        sync(kept.parent)
        return kept

    def _clear_left(self) -> None:
        """What a killed process left behind goes after a day."""
        for folder in self.incoming.glob("*"):
            with suppress(OSError):
                if folder.stat().st_mtime < time.time() - _LEFT_BEHIND:
                    shutil.rmtree(folder)


def _second_name(path: Path, beside: Path) -> None:
    """Costs no copy where the disk can do it, and leaves the first name to whoever is reading it."""
    try:
        os.link(path, beside)
    except OSError:
        shutil.copyfile(path, beside)
        sync(beside)


def originals() -> Originals:
    return cast(Originals, storages["archive"])


def receive(stream: IO[bytes], path: Path, limit: int) -> Received:
    """The bytes written to ``path`` and synced, some at a time. Raises OSError, FileTooLarge beyond ``limit``."""
    digest, size = hashlib.sha256(), 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        for chunk in _chunks(stream):
            size += len(chunk)
            if size > limit:
                raise FileTooLarge
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return Received(path, digest.hexdigest(), size)


def sum_of(stream: IO[bytes]) -> str:
    """The SHA-256 under which these bytes would be kept. Raises OSError."""
    digest = hashlib.sha256()
    for chunk in _chunks(stream):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk
