"""The raw pages in an archive, with the manifests, METS files and pictures of pages that lie in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from articles.importing.files.archives import Member, members
from articles.importing.files.faults import Fault
from articles.importing.files.formats import (
    is_beside,
    is_brought,
    is_package,
    may_be_listed,
    may_have_picture,
    refused_by_name,
    texts_among,
)
from articles.importing.files.found import Chain, FoundFile, Stream, is_wanted, row_of, without
from articles.importing.files.manifest import FILE_NAME, MAX_BYTES, Manifest, read_manifest


@dataclass(frozen=True)
class _Contents:
    """What of an archive comes with another file of it: ``packages``, the folders of METS files; ``pictures`` of pages
    by their paths without the endings."""

    packages: frozenset[PurePosixPath]
    pictures: dict[str, Member]

    @classmethod
    def of(cls, whole: Sequence[Member]) -> _Contents:
        texts = texts_among(one.path for one in whole)
        pictures = {one.path.rpartition(".")[0]: one for one in reversed(whole) if is_beside(one.path, texts)}
        return cls(frozenset(PurePosixPath(one.path).parent for one in whole if is_package(one.path)), pictures)

    def bring(self, member: Member) -> bool:
        """Whether it comes with a METS in its folder or one above, or with the text of its name."""
        if is_brought(member.path) and not self.packages.isdisjoint(PurePosixPath(member.path).parents):
            return True
        return is_beside(member.path, self.pictures)


def find_in_archive(path: str, name: str, chain: Chain, *, own: bool) -> Iterator[FoundFile | Fault]:
    """What is in the .zip at ``path``; ``own``: whether the manifests in it count."""
    manifests: dict[str, Manifest] = {}  # by folder; the archive gives them before all other members
    contents: _Contents | None = None
    for member in members(name, path, _is_wanted):
        if isinstance(member, Fault):
            yield member
            continue
        contents = contents or _Contents.of(member.all)
        if member.path.endswith(FILE_NAME):
            manifest = _manifest_of(f"{name}/{member.path}", member) if own else None
            if isinstance(manifest, Fault):
                yield manifest
            elif manifest:
                manifests[manifest.name.removesuffix(f"/{FILE_NAME}")] = manifest
        elif not contents.bring(member):
            yield _find_member(f"{name}/{member.path}", member, manifests, chain, contents)
    for manifest in manifests.values():
        yield from manifest.left_over()


def _find_member(
    name: str, member: Member, manifests: dict[str, Manifest], chain: Chain, contents: _Contents
) -> FoundFile | Fault:
    if refused := refused_by_name(name):
        return Fault(name, refused)
    if name.lower().endswith(".zip"):
        return Fault(name, "是压缩包里的压缩包；请先解开外层再导入")
    parts = name.split("/")
    above = ("/".join(parts[:end]) for end in range(len(parts) - 1, 0, -1))  # the nearest first
    folders = [folder for folder in above if folder in manifests]
    near = tuple((manifests[folder], folder) for folder in folders)
    found = FoundFile(name, row_of(name, (*near, *chain)), member.read, member.stream)
    if is_package(member.path):
        return replace(found, beside=_brought_by(member))
    picture = contents.pictures.get(member.path.rpartition(".")[0]) if may_have_picture(member.path) else None
    return replace(found, beside=((picture.path, picture.stream),), picture=picture.path) if picture else found


def _brought_by(mets: Member) -> tuple[tuple[str, Stream], ...]:
    folder = PurePosixPath(mets.path).parent
    below = (
        (PurePosixPath(one.path).relative_to(folder).as_posix(), one.stream)
        for one in mets.all
        if may_be_listed(one.path) and PurePosixPath(one.path).is_relative_to(folder)
    )
    return without(PurePosixPath(mets.path).name, below)


def _manifest_of(name: str, member: Member) -> Manifest | Fault:
    data = member.read(MAX_BYTES)
    return data if isinstance(data, Fault) else read_manifest(name, data)


def _is_wanted(path: str) -> bool:
    parts = path.split("/")
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not hidden and (is_wanted(path) or parts[-1] == FILE_NAME or bool(refused_by_name(path)))
