"""A file with places on its way in: received, summed, and kept for good with the first page that is taken from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from articles.importing.files.faults import Unreadable
from articles.importing.files.found import Stream
from articles.importing.files.sources import PlacedSource
from articles.importing.placed.kinds import kind_of
from articles.importing.store import keep_file
from articles.importing.told import shown_name
from articles.keeping.originals import FileTooLarge, Received, originals, receive
from articles.models import SourceFile

MAX_FILE_BYTES = 2 << 30
MOST_BESIDE = 10_000  # files that a METS brings
_PACKAGE = ".mets.xml"  # no file that a METS names is called so


@dataclass(frozen=True)
class ArrivingFile:
    """``received``: by its path from the folder of the file on, "" for the file itself; ``picture``: the one that
    shows its sheets, "" where none does."""

    path: Path
    kind: str
    received: dict[str, Received]
    shown: str
    picture: str = ""
    kept: dict[str, SourceFile] = field(default_factory=dict)

    def keep(self, member: str = "") -> SourceFile:
        """The row of the file or of one that it brings, whose bytes are kept before. Raises OSError and Unreadable."""
        if member not in self.kept:
            self.kept[member] = self._keep(member)
        return self.kept[member]

    def brought(self, member: str) -> Received:
        """Raises Unreadable where it was not."""
        if member not in self.received:
            raise Unreadable("打开它的程序答非所问；请向排版部门另取一份再导入")
        return self.received[member]

    def _keep(self, member: str) -> SourceFile:
        brought = self.brought(member)
        if not member:
            return keep_file(brought, self.kind, self.shown)
        package = None if member == self.picture else self.keep()
        return keep_file(brought, kind_of(brought.path, member), shown_name(member), package=package)


@contextmanager
def incoming(source: PlacedSource, shown: str) -> Iterator[ArrivingFile]:
    """The file, and what it brings, in a folder of its own until the block ends. Raises Unreadable and OSError."""
    with originals().receiving() as folder:
        main = received(source.stream, folder / (_PACKAGE if source.beside else "original"))
        if not (kind := kind_of(main.path, source.name)):
            raise Unreadable("不是 PDF、图片、ALTO、PAGE、METS 或 hOCR；请核对文件，纯文本请存为 .txt")
        if len(source.beside) > MOST_BESIDE:
            raise Unreadable(f"旁边有 {len(source.beside)} 个文件，超过上限 {MOST_BESIDE}；请按期分文件夹")
        brought = {path: received(stream, folder / path) for path, stream in source.beside}
        yield ArrivingFile(main.path, kind, {"": main, **brought}, shown, source.picture)


def received(stream: Stream, path: Path) -> Received:
    """Raises Unreadable and OSError."""
    try:
        with stream() as file:
            return receive(file, path, MAX_FILE_BYTES)
    except FileTooLarge as error:
        raise Unreadable(f"超过 {MAX_FILE_BYTES >> 30} GB；请分成几个文件再导入") from error
