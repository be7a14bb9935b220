"""The index folder: which generation is live, one writer at a time across processes, readers that see every commit.

index/live        the name of the live generation, replaced in one step
index/<name>/     Tantivy's files, ``stamp``: what the generation holds, and ``seal``: that nothing is damaged
index/<name>.lock held by whoever writes the generation
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tantivy import Index, IndexWriter, Schema, Searcher

from articles.search.engines.errors import REBUILD_HINT, NeedsRebuild, SearchUnavailable
from articles.search.engines.filelock import file_lock
from articles.search.engines.tantivy.seal import Damaged, seal_of

NAME = re.compile(rb"[0-9a-f]{8}")
# Many batches of others: each takes well under a second.
LOCK_SECONDS = 20
LOCKED = "另一个进程正在写入搜索索引，请稍后重试。"
# What waiting does not cure: not ours to read, a file where a folder should be, or the other way round.
UNUSABLE = (PermissionError, NotADirectoryError, IsADirectoryError)
# A rebuild writes large segments at once instead of merging small ones.
WRITER_BYTES, REBUILD_BYTES = 32_000_000, 200_000_000


@contextmanager
def engine_errors(doing: str) -> Iterator[None]:
    """Tantivy raises ValueError, OSError or, on damaged files, a panic that is no Exception: one error for all."""
    try:
        yield
    except SearchUnavailable:
        raise
    except Damaged as error:
        raise NeedsRebuild(f"{doing}失败，索引文件有损坏：{error}。{REBUILD_HINT}") from error
    except UNUSABLE as error:
        raise NeedsRebuild(f"{doing}失败，索引文件夹不能用：{error}。{REBUILD_HINT}") from error
    except (ValueError, OSError, MemoryError) as error:
        raise SearchUnavailable(f"{doing}失败：{error}。{REBUILD_HINT}") from error
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
        """None where there is no live generation, or nothing that could be the name of one."""
        if not self.root.is_dir():
            return None
        try:
            name = (self.root / "live").read_bytes()
        except (FileNotFoundError, *UNUSABLE):
            return None
        return name.decode() if NAME.fullmatch(name) else None

    def create(self) -> str:
        """A new, empty generation; not live yet."""
        name = secrets.token_hex(4)
        with engine_errors("新建搜索索引"):
            self._make_room()
            (self.root / name).mkdir(parents=True)
            Index(self.schema, path=str(self.root / name), reuse=False)
            (self.root / name / "stamp").write_text(self.stamp)
            with seal_of(self.root / name).broken():
                return name

    def _make_room(self) -> None:
        """What is no folder that we can use is put aside: all that is in an index is in the database too."""
        usable = self.root.is_dir() and os.access(self.root, os.R_OK | os.W_OK | os.X_OK)
        if not usable and os.path.lexists(self.root):
            self.root.rename(self.root.with_name(f"{self.root.name}.unusable-{secrets.token_hex(4)}"))

    def make_live(self, name: str) -> None:
        """Readers see generation ``name`` from their next search on; what was live before is removed."""
        former = self.live_name
        following = self.root / f"live.{name}"
        with engine_errors("启用新的搜索索引"):
            if (self.root / "live").is_dir():
                (self.root / "live").rename(self.root / f"live.unusable-{secrets.token_hex(4)}")
            following.write_text(name)
            os.replace(following, self.root / "live")
        if former and former != name:
            self.discard(former)

    def discard(self, name: str) -> None:
        """Readers that still have the files open keep reading them."""
        shutil.rmtree(self.root / name, ignore_errors=True)
        with suppress(OSError):
            (self.root / f"{name}.lock").unlink(missing_ok=True)

    def unused(self) -> list[str]:
        live = self.live_name
        if not self.root.is_dir():
            return []
        try:
            return [folder.name for folder in self.root.iterdir() if folder.is_dir() and folder.name != live]
        except (FileNotFoundError, *UNUSABLE):
            return []

    def checked_folder(self, name: str | None) -> Path:
        """Of a generation that is there, of our schema, and as it was written; NeedsRebuild where it is not."""
        if not name:
            raise NeedsRebuild(f"还没有搜索索引。{REBUILD_HINT}")
        folder = self.root / name
        try:
            stamp = (folder / "stamp").read_bytes()
        except FileNotFoundError:
            raise NeedsRebuild(f"搜索索引的文件不见了。{REBUILD_HINT}") from None
        if stamp != self.stamp.encode():
            raise NeedsRebuild(f"搜索索引的格式已变。{REBUILD_HINT}")
        seal_of(folder).check()
        return folder

    # Reading

    def searcher(self, name: str | None = None) -> Searcher:
        """Sees every commit made before the call, by whichever process; of the live generation or a named one."""
        while True:
            with engine_errors("打开搜索索引"):
                wanted = name or self.live_name
            try:
                return self._searcher(wanted)
            except SearchUnavailable:
                # A rebuild may have gone live and removed this generation meanwhile.
                if name or self.live_name == wanted:
                    raise

    def _searcher(self, name: str | None) -> Searcher:
        with engine_errors("打开搜索索引"):
            folder = self.checked_folder(name)
            key = (os.getpid(), folder.name)
            if self._open is None or self._open[0] != key:
                index = Index.open(str(folder))
                index.config_reader("manual")
                self._open = (key, index)
            index = self._open[1]
            index.reload()
            return index.searcher()

    # Writing

    @contextmanager
    def writer(self, name: str | None = None) -> Iterator[IndexWriter]:
        """Writes one batch to generation ``name`` (default the live one): committed as a whole."""
        with engine_errors("写入搜索索引"):
            folder = self.checked_folder(name or self.live_name)
            lock = file_lock(self.root / f"{folder.name}.lock", LOCK_SECONDS, LOCKED)
            with lock, seal_of(folder).broken():
                # Opened anew for each batch: a writer of an index opened earlier orphans segments merged since.
                writer = Index.open(str(folder)).writer(REBUILD_BYTES if name else WRITER_BYTES, 1)
                try:
                    yield writer
                    writer.commit()
                except BaseException:
                    writer.rollback()
                    raise
                finally:
                    writer.wait_merging_threads()
