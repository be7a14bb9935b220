"""Sheets without text wait for OCR as jobs and become pages; an import never waits for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from articles.importing import sheets, unchanged
from articles.importing.by_ocr import NotRead, read_by_ocr
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.importing.told import Report
from articles.models import Article, Job, Page, PageText, SourceFile
from articles.models.jobs import JobStage
from tests.support.places import SHARED

pytestmark = pytest.mark.django_db

SCAN = SHARED / "page-files" / "picture" / "exif-turned.jpg"
DAMAGED = SHARED / "page-files" / "picture" / "cut-off.jpg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def run(*paths: Path, dry_run: bool = False, **given: object) -> list[Report]:
    return list(import_sources(read_sources(map(str, paths), **given), dry_run=dry_run))  # type: ignore[arg-type]


def do(job: Job) -> None:
    read_by_ocr(job.payload, lambda done, total, word="": None)


def test_a_scan_waits_and_then_is_a_page_that_names_its_file(folder: Path) -> None:
    shutil.copy(SCAN, folder / "2024-05-06_01.jpg")
    (report,) = run(folder)
    assert (report.outcome, report.needs_person) == (None, ())
    assert "已排入文字识别" in report.notes[0]
    assert not Page.objects.exists()
    do(Job.objects.get())
    text = PageText.objects.get()
    assert (str(text.page), text.sheet, text.extractor) == ("2024年5月6日 第1版", 1, "rapidocr")
    assert text.source_file == SourceFile.objects.get()
    assert Article.objects.count() == 3


def test_a_job_that_is_done_twice_makes_one_page_and_the_file_is_known_from_then_on(folder: Path) -> None:
    shutil.copy(SCAN, folder / "2024-05-06_01.jpg")
    run(folder)
    for _ in range(2):
        do(Job.objects.get(kind="ocr"))
    assert PageText.objects.count() == 1
    Job.objects.filter(pk__gt=0).update(stage=JobStage.DONE, key=None)
    assert [report.outcome for report in run(folder)] == ["unchanged"]
    assert Job.objects.filter(kind="ocr").count() == 1


def test_who_imports_it_again_before_it_is_read_asks_for_nothing_new(folder: Path) -> None:
    shutil.copy(SCAN, folder / "a.jpg")
    run(folder)
    run(folder)
    assert Job.objects.count() == 1


def test_what_is_given_from_outside_holds_for_what_is_read_later(folder: Path) -> None:
    shutil.copy(SCAN, folder / "a.jpg")
    run(folder, page="C03")
    assert Job.objects.get().payload["page"] == "C03"


def test_each_sheet_of_a_picture_file_is_a_job(folder: Path) -> None:
    shutil.copy(SCAN.with_name("two-pages.tif"), folder)
    reports = run(folder)
    assert [report.name for report in reports] == ["two-pages.tif 第 1 页", "two-pages.tif 第 2 页"]
    assert [job.payload["sheet"] for job in Job.objects.order_by("pk")] == [1, 2]


def test_a_page_of_a_pdf_whose_text_is_rubbish_is_read_by_its_picture(folder: Path) -> None:
    shutil.copy(SHARED / "page-files" / "pdf" / "no-tounicode-zh.pdf", folder)
    run(folder)
    do(Job.objects.get())
    assert PageText.objects.get().extractor == "rapidocr"


def test_a_damaged_picture_is_refused_at_once_and_not_kept(folder: Path) -> None:
    shutil.copy(DAMAGED, folder)
    (report,) = run(folder)
    assert "图片已损坏" in report.needs_person[0]
    assert (Job.objects.count(), SourceFile.objects.count()) == (0, 0)


def test_what_cannot_be_read_later_is_the_jobs_reason(folder: Path) -> None:
    shutil.copy(SCAN, folder / "a.jpg")
    run(folder)
    job = Job.objects.get()
    with pytest.raises(NotRead, match="没有这一页"):
        read_by_ocr(job.payload | {"sheet": 9}, lambda done, total, word="": None)


def test_a_dry_run_asks_for_nothing(folder: Path) -> None:
    shutil.copy(SCAN, folder / "a.jpg")
    (report,) = run(folder, dry_run=True)
    assert "要由文字识别" in report.notes[0]
    assert (Job.objects.count(), SourceFile.objects.count()) == (0, 0)


def test_where_no_ocr_is_installed_it_is_told_what_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sheets, unchanged):
        monkeypatch.setattr(module, "has_ocr", lambda: False)
    shutil.copy(SCAN, folder / "a.jpg")
    (report,) = run(folder)
    assert "等文字识别（OCR）；没有装文字识别：请运行 make venv EXTRA=ocr" in report.needs_person[0]
    assert not Job.objects.exists()


def test_a_picture_beside_a_text_of_its_name_is_no_page_of_its_own(folder: Path) -> None:
    shutil.copy(SCAN, folder / "2024-05-06_01.jpg")
    (folder / "2024-05-06_01.txt").write_text("新桥昨天通车\n\n　　本报讯 昨天上午，新桥正式通车，市民喜笑颜开。\n")
    assert [report.outcome for report in run(folder)] == ["new"]
    assert not Job.objects.exists()
