"""Whether the files of an index are as they were written: Tantivy reads damaged entries without noticing.

Each file of a segment ends with its checksum, which Tantivy writes but does not compare; for its two JSON files we keep
one in ``seal``. Segment files never change, so each is read once by a process and then known by size and time.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

SEGMENT_FILES = ("fast", "fieldnorm", "idx", "pos", "store", "term")
JSON_FILES = ("meta.json", ".managed.json")
OTHER_FILES = ("stamp", "seal", "writing", ".tantivy-writer.lock", ".tantivy-meta.lock")
# The end of a file: its footer's length, then this number.
MAGIC = 1337
TAIL = struct.Struct("<II")

# What reading a damaged file may raise.
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, struct.error)

Stat = tuple[int, int, int] | None
Seen = tuple[str, Stat, Stat]


class Damaged(Exception):
    """This file is missing or not as it was written."""


@lru_cache(maxsize=16)
def seal_of(folder: Path) -> Seal:
    """The same one for all threads of a process, which share what it has read."""
    return Seal(folder)


class Seal:
    """Of one folder. ``writing`` stands beside the files while they change, and stays when the writer was killed:
    then the JSON files have no checksum until the next batch."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sound: set[Seen] = set()
        self._listed: tuple[Stat, list[str]] | None = None
        self._version: dict[str, int] | None = None

    def check(self) -> None:
        """Raises Damaged. Costs one look at each file's size and time when nothing is new."""
        before = self._state()
        try:
            self._check()
        except Damaged:
            # A batch that was written meanwhile replaces files under our eyes: then what it left counts.
            if self._state() == before:
                raise
            self.check()

    def _check(self) -> None:
        seen = {self._look(name) for name in (*JSON_FILES, *self._segment_files())}
        for one in seen - self._sound:
            if not self._is_sound(one[0]):
                raise Damaged(f"{one[0]} 已损坏")
        self._sound = seen

    @contextmanager
    def broken(self) -> Iterator[None]:
        """While a batch is written, by the one writer there is; sealed again after it."""
        writing = self.folder / "writing"
        if writing.exists():
            self._sweep()
        writing.touch()
        yield
        sums = {name: zlib.crc32((self.folder / name).read_bytes()) for name in JSON_FILES}
        following = self.folder / "seal.next"
        following.write_text(json.dumps(sums))
        os.replace(following, self.folder / "seal")
        writing.unlink()

    def _sweep(self) -> None:
        """Remove what a killed writer left: it is in no commit, and Tantivy fails over a file of deletions that is
        there already when it comes to write the next one under the same number."""
        known = {*self._segment_files(), *JSON_FILES, *OTHER_FILES}
        for path in self.folder.iterdir():
            if path.name not in known:
                path.unlink()

    def _state(self) -> tuple[Any, ...]:
        return tuple(_stat(self.folder / name) for name in ("meta.json", "seal", "writing"))

    def _look(self, name: str) -> Seen:
        """What tells one state of a file from another; of a JSON file, its checksum's state too."""
        # A path is put together as a string: there are dozens of files, before each search.
        state = _stat(f"{self.folder}/{name}")
        if state is None:
            raise Damaged(f"{name} 不见了")
        return (name, state, _stat(self.folder / "seal") if name in JSON_FILES else None)

    def _segment_files(self) -> list[str]:
        """The same until meta.json is another file; it is read before each search and lists all fields too."""
        state = _stat(self.folder / "meta.json")
        if self._listed is None or self._listed[0] != state:
            self._listed = (state, self._read_segment_files())
        return self._listed[1]

    def _read_segment_files(self) -> list[str]:
        try:
            segments = json.loads((self.folder / "meta.json").read_bytes())["segments"]
            return [name for segment in segments for name in _files_of(segment)]
        except UNREADABLE as error:
            raise Damaged("meta.json 已损坏") from error

    def _is_sound(self, name: str) -> bool:
        try:
            if name not in JSON_FILES:
                return self._footer_is_sound(_footer(self.folder / name))
            if (self.folder / "writing").exists():
                return True
            sums = json.loads((self.folder / "seal").read_bytes())
            return bool(zlib.crc32((self.folder / name).read_bytes()) == sums[name])
        except UNREADABLE:
            return False

    def _footer_is_sound(self, footer: dict[str, Any]) -> bool:
        """All files of an index are written by one version of Tantivy; the footer itself has no checksum."""
        self._version = self._version or footer["version"]
        return footer == {"version": self._version, "crc": footer["crc"]}


def _files_of(segment: dict[str, Any]) -> list[str]:
    stem = segment["segment_id"].replace("-", "")
    deleted = [f"{stem}.{segment['deletes']['opstamp']}.del"] if segment["deletes"] else []
    return [f"{stem}.{ending}" for ending in SEGMENT_FILES] + deleted


def _stat(path: Path | str) -> Stat:
    try:
        state = os.stat(path)
    except FileNotFoundError:
        return None
    return state.st_size, state.st_mtime_ns, state.st_ino


def _footer(path: Path) -> dict[str, Any]:
    """What Tantivy noted at the end of the file, if the checksum in it is that of what stands before it."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        length, magic = TAIL.unpack(data[-TAIL.size :])
        end = len(data) - TAIL.size - length
        if magic != MAGIC or end < 0:
            raise ValueError("no footer")
        footer: dict[str, Any] = json.loads(data[end : -TAIL.size])
        with memoryview(data) as view, view[:end] as body:
            if zlib.crc32(body) != footer["crc"]:
                raise ValueError("wrong checksum")
        return footer
