"""Where the raw pages are: the PATHs of the command line, the folders and archives in them, the manifest of each.

Of a folder its .txt, .zip and placed files (``formats``) are taken, sub-folders too, in natural order. A symbolic link
inside a folder is not followed: its target comes in by itself if it lies within the folder, and is a fault if it lies
outside. A METS takes the .xml files and pictures beside and below it with it; a text its picture.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from articles.importing.files.faults import Fault, os_fault
from articles.importing.files.filenames import natural_key
from articles.importing.files.formats import (
    is_beside,
    is_brought,
    is_package,
    pictures_beside,
    refused_by_name,
    texts_among,
)
from articles.importing.files.found import (
    Chain,
    FoundFile,
    file_at,
    files_below,
    is_closed,
    is_wanted,
    manifest_at,
    shown_path,
    without,
)
from articles.importing.files.manifest import FILE_NAME, Manifest
from articles.importing.files.zipped import find_in_archive

MAX_DEPTH = 100  # folders within folders
_ANOTHER = "不是同名文本的版面图，没有导入；一份文本只留一张图，扩展名请写 .jpg、.png、.tif 或 .webp"


@dataclass(frozen=True)
class _Walk:
    """A walk through one folder of the command line: where it must stay, whether folders' manifests count, and whether
    a METS above takes the .xml files."""

    root: str
    own: bool
    packaged: bool = False


def find_files(paths: Iterable[str], manifest: str | None) -> Iterator[FoundFile | Fault]:
    """Every file that may be a raw page, and a fault for all that cannot be one; ``manifest`` replaces folders' own."""
    named = manifest_at(manifest, anywhere=True) if manifest is not None else None
    if isinstance(named, Fault):
        yield named
        return
    for path, doubled in _mark_doubles([os.path.normpath(path) for path in paths]):
        if doubled:
            yield Fault(shown_path(path), "已包含在所给的另一个路径里，只入库一次；请只写一次")
        else:
            yield from _find_given(path, named)
    if named:
        yield from named.left_over()


def find_below(folder: str, inside: str) -> Iterator[FoundFile | Fault]:
    """What one file of ``folder`` holds, with what its folders' manifests say; ``inside``: its path from there on."""
    path = os.path.join(folder, inside)
    if is_closed(inside):
        yield Fault(shown_path(os.path.normpath(path)), "文件夹打不开，里面的没有导入；请改它的权限，再导入一次")
        return
    if os.path.islink(path):
        yield Fault(shown_path(path), "是符号链接，未跟随；请放文件本身")
        return
    chain: Chain = ()
    for place in reversed([os.path.join(folder, above) for above in Path(inside).parents]):
        own = manifest_at(manifest) if os.path.exists(manifest := os.path.join(place, FILE_NAME)) else None
        if isinstance(own, Fault):
            yield own
        elif own:
            chain = ((own, shown_path(os.path.normpath(place))), *chain)
    yield from _find_file(path, shown_path(path), chain, own=True)


def _mark_doubles(paths: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each PATH, and whether it was given before or lies in a folder that is given too."""
    reals = [os.path.realpath(path) for path in paths]
    folders = {Path(real) for real in reals if os.path.isdir(real)}
    before: set[str] = set()
    for path, real in zip(paths, reals, strict=True):
        comes_anyway = os.path.isdir(real) or (os.path.isfile(real) and is_wanted(real))
        yield path, real in before or (comes_anyway and not folders.isdisjoint(Path(real).parents))
        before.add(real)


def _find_given(path: str, named: Manifest | None) -> Iterator[FoundFile | Fault]:
    """What one PATH of the command line holds: a folder, an archive, or a file of any name."""
    name = shown_path(path)
    chain = ((named, ""),) if named else ()
    if not os.path.isdir(path):
        yield from _find_file(path, name, chain, own=named is None)
        return
    empty = True
    for file in _find_in_folder(path, name, _Walk(os.path.realpath(path), own=named is None), chain):
        empty = False
        yield file
    if empty:
        yield Fault(name, "文件夹里没有 .txt、.pdf、.xml、.html 或 .zip 文件；请核对路径")


def _find_in_folder(folder: str, name: str, walk: _Walk, chain: Chain) -> Iterator[FoundFile | Fault]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: natural_key(entry.name))
    except OSError as error:
        yield os_fault(name, error)
        return
    own = manifest_at(os.path.join(folder, FILE_NAME)) if walk.own and FILE_NAME in {e.name for e in entries} else None
    if isinstance(own, Fault):
        yield own
    elif own:
        chain = ((own, name), *chain)
    walk = replace(walk, packaged=walk.packaged or any(is_package(entry.name) for entry in entries))
    files = {entry.name for entry in entries if entry.is_file(follow_symlinks=False)}
    texts, beside = texts_among(files), pictures_beside(files)
    for entry in entries:
        shown = f"{name}/{shown_path(entry.name)}"
        if entry.name in files - beside and is_beside(entry.name, texts) and not walk.packaged:
            yield Fault(shown, _ANOTHER)
        elif entry.name not in beside:
            yield from _find_entry(entry, shown, walk, chain)
    if isinstance(own, Manifest):
        yield from own.left_over()


def _find_entry(entry: os.DirEntry[str], name: str, walk: _Walk, chain: Chain) -> Iterator[FoundFile | Fault]:
    if entry.name.startswith((".", "__MACOSX")):
        return
    if entry.is_symlink():
        target = os.path.realpath(entry.path)
        if (is_wanted(entry.name) or os.path.isdir(target)) and not Path(target).is_relative_to(walk.root):
            yield Fault(name, "是指向文件夹外的符号链接，未跟随；请直接写出它指向的路径")
    elif not entry.is_dir():
        if not (walk.packaged and is_brought(entry.name)) and (is_wanted(entry.name) or refused_by_name(entry.name)):
            yield from _find_file(entry.path, name, chain, own=walk.own)
    elif name.count("/") > MAX_DEPTH:
        yield Fault(name, f"文件夹超过 {MAX_DEPTH} 层，未再往下找；请移到较浅的地方")
    else:
        yield from _find_in_folder(entry.path, name, walk, chain)


def _find_file(path: str, name: str, chain: Chain, *, own: bool) -> Iterator[FoundFile | Fault]:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        yield os_fault(name, error)
        return
    if not stat.S_ISREG(mode):
        yield Fault(name, "不是普通文件；请给出文本文件、PDF、.zip 或文件夹")
    elif refused := refused_by_name(name):
        yield Fault(name, refused)
    elif name.lower().endswith(".zip"):
        yield from find_in_archive(path, name, chain, own=own)
    elif is_package(name):
        folder, own_name = os.path.split(path)
        yield replace(file_at(path, name, chain), beside=without(own_name, files_below(folder)), picture="")
    else:
        yield file_at(path, name, chain)
