"""A file that was read to its end before, by the same extraction, is not opened again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version

from articles.geometry.version import GEOMETRY
from articles.importing.files.sources import PlacedSource
from articles.importing.placed import alto, hocr, mets, page_xml
from articles.importing.placed.taken import SpoiledSheet
from articles.importing.told import Report, refused, what_is_missing
from articles.models import SourceFile

_READ_BY = ("pypdfium2", "pdfminer.six", "lxml")
_READERS = (alto, hocr, mets, page_xml)


@cache
def extraction() -> str:
    """The versions of all that makes text of a file."""
    return "/".join([str(GEOMETRY), *(reader.VERSION for reader in _READERS), *map(version, _READ_BY)])


def stands_already(source: PlacedSource) -> SourceFile | None:
    """The file, where it came before with the same date and page number and all of it is in or told of.

    Raises OSError and Unreadable. What a METS names may be other files by now.
    """
    if source.beside:
        return None
    with source.stream() as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
    known = SourceFile.objects.filter(sha256=digest, sheets__isnull=False, read_with=extraction()).first()
    date, page = source.given.date, source.given.page
    came_so = known and [date.isoformat() if date else "", page] in known.came_with
    return known if came_so else None


def told_again(known: SourceFile, shown: str) -> Iterator[Report]:
    """A report for each of its pages, and the faults of the others once more."""
    texts = known.texts.order_by("sheet").select_related("page__issue").defer("raw", "text")
    first = known.sheets or 0
    for text in texts:
        page = text.page
        waits = () if page.issue_id else (what_is_missing(None, page.earliest, page.latest),)
        yield Report(text.source_name, outcome="unchanged", page=str(page), needs_person=waits, sheets=first)
        first = 0
    for number, message in known.unread:
        yield refused(SpoiledSheet(number, known.sheets or 0, message).fault(shown))
