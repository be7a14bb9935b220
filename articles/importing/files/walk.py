"""Where the raw pages are: the PATHs of the command line, the folders and archives in them, the manifest of each.

Of a folder its .txt and .zip files are taken, sub-folders too, in natural order. A symbolic link inside a folder is not
followed: its target comes in by itself if it lies within the folder, and is a fault if it lies outside.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from articles.importing.files.archives import Member, members
from articles.importing.files.encodings import decode_name
from articles.importing.files.faults import Fault, os_fault
from articles.importing.files.filenames import natural_key
from articles.importing.files.formats import refused_by_name
from articles.importing.files.manifest import FILE_NAME, MAX_BYTES, Manifest, ManifestRow, read_manifest

MAX_DEPTH = 100  # folders within folders


@dataclass(frozen=True)
class FoundFile:
    """A file not read yet, with its line of a manifest."""

    name: str
    row: ManifestRow | None
    read: Callable[[int], bytes | Fault]


@dataclass(frozen=True)
class _Walk:
    """A walk through one folder of the command line: where it must stay, and whether folders' manifests count."""

    root: str
    own: bool


_Chain = tuple[tuple[Manifest, str], ...]  # manifests with the folder each lies in, the nearest first


def find_files(paths: Iterable[str], manifest: str | None) -> Iterator[FoundFile | Fault]:
    """Every file that may be a raw page, and a fault for all that cannot be one; ``manifest`` replaces folders' own."""
    named = _manifest_at(manifest, anywhere=True) if manifest is not None else None
    if isinstance(named, Fault):
        yield named
        return
    for path, doubled in _mark_doubles([os.path.normpath(path) for path in paths]):
        if doubled:
            yield Fault(_name(path), "已包含在所给的另一个路径里，只入库一次；请只写一次")
        else:
            yield from _find_given(path, named)
    if named:
        yield from named.left_over()


def _mark_doubles(paths: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each PATH, and whether it was given before or lies in a folder that is given too."""
    reals = [os.path.realpath(path) for path in paths]
    folders = {Path(real) for real in reals if os.path.isdir(real)}
    before: set[str] = set()
    for path, real in zip(paths, reals, strict=True):
        comes_anyway = os.path.isdir(real) or (os.path.isfile(real) and _is_wanted(real))
        yield path, real in before or (comes_anyway and not folders.isdisjoint(Path(real).parents))
        before.add(real)


def _find_given(path: str, named: Manifest | None) -> Iterator[FoundFile | Fault]:
    """What one PATH of the command line holds: a folder, an archive, or a file of any name."""
    name = _name(path)
    chain = ((named, ""),) if named else ()
    if not os.path.isdir(path):
        yield from _find_file(path, name, chain, own=named is None)
        return
    empty = True
    for file in _find_in_folder(path, name, _Walk(os.path.realpath(path), own=named is None), chain):
        empty = False
        yield file
    if empty:
        yield Fault(name, "文件夹里没有 .txt 或 .zip 文件；请核对路径")


def _find_in_folder(folder: str, name: str, walk: _Walk, chain: _Chain) -> Iterator[FoundFile | Fault]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: natural_key(entry.name))
    except OSError as error:
        yield os_fault(name, error)
        return
    own = _manifest_at(os.path.join(folder, FILE_NAME)) if walk.own and FILE_NAME in {e.name for e in entries} else None
    if isinstance(own, Fault):
        yield own
    elif own:
        chain = ((own, name), *chain)
    for entry in entries:
        yield from _find_entry(entry, f"{name}/{_name(entry.name)}", walk, chain)
    if isinstance(own, Manifest):
        yield from own.left_over()


def _find_entry(entry: os.DirEntry[str], name: str, walk: _Walk, chain: _Chain) -> Iterator[FoundFile | Fault]:
    if entry.name.startswith((".", "__MACOSX")):
        return
    if entry.is_symlink():
        target = os.path.realpath(entry.path)
        if (_is_wanted(entry.name) or os.path.isdir(target)) and not Path(target).is_relative_to(walk.root):
            yield Fault(name, "是指向文件夹外的符号链接，未跟随；请直接写出它指向的路径")
    elif not entry.is_dir():
        if _is_wanted(entry.name) or refused_by_name(entry.name):
            yield from _find_file(entry.path, name, chain, own=walk.own)
    elif name.count("/") > MAX_DEPTH:
        yield Fault(name, f"文件夹超过 {MAX_DEPTH} 层，未再往下找；请移到较浅的地方")
    else:
        yield from _find_in_folder(entry.path, name, walk, chain)


def _find_file(path: str, name: str, chain: _Chain, *, own: bool) -> Iterator[FoundFile | Fault]:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        yield os_fault(name, error)
        return
    if not stat.S_ISREG(mode):
        yield Fault(name, "不是普通文件；请给出文本文件、.zip 或文件夹")
    elif refused := refused_by_name(name):
        yield Fault(name, refused)
    elif name.lower().endswith(".zip"):
        yield from _find_in_archive(path, name, chain, own=own)
    else:
        yield FoundFile(name, _row(name, chain), partial(_read_file, path, name))


def _find_in_archive(path: str, name: str, chain: _Chain, *, own: bool) -> Iterator[FoundFile | Fault]:
    manifests: dict[str, Manifest] = {}  # by folder; the archive gives them before all other members
    for member in members(name, path, _is_wanted_member):
        if isinstance(member, Fault):
            yield member
        elif member.path.endswith(FILE_NAME):
            manifest = _manifest_of(f"{name}/{member.path}", member) if own else None
            if isinstance(manifest, Fault):
                yield manifest
            elif manifest:
                manifests[manifest.name.removesuffix(f"/{FILE_NAME}")] = manifest
        else:
            yield _find_member(f"{name}/{member.path}", member, manifests, chain)
    for manifest in manifests.values():
        yield from manifest.left_over()


def _find_member(name: str, member: Member, manifests: dict[str, Manifest], chain: _Chain) -> FoundFile | Fault:
    if refused := refused_by_name(name):
        return Fault(name, refused)
    if name.lower().endswith(".zip"):
        return Fault(name, "是压缩包里的压缩包；请先解开外层再导入")
    parts = name.split("/")
    above = ("/".join(parts[:end]) for end in range(len(parts) - 1, 0, -1))  # the nearest first
    folders = [folder for folder in above if folder in manifests]
    near = tuple((manifests[folder], folder) for folder in folders)
    return FoundFile(name, _row(name, (*near, *chain)), member.read)


def _manifest_of(name: str, member: Member) -> Manifest | Fault:
    data = member.read(MAX_BYTES)
    return data if isinstance(data, Fault) else read_manifest(name, data)


def _row(name: str, chain: _Chain) -> ManifestRow | None:
    """What the nearest manifest says of a file; it names files from its own folder on."""
    rows = (manifest.take(name.removeprefix(f"{base}/")) for manifest, base in chain)
    return next((row for row in rows if row), None)


def _manifest_at(path: str, *, anywhere: bool = False) -> Manifest | Fault:
    data = _read_file(path, _name(path), MAX_BYTES)
    return data if isinstance(data, Fault) else read_manifest(_name(path), data, anywhere=anywhere)


def _read_file(path: str, name: str, limit: int) -> bytes | Fault:
    """At most ``limit`` + 1 bytes; of a pipe or a device, which may never end, none."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode) and not os.path.isdir(path):
            return Fault(name, "不是普通文件；请给出文本文件、.zip 或文件夹")
        with open(path, "rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        return os_fault(name, error)


def _name(path: str) -> str:
    """A path as text on one line, also where the file system holds GBK bytes."""
    return decode_name(os.fsencode(path))


def _is_wanted(name: str) -> bool:
    return name.lower().endswith((".txt", ".zip"))


def _is_wanted_member(path: str) -> bool:
    parts = path.split("/")
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not hidden and (_is_wanted(path) or parts[-1] == FILE_NAME or bool(refused_by_name(path)))
