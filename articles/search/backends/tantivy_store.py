"""The index folder: which generation is live, one writer at a time across processes, readers that see every commit.

index/live        the name of the live generation, replaced in one step
index/<name>/     Tantivy's files, and ``stamp``: what the generation holds
index/<name>.lock held by whoever writes the generation
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tantivy import Index, IndexWriter, Schema, Searcher

from articles.search.backends.errors import REBUILD_HINT, NeedsRebuild, SearchUnavailable, WriterBusy

LOCK_SECONDS = 20
LOCK_RETRY_SECONDS = 0.02
WRITER_BYTES = 32_000_000


@contextmanager
def engine_errors(doing: str) -> Iterator[None]:
    """Tantivy raises ValueError, OSError or, on damaged files, a panic that is no Exception: one error for all."""
    try:
        yield
    except SearchUnavailable:
        raise
    except (ValueError, OSError, MemoryError) as error:
        raise NeedsRebuild(f"{doing}失败：{error}。{REBUILD_HINT}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise NeedsRebuild(f"{doing}失败，索引文件已损坏：{error}。{REBUILD_HINT}") from error


class TantivyStore:
    def __init__(self, root: Path, schema: Schema, stamp: str) -> None:
        self.root = root
        self.schema = schema
        self.stamp = stamp
        self._open: tuple[tuple[int, str], Index] | None = None

    # Generations

    @property
    def live_name(self) -> str | None:
        try:
            return (self.root / "live").read_text()
        except FileNotFoundError:
            return None

    def create(self) -> str:
        """A new, empty generation; not live yet."""
        name = secrets.token_hex(4)
        (self.root / name).mkdir(parents=True)
        Index(self.schema, path=str(self.root / name), reuse=False)
        (self.root / name / "stamp").write_text(self.stamp)
        return name

    def make_live(self, name: str) -> None:
        """Readers see generation ``name`` from their next search on; what was live before is removed."""
        former = self.live_name
        following = self.root / f"live.{name}"
        following.write_text(name)
        os.replace(following, self.root / "live")
        if former and former != name:
            self.discard(former)

    def discard(self, name: str) -> None:
        """Readers that still have the files open keep reading them."""
        shutil.rmtree(self.root / name, ignore_errors=True)
        (self.root / f"{name}.lock").unlink(missing_ok=True)

    def checked_folder(self, name: str) -> Path:
        if not name:
            raise NeedsRebuild(f"还没有搜索索引。{REBUILD_HINT}")
        folder = self.root / name
        try:
            stamp = (folder / "stamp").read_text()
        except FileNotFoundError:
            raise NeedsRebuild(f"搜索索引的文件不见了。{REBUILD_HINT}") from None
        if stamp != self.stamp:
            raise NeedsRebuild(f"搜索索引的格式已变。{REBUILD_HINT}")
        return folder

    # Reading

    def searcher(self, name: str | None = None) -> Searcher:
        """Sees every commit made before the call, by whichever process; of the live generation or a named one."""
        with engine_errors("打开搜索索引"):
            key = (os.getpid(), name or self.live_name or "")
            if self._open is None or self._open[0] != key:
                index = Index.open(str(self.checked_folder(key[1])))
                index.config_reader("manual")
                self._open = (key, index)
            index = self._open[1]
            index.reload()
            return index.searcher()

    # Writing

    @contextmanager
    def writer(self, name: str | None = None) -> Iterator[IndexWriter]:
        """Writes one batch to generation ``name`` (default the live one, made where none is): committed as a whole."""
        with engine_errors("写入搜索索引"):
            name = name or self.live_name or self._first_generation()
            folder = self.checked_folder(name)
            with file_lock(self.root / f"{name}.lock"):
                # Opened anew for each batch: a writer of an index opened earlier orphans segments merged since.
                writer = Index.open(str(folder)).writer(WRITER_BYTES, 1)
                try:
                    yield writer
                    writer.commit()
                except BaseException:
                    writer.rollback()
                    raise
                finally:
                    writer.wait_merging_threads()

    def _first_generation(self) -> str:
        self.root.mkdir(parents=True, exist_ok=True)
        with file_lock(self.root / "first.lock"):
            if (name := self.live_name) is None:
                self.make_live(name := self.create())
            return name


@contextmanager
def file_lock(path: Path) -> Iterator[None]:
    """Held by one process at a time, freed by the system when it dies; WriterBusy after LOCK_SECONDS."""
    give_up = time.monotonic() + LOCK_SECONDS
    with path.open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > give_up:
                    raise WriterBusy("另一个进程正在写入搜索索引，请稍后重试。") from None
                time.sleep(LOCK_RETRY_SECONDS)
        yield
