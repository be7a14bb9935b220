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
from articles.importing.files.manifest import Row
from articles.importing.files.walk import Found, find_files

MAX_PAGE_BYTES = 2 * 1024 * 1024  # a full broadsheet page is 20 to 60 kB


@dataclass(frozen=True)
class Source:
    """One raw page: its name, its bytes, and what the outside says of it.

    ``date_source`` is printed, supplied or inferred ("" without a date); the origins say in Chinese where date and page
    come from; ``notes`` name contradictions between the manifest and the file's name.
    """

    name: str
    data: bytes
    date: dt.date | None = None
    date_source: str = ""
    date_origin: str = ""
    page: str = ""
    page_origin: str = ""
    notes: tuple[str, ...] = ()


def read_sources(
    paths: Iterable[str], *, manifest: str | None = None, date: dt.date | None = None, page: str = ""
) -> Iterator[Source | Fault]:
    """Every raw page under ``paths`` in natural order, read as it is asked for; a fault for all that cannot be taken.

    ``manifest`` replaces the folders' own manifest.csv; ``date`` and ``page`` hold for files that say none themselves.
    """
    seen: dict[bytes, str] = {}
    for found in find_files(paths, manifest):
        source = _load(found, date, page) if isinstance(found, Found) else found
        if isinstance(source, Source):
            key = hashlib.sha256(f"{source.date} {source.page}\n".encode() + source.data).digest()
            first = seen.setdefault(key, source.name)
            if first != source.name:
                source = Fault(source.name, f"内容与 {first} 完全相同，只入库一次；请删去一份")
        yield source


def count_sources(paths: Iterable[str]) -> int:
    """How many files ``read_sources`` will read, for a progress bar; opens archives but reads no page."""
    return sum(isinstance(found, Found) for found in find_files(paths, None))


def _load(found: Found, date: dt.date | None, page: str) -> Source | Fault:
    row = found.row or Row(0, "")
    if row.problem:
        return Fault(found.name, f"清单第 {row.line} 行：{row.problem}")
    data = found.read(MAX_PAGE_BYTES)
    if isinstance(data, Fault):
        return data
    if len(data) > MAX_PAGE_BYTES:
        return Fault(found.name, f"超过 {MAX_PAGE_BYTES >> 20} MB，不像报纸的一个版；请按版拆成几个文件再导入")
    name = read_name(found.name)
    return Source(
        found.name, data, *_supplied_date(row, name, date), *_supplied_page(row, name, page), _contradictions(row, name)
    )


def _supplied_date(row: Row, name: NameFacts, date: dt.date | None) -> tuple[dt.date | None, str, str]:
    """(date, date source, where it comes from): the manifest goes before the file name, that before --date."""
    if row.date:
        return row.date, row.date_source or "supplied", f"清单第 {row.line} 行"
    if name.date:
        return name.date, "supplied", "文件名"
    return (date, "supplied", "--date") if date else (None, "", "")


def _supplied_page(row: Row, name: NameFacts, page: str) -> tuple[str, str]:
    """(page number, where it comes from), in the same order."""
    given = ((row.page, f"清单第 {row.line} 行"), (name.page, "文件名"), (page, "--page"))
    return next((pair for pair in given if pair[0]), ("", ""))


def _contradictions(row: Row, name: NameFacts) -> tuple[str, ...]:
    notes = []
    if row.date and name.date and row.date != name.date:
        notes.append(f"清单第 {row.line} 行写 {row.date}，文件名却是 {name.date}；已取清单的日期，请核对")
    if row.page and name.page and row.page != name.page:
        notes.append(f"清单第 {row.line} 行写第 {row.page} 版，文件名却是第 {name.page} 版；已取清单的版次，请核对")
    return tuple(notes)
