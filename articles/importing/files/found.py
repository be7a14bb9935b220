"""A file that was found and not read yet: what manifests say of it, and how its bytes are had."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO

from articles.importing.files.encodings import decode_name
from articles.importing.files.faults import Fault, os_fault
from articles.importing.files.formats import (
    NAMED_WITHIN,
    is_placed,
    may_be_listed,
    may_have_picture,
    names_a_picture,
    pictures_named_as,
)
from articles.importing.files.manifest import MAX_BYTES, Manifest, ManifestRow, read_manifest

Stream = Callable[[], AbstractContextManager[IO[bytes]]]
CLOSED = "/"  # ends the name of a folder that cannot be looked into
Chain = tuple[tuple[Manifest, str], ...]  # manifests with the folder each lies in, the nearest first


@dataclass(frozen=True)
class FoundFile:
    """Read up to some bytes, or as a stream, which raises OSError and Unreadable.

    ``beside``: the files that come with it, each with its path from its folder on; ``picture`` is the name of the one
    that shows its page, "" where none does.
    """

    name: str
    row: ManifestRow | None
    read: Callable[[int], bytes | Fault]
    stream: Stream
    beside: tuple[tuple[str, Stream], ...] = ()
    picture: str = ""


def file_at(path: str, name: str, chain: Chain) -> FoundFile:
    """With the picture of its page, where that lies beside it."""
    found = FoundFile(name, row_of(name, chain), partial(read_file, path, name), partial(_open, path))
    if not (picture := _picture_at(path)):
        return found
    name = os.path.basename(picture)
    return replace(found, beside=((name, partial(_open, picture)),), picture=name)


def _picture_at(path: str) -> str:
    """The picture of this text's name, or the one that it names itself, in its folder; "" where there is none."""
    folder, name = os.path.split(path)
    # Of a pipe, which may never end, nothing is read.
    if not (may_have_picture(name) and os.path.isfile(path)):
        return ""
    with suppress(OSError):
        names = [*pictures_named_as(name), *([] if name.lower().endswith(".txt") else [_named_in(path)])]
        return next((one for one in (os.path.join(folder, name) for name in names if name) if _is_own(one)), "")
    return ""


def _named_in(path: str) -> str:
    with open(path, "rb") as file:
        return names_a_picture(file.read(NAMED_WITHIN))


def _is_own(path: str) -> bool:
    return os.path.isfile(path) and not os.path.islink(path)


def _open(path: str | Path) -> IO[bytes]:
    return open(path, "rb")


def row_of(name: str, chain: Chain) -> ManifestRow | None:
    """What the nearest manifest says of a file; it names files from its own folder on."""
    rows = (manifest.take(name.removeprefix(f"{base}/")) for manifest, base in chain)
    return next((row for row in rows if row), None)


def manifest_at(path: str, *, anywhere: bool = False) -> Manifest | Fault:
    data = read_file(path, shown_path(path), MAX_BYTES)
    return data if isinstance(data, Fault) else read_manifest(shown_path(path), data, anywhere=anywhere)


def read_file(path: str, name: str, limit: int) -> bytes | Fault:
    """At most ``limit`` + 1 bytes; of a pipe or a device, which may never end, none."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode) and not os.path.isdir(path):
            return Fault(name, "不是普通文件；请给出文本文件、PDF、.zip 或文件夹")
        with open(path, "rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        return os_fault(name, error)


def shown_path(path: str) -> str:
    """A path as text on one line, also where the file system holds GBK bytes."""
    return decode_name(os.fsencode(path))


def is_closed(name: str) -> bool:
    return name.endswith(CLOSED)


def is_wanted(name: str) -> bool:
    return name.lower().endswith((".txt", ".zip")) or is_placed(name)


def files_below(folder: str) -> Iterator[tuple[str, Stream]]:
    """The .xml files and pictures in and below it that a METS may name, with their paths from it on; links are not
    followed."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if may_be_listed(name) and not path.is_symlink():
                yield path.relative_to(folder).as_posix(), partial(_open, path)


def without(path: str, files: Iterable[tuple[str, Stream]]) -> tuple[tuple[str, Stream], ...]:
    return tuple(file for file in files if file[0] != path)
