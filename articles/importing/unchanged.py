"""A file that was read to its end before, by the same extraction, is not opened again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version

from articles.geometry.version import GEOMETRY
from articles.importing.by_ocr import await_ocr, without_ocr
from articles.importing.files.sources import Given, PlacedSource
from articles.importing.one_page import ImportRun
from articles.importing.placed import alto, hocr, mets, page_xml
from articles.importing.placed.opening import has_ocr
from articles.importing.placed.taken import SpoiledSheet
from articles.importing.told import Report, refused, what_is_missing
from articles.keeping.originals import sum_of
from articles.models import PageText, SourceFile

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
    if source.beside and not source.picture:
        return None
    with source.stream() as stream:
        digest = sum_of(stream)
    known = SourceFile.objects.filter(sha256=digest, read_with=extraction()).first()
    told = known and came_with(source.given) in known.came_with and known.is_all_told
    return known if told and _shows_it(source, known) else None


def _shows_it(source: PlacedSource, known: SourceFile | None) -> bool:
    """Whether the picture that comes with it, if any does, is that of all its pages already."""
    if not source.picture:
        return True
    with dict(source.beside)[source.picture]() as stream:
        digest = sum_of(stream)
    return not PageText.objects.filter(source_file=known).exclude(companion__file__sha256=digest).exists()


def came_with(given: Given) -> list[str]:
    return [given.date.isoformat() if given.date else "", given.page]


def told_again(known: SourceFile, given: Given, shown: str, run: ImportRun) -> Iterator[Report]:
    """A report for each of its pages, and the faults of the others once more; what waits for OCR waits."""
    texts = known.texts.order_by("sheet", "version").select_related("page__issue").defer("raw", "text")
    newest = {(text.sheet, text.page_id): text for text in texts}
    read = {sheet for sheet, _ in newest}
    spoiled = [SpoiledSheet(number, known.sheets or 0, message) for number, message in known.spoiled]
    reports = [_again(text, run) for text in newest.values()]
    reports += [_lacking(one, known, given, shown) for one in spoiled if one.number not in read]
    for place, report in enumerate(reports):
        yield replace(report, more=len(reports) - 1 if place == 0 else 0)


def _lacking(spoiled: SpoiledSheet, known: SourceFile, given: Given, shown: str) -> Report:
    if spoiled.awaits_ocr and has_ocr():
        return await_ocr(spoiled, given, known, shown)
    return without_ocr(spoiled, shown)


def _again(text: PageText, run: ImportRun) -> Report:
    page = text.page
    if page.date is None:
        waits = what_is_missing(None, page.earliest, page.latest)
        return Report(text.source_name, outcome="unchanged", page=str(page), needs_person=(waits,))
    if other := run.is_other(text.source_name, page.date, page.number):
        return refused(other)
    return Report(text.source_name, outcome="unchanged", page=str(page))
