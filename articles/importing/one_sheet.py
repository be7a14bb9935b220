"""One sheet of a kept file becomes a page."""

from __future__ import annotations

from dataclasses import replace

from articles.chinese.page_numbers import later_page
from articles.importing.files.sources import Given
from articles.importing.one_page import ImportRun, bring_in
from articles.importing.placed.taken import TakenSheet
from articles.importing.store import Arrival, Companion, Original
from articles.importing.told import Report
from articles.jobs.queueing import queue
from articles.models import SourceFile
from articles.reading.reader import read_page
from articles.reading.records import Reading


def import_sheet(
    taken: TakenSheet,
    given: Given,
    file: SourceFile | None,
    shown: str,
    run: ImportRun,
    companion: Companion | None = None,
) -> Report:
    """``file``: that it is from, none where nothing is stored; ``shown``: the file's name in what is told;
    ``companion``: the picture of the sheet, where it is not of that file.

    The page's picture is asked for, so that its first reader need not wait for it.
    """
    original = Original(file, taken) if file else None
    text = taken.page.text
    name = sheet_name(shown, taken.number, taken.count)
    arrival = Arrival(name, text.encode(), text, "UTF-8", original=original, companion=companion)

    def read() -> Reading:
        return read_page(text, run.habits, taken.page, taken.settled)

    report = bring_in(run, arrival, read, of_sheet(given, taken))
    if file and report.outcome not in (None, "unchanged"):
        queue("picture", {"file": file.pk, "sheet": taken.number})
    return report


def sheet_name(shown: str, number: int, count: int) -> str:
    return f"{shown} 第 {number} 页" if count > 1 else shown


def of_sheet(given: Given, taken: TakenSheet) -> Given:
    """What the outside says of this sheet: numbers count on from the first, and the file's own come after them."""
    page = later_page(given.page, taken.number - 1) or taken.page_number
    if given.date or not taken.date:
        return replace(given, page=page)
    return replace(given, page=page, date=taken.date, date_source="supplied", date_origin="文件")
