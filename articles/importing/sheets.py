"""A file that tells places becomes pages: each of its sheets one, whole or not at all."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace

from django.db import DatabaseError

from articles.chinese.dates import implausible
from articles.importing.begun import Begun, begun
from articles.importing.by_ocr import await_ocr, without_ocr
from articles.importing.companions import beside_sheet, follows_its_text
from articles.importing.files.faults import Fault, Unreadable, os_fault
from articles.importing.files.sources import Given, PlacedSource
from articles.importing.incoming import ArrivingFile, incoming
from articles.importing.one_page import UNSTORED, ImportRun
from articles.importing.one_sheet import import_sheet
from articles.importing.placed.opening import has_ocr, take_sheets
from articles.importing.placed.taken import SpoiledSheet, Taken, TakenSheet
from articles.importing.told import Report, refused, shown_name
from articles.importing.unchanged import came_with, extraction, stands_already, told_again
from articles.models.database_words import in_words, may_pass


@dataclass
class _SoFar:
    """How far a file has come: ``count`` sheets are known of; ``whole`` while each of them is in or told of;
    ``awaited`` where OCR will give some."""

    count: int = 0
    spoiled: list[tuple[int, str]] = field(default_factory=list)
    whole: bool = True
    awaited: bool = False


def import_sheets(source: PlacedSource, run: ImportRun) -> Begun[Report]:
    """A report for each sheet as it is stored, and one for what hinders a sheet or the file.

    The file is received, and whoever reads it begins, before the first report is asked for.
    """
    return begun(_imported(source, shown_name(source.name), run))


def _imported(source: PlacedSource, shown: str, run: ImportRun) -> Generator[Report | None, None, None]:
    with ExitStack() as stack:
        reports: Iterator[Report]
        try:
            reports = _reports(source, shown, run, stack)
        except (Unreadable, OSError, DatabaseError) as error:
            reports = iter([refused(_fault(shown, error), passing=may_pass(error))])
        yield None
        try:
            yield from reports
        except (Unreadable, OSError, DatabaseError) as error:
            yield refused(_fault(shown, error), passing=may_pass(error))


def _reports(source: PlacedSource, shown: str, run: ImportRun, stack: ExitStack) -> Iterator[Report]:
    """What is to be told, of which nothing is stored yet. Raises Unreadable, OSError and DatabaseError."""
    if not run.dry_run and (known := stands_already(source)):
        return told_again(known, source.given, shown, run)
    coming = stack.enter_context(incoming(source, shown))
    taken = stack.enter_context(closing(take_sheets(coming.path, coming.kind, shown, run.punctuation)))
    return _sheets(taken, source.given, coming, run)


def _fault(shown: str, error: Unreadable | OSError | DatabaseError) -> Fault:
    if isinstance(error, OSError):
        return os_fault(shown, error)
    return Fault(shown, str(error) if isinstance(error, Unreadable) else f"没有入库；{in_words(error, UNSTORED)}")


def _sheets(taken_sheets: Iterable[Taken], given: Given, coming: ArrivingFile, run: ImportRun) -> Iterator[Report]:
    """What hinders one sheet hinders no other; a day that no issue bears hinders all, and is told once."""
    so_far = _SoFar()
    for taken in taken_sheets:
        if isinstance(taken, Fault):
            so_far.whole = False
            yield refused(taken)
            continue
        if wrong := _wrong_day(taken, given):
            yield refused(Fault(coming.shown, f"{wrong}；请用 --date 给出日期"))
            return
        more, so_far.count = taken.count - max(so_far.count, 1), taken.count
        yield replace(_report(taken, given, coming, run, so_far), more=more)
    # Nothing is noted of a file that gave no page and will give none: it is not kept.
    if so_far.whole and (so_far.awaited or len(so_far.spoiled) < so_far.count) and not run.dry_run:
        coming.keep().note_read(so_far.count, extraction(), so_far.spoiled, came_with(given))


def _wrong_day(taken: TakenSheet | SpoiledSheet, given: Given) -> str:
    """What is wrong with the day that the file itself says and nobody else says otherwise; "" where nothing is."""
    day = taken.date if isinstance(taken, TakenSheet) and not given.date else None
    return implausible(day) if day else ""


def _report(
    taken: TakenSheet | SpoiledSheet, given: Given, coming: ArrivingFile, run: ImportRun, so_far: _SoFar
) -> Report:
    if isinstance(taken, SpoiledSheet):
        so_far.spoiled.append((taken.number, taken.message))
        if not run.dry_run and (follows := follows_its_text(coming, taken, given)):
            return follows
        if taken.awaits_ocr and has_ocr():
            so_far.awaited = True
            return await_ocr(taken, given, None if run.dry_run else coming.keep(taken.member), coming.shown)
        return without_ocr(taken, coming.shown)
    file = None if run.dry_run else coming.keep(taken.member)
    beside = beside_sheet(coming, taken)
    report = import_sheet(taken, given, file, coming.shown, run, beside.companion)
    so_far.whole = so_far.whole and report.outcome is not None
    return beside.told(report)
