"""The raw pages in an archive, with the manifests and METS files that lie in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from articles.importing.files.archives import Member, members
from articles.importing.files.faults import Fault
from articles.importing.files.formats import is_package, refused_by_name
from articles.importing.files.found import Chain, FoundFile, Stream, is_wanted, row_of, without
from articles.importing.files.manifest import FILE_NAME, MAX_BYTES, Manifest, read_manifest


def find_in_archive(path: str, name: str, chain: Chain, *, own: bool) -> Iterator[FoundFile | Fault]:
    """What is in the .zip at ``path``; ``own``: whether the manifests in it count."""
    manifests: dict[str, Manifest] = {}  # by folder; the archive gives them before all other members
    for member in members(name, path, _is_wanted):
        if isinstance(member, Fault):
            yield member
        elif member.path.endswith(FILE_NAME):
            manifest = _manifest_of(f"{name}/{member.path}", member) if own else None
            if isinstance(manifest, Fault):
                yield manifest
            elif manifest:
                manifests[manifest.name.removesuffix(f"/{FILE_NAME}")] = manifest
        elif not _belongs_to_package(member):
            yield _find_member(f"{name}/{member.path}", member, manifests, chain)
    for manifest in manifests.values():
        yield from manifest.left_over()


def _find_member(name: str, member: Member, manifests: dict[str, Manifest], chain: Chain) -> FoundFile | Fault:
    if refused := refused_by_name(name):
        return Fault(name, refused)
    if name.lower().endswith(".zip"):
        return Fault(name, "是压缩包里的压缩包；请先解开外层再导入")
    parts = name.split("/")
    above = ("/".join(parts[:end]) for end in range(len(parts) - 1, 0, -1))  # the nearest first
    folders = [folder for folder in above if folder in manifests]
    near = tuple((manifests[folder], folder) for folder in folders)
    beside = _brought_by(member) if is_package(member.path) else ()
    return FoundFile(name, row_of(name, (*near, *chain)), member.read, member.stream, tuple(beside))


def _brought_by(mets: Member) -> Iterable[tuple[str, Stream]]:
    folder = PurePosixPath(mets.path).parent
    below = (
        (PurePosixPath(one.path).relative_to(folder).as_posix(), one.stream)
        for one in mets.all
        if one.path.lower().endswith(".xml") and PurePosixPath(one.path).is_relative_to(folder)
    )
    return without(PurePosixPath(mets.path).name, below)


def _belongs_to_package(member: Member) -> bool:
    """Whether a METS in its folder or one above brings it."""
    if not member.path.lower().endswith(".xml") or is_package(member.path):
        return False
    path = PurePosixPath(member.path)
    folders = {PurePosixPath(one.path).parent for one in member.all if is_package(one.path)}
    return not folders.isdisjoint(path.parents)


def _manifest_of(name: str, member: Member) -> Manifest | Fault:
    data = member.read(MAX_BYTES)
    return data if isinstance(data, Fault) else read_manifest(name, data)


def _is_wanted(path: str) -> bool:
    parts = path.split("/")
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not hidden and (is_wanted(path) or parts[-1] == FILE_NAME or bool(refused_by_name(path)))
