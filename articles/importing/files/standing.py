"""The files of a folder in which others still write: which are whole, as far as their sizes and times tell.

A file is taken for whole when it, the manifests of its folders, the picture of its name and, for a METS, the .xml files
and pictures beside and below it have stood still for a while. Hidden files and folders are left alone, links are not
followed.
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PurePosixPath

from articles.importing.files.formats import (
    is_beside,
    is_brought,
    is_package,
    may_be_listed,
    may_have_picture,
    pictures_named_as,
    refused_by_name,
    texts_among,
)
from articles.importing.files.found import CLOSED, is_closed, is_wanted
from articles.importing.files.manifest import FILE_NAME
from articles.importing.files.walk import MAX_DEPTH

# A copy over the network pauses for seconds.
STILL_SECONDS = 20.0

States = dict[str, str]


@dataclass(frozen=True)
class Seen:
    """In which state a file was found, and since when, in seconds of any clock."""

    state: str
    since: float


def look_again(before: Mapping[str, Seen], states: Mapping[str, str], now: float) -> dict[str, Seen]:
    """What is in the folder now; a file that changed, or is new, counts from now on."""
    return {
        name: before[name] if name in before and before[name].state == state else Seen(state, now)
        for name, state in states.items()
    }


def standing(seen: Mapping[str, Seen], now: float) -> States:
    """The states of those that stand still."""
    return {name: one.state for name, one in seen.items() if now - one.since >= STILL_SECONDS}


def states_in(folder: str) -> States:
    """A digest of each file that may be a page, by its path from the folder on. Raises OSError for the folder."""
    signs = dict(sorted(_signs(folder)))
    names = list(signs)
    packaged = {str(PurePosixPath(name).parent) for name in signs if is_package(name)}
    texts = texts_among(names)
    return {
        name: _digest(signs[one] for one in (name, *_companions(name, names), *_pictures_of(name, signs)))
        for name in names
        if is_to_be_told(name) and not (is_beside(name, texts) or _is_brought(name, packaged))
    }


def is_to_be_told(name: str) -> bool:
    return is_wanted(name) or bool(refused_by_name(name)) or is_closed(name)


def _pictures_of(name: str, signs: Mapping[str, str]) -> Iterator[str]:
    if may_have_picture(name) and not is_package(name):
        yield from (one for one in pictures_named_as(name) if one in signs)


def _signs(folder: str, inside: str = "") -> Iterator[tuple[str, str]]:
    """Size and time of every file, by its path from the folder on."""
    with os.scandir(os.path.join(folder, inside)) as scan:
        entries = [entry for entry in scan if not entry.name.startswith((".", "__MACOSX"))]
    for entry in entries:
        name = os.path.join(inside, entry.name)
        if entry.is_dir(follow_symlinks=False):
            # Deeper is nothing that anybody put there, and an endless row of folders would end the process.
            if name.count(os.sep) < MAX_DEPTH:
                yield from _below(folder, name)
        else:
            yield from _sign(entry, name)


def _below(folder: str, name: str) -> Iterator[tuple[str, str]]:
    """A folder that was taken away meanwhile holds nothing; of one that is closed to us that is told."""
    try:
        yield from _signs(folder, name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield f"{name}{CLOSED}", str(error.errno)


def _sign(entry: os.DirEntry[str], name: str) -> Iterator[tuple[str, str]]:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:  # taken away meanwhile
        return
    yield name, f"{found.st_size} {found.st_mtime_ns}"


def _companions(name: str, names: list[str]) -> Iterator[str]:
    """``names`` are in order."""
    path = PurePosixPath(name)
    for folder in path.parents:
        manifest = str(folder / FILE_NAME)
        if names[(place := bisect_left(names, manifest)) : place + 1] == [manifest]:
            yield manifest
    if is_package(name):
        below = "" if str(path.parent) == "." else f"{path.parent}/"
        inside = takewhile(lambda one: one.startswith(below), names[bisect_left(names, below) :])
        yield from (one for one in inside if may_be_listed(one))


def _is_brought(name: str, packaged: set[str]) -> bool:
    """Whether a METS in its folder or above takes it."""
    if not packaged or not is_brought(name):
        return False
    return any(str(folder) in packaged for folder in PurePosixPath(name).parents)


def _digest(signs: Iterator[str]) -> str:
    return hashlib.sha256("\n".join(signs).encode()).hexdigest()
