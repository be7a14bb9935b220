"""Sheets that have no text before somebody reads their pictures: they wait as jobs, and become pages one by one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from articles.importing.files.faults import Fault
from articles.importing.files.sources import Given
from articles.importing.habits import paper_habits
from articles.importing.one_page import ImportRun
from articles.importing.one_sheet import import_sheet, sheet_name
from articles.importing.placed.opening import NO_OCR, recognised_sheet
from articles.importing.placed.taken import SpoiledSheet
from articles.importing.told import Report, refused
from articles.jobs.job_kinds import Tell
from articles.jobs.queueing import queue
from articles.keeping.originals import originals
from articles.models import CompanionPicture, SourceFile


class NotRead(Exception):
    """Why a sheet did not become a page, in one line."""


def without_ocr(taken: SpoiledSheet, shown: str) -> Report:
    """What is said of a sheet that nobody here can read: where it waits for OCR, how to have that."""
    fault = taken.fault(shown)
    return refused(Fault(fault.name, f"{fault.message}；{NO_OCR}") if taken.awaits_ocr else fault)


def await_ocr(taken: SpoiledSheet, given: Given, file: SourceFile | None, shown: str) -> Report:
    """Asks for the job, once however often it is asked for; ``file``: none where nothing is stored."""
    name = sheet_name(shown, taken.number, taken.count)
    if file is None:
        return Report(name, notes=("要由文字识别（OCR）读出",))
    if beside := CompanionPicture.of_sheet(file, taken.number):
        page = str(beside.page_text.page)
        return Report(name, outcome="unchanged", page=page, notes=(f"是 {page}的随文图片，文字已有，不另识别",))
    queue("ocr", {"file": file.pk, "sheet": taken.number, "name": shown, **_outside(given)})
    return Report(name, notes=("已排入文字识别（OCR），在后台“后台任务”里看进度",))


def _outside(given: Given) -> dict[str, str]:
    """What there is to tell."""
    day = given.date.isoformat() if given.date else ""
    told = {"date": day, "date_source": given.date_source, "date_origin": given.date_origin, "page": given.page}
    return {name: value for name, value in told.items() if value}


def read_by_ocr(payload: dict[str, Any], tell: Tell) -> None:
    """The job. To do it again gives the same text, which is none again. Raises NotRead."""
    file, number, shown = SourceFile.objects.get(pk=payload["file"]), payload["sheet"], payload["name"]
    if CompanionPicture.of_sheet(file, number):  # its text came meanwhile
        return
    tell(0, 1, "识别")
    taken = recognised_sheet(originals().path_of(file.sha256), number, shown)
    if isinstance(taken, Fault):
        raise NotRead(taken.message)
    report = import_sheet(taken, _given(payload), file, shown, ImportRun(False, paper_habits()))
    if report.outcome is None:
        raise NotRead("；".join(report.needs_person))


def _given(told: dict[str, Any]) -> Given:
    day = dt.date.fromisoformat(told["date"]) if "date" in told else None
    return Given(day, *(told.get(name, "") for name in ("date_source", "date_origin", "page")))
