"""From the PATHs of the command line to the raw pages in them, one at a time, each with the date and page given for it.

Memory holds one page at a time and, to know doubles, a digest of each page that went before.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.importing.files.faults import Fault
from articles.importing.files.filenames import NameFacts, read_name
from articles.importing.files.formats import is_placed
from articles.importing.files.found import FoundFile, Stream
from articles.importing.files.manifest import ManifestRow
from articles.importing.files.walk import find_files

MAX_PAGE_BYTES = 2 * 1024 * 1024  # a full broadsheet page is 20 to 60 kB


@dataclass(frozen=True)
class Given:
    """What the outside says of a page: of the first one, where a file has several.

    ``date_source`` is printed, supplied or inferred ("" without a date); ``date_origin`` says in Chinese where the date
    comes from; ``notes`` name contradictions between the manifest and the file's name.
    """

    date: dt.date | None = None
    date_source: str = ""
    date_origin: str = ""
    page: str = ""
    notes: tuple[str, ...] = ()


NOTHING = Given()


@dataclass(frozen=True)
class Source:
    """One raw page: its name and its bytes, and the file beside it that is its ``picture``, where there is one."""

    name: str
    data: bytes
    given: Given = NOTHING
    beside: tuple[tuple[str, Stream], ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class PlacedSource:
    """A file of one or more sheets that tells places, not read yet, and the files that come with it; ``picture`` names
    the one that shows its sheets, where one does."""

    name: str
    stream: Stream
    beside: tuple[tuple[str, Stream], ...] = ()
    given: Given = NOTHING
    picture: str = ""


def read_sources(
    paths: Iterable[str], *, manifest: str | None = None, date: dt.date | None = None, page: str = ""
) -> Iterator[Source | PlacedSource | Fault]:
    """Every raw page under ``paths`` in natural order, read as it is asked for; a fault for all that cannot be taken.

    ``manifest`` replaces the folders' own manifest.csv; ``date`` and ``page`` hold for files that say none themselves.
    """
    return read_found(find_files(paths, manifest), date, page)


def read_found(
    files: Iterable[FoundFile | Fault], date: dt.date | None = None, page: str = ""
) -> Iterator[Source | PlacedSource | Fault]:
    """The same of files that were found already."""
    seen: dict[bytes, str] = {}
    for file in files:
        source = _load(file, date, page) if isinstance(file, FoundFile) else file
        if isinstance(source, Source):
            key = hashlib.sha256(f"{source.given.date} {source.given.page}\n".encode() + source.data).digest()
            first = seen.setdefault(key, source.name)
            if first != source.name:
                source = Fault(source.name, f"内容与 {first} 完全相同，只入库一次；请删去一份")
        yield source


def count_sources(paths: Iterable[str]) -> int:
    """How many files ``read_sources`` will read, for a progress bar; opens archives but reads no page."""
    return sum(isinstance(file, FoundFile) for file in find_files(paths, None))


def _load(file: FoundFile, date: dt.date | None, page: str) -> Source | PlacedSource | Fault:
    row = file.row or ManifestRow(0, "")
    if row.problem:
        return Fault(file.name, f"清单第 {row.line} 行：{row.problem}")
    name = read_name(file.name)
    given = Given(*_supplied_date(row, name, date), row.page or name.page or page, _contradictions(row, name))
    if is_placed(file.name):
        return PlacedSource(file.name, file.stream, file.beside, given, file.picture)
    data = file.read(MAX_PAGE_BYTES)
    if isinstance(data, Fault):
        return data
    if len(data) > MAX_PAGE_BYTES:
        return Fault(file.name, f"超过 {MAX_PAGE_BYTES >> 20} MB，不像报纸的一个版；请按版拆成几个文件再导入")
    return Source(file.name, data, given, file.beside, file.picture)


def _supplied_date(row: ManifestRow, name: NameFacts, date: dt.date | None) -> tuple[dt.date | None, str, str]:
    """(date, date source, where it comes from): the manifest goes before the file name, that before --date.

    The page number comes in the same order.
    """
    if row.date:
        return row.date, row.date_source or "supplied", f"清单第 {row.line} 行"
    if name.date:
        return name.date, "supplied", "文件名"
    return (date, "supplied", "--date") if date else (None, "", "")


def _contradictions(row: ManifestRow, name: NameFacts) -> tuple[str, ...]:
    notes = []
    if row.date and name.date and row.date != name.date:
        notes.append(f"清单第 {row.line} 行写 {row.date}，文件名却是 {name.date}；已取清单的日期，请核对")
    if row.page and name.page and row.page != name.page:
        notes.append(f"清单第 {row.line} 行写第 {row.page} 版，文件名却是第 {name.page} 版；已取清单的版次，请核对")
    return tuple(notes)
