"""What stands still in the watched folder is imported once, and what went wrong is told until somebody saw it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import DataError, OperationalError
from PIL import Image

from articles.importing import one_page
from articles.importing import watching as module
from articles.importing.by_ocr import read_by_ocr
from articles.importing.files import standing
from articles.importing.files.standing import STILL_SECONDS
from articles.importing.habits import HABITS_FILE
from articles.importing.store import Arrival, Stored, store_page
from articles.importing.told import Report
from articles.importing.watching import MOST_BEGUN, Watching, look_once
from articles.keeping.originals import originals
from articles.models import Article, CompanionPicture, Job, Page, PageText, Watch, WatchedFile
from articles.reading.records import Reading
from tests.importing.files.folders import put
from tests.support.made_pdf import Row, made_pdf

pytestmark = pytest.mark.django_db

TEXT = "新桥昨天通车\n\n　　本报讯 昨天上午，新桥正式通车，两岸市民走上桥面，喜笑颜开。\n"


class Later:
    """A folder that is looked at, each time as if so much time had passed."""

    def __init__(self, folder: Path) -> None:
        self.said: list[Report] = []
        self.watching = Watching(str(folder), self.said.append)
        self.now = 0.0

    def look(self, seconds: float = STILL_SECONDS) -> int:
        self.now += seconds
        return self.watching.look(self.now)

    def settle(self) -> int:
        """Long enough for all that is there."""
        self.look()
        return self.look()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def later(folder: Path) -> Later:
    return Later(folder)


def told() -> list[str]:
    return [line for file in WatchedFile.objects.waiting() for line in file.told]


def test_a_file_is_imported_once_it_stands_still(folder: Path, later: Later) -> None:
    put(folder, "2024-03-01/01.txt", TEXT)
    assert (later.look(), later.look(STILL_SECONDS - 1)) == (0, 0)
    assert not Page.objects.exists()
    assert later.look(1) == 1
    assert [str(page) for page in Page.objects.all()] == ["2024年3月1日 第1版"]
    assert (later.look(), later.look()) == (0, 0)
    file = WatchedFile.objects.get()
    assert (file.name, file.pages, file.told) == ("2024-03-01/01.txt", 1, [])


def test_a_file_that_grows_is_waited_for(folder: Path, later: Later) -> None:
    for part in range(4):
        put(folder, "2024-03-01_01.txt", TEXT * (part + 1))
        assert later.look() == 0
    assert later.look() == 1


def test_a_file_that_changed_is_imported_again_and_keeps_its_page(folder: Path, later: Later) -> None:
    put(folder, "2024-03-01_01.txt", TEXT)
    later.settle()
    put(folder, "2024-03-01_01.txt", TEXT.replace("喜笑颜开", "笑逐颜开"))
    later.settle()
    assert "笑逐颜开" in Article.objects.get().body
    assert Page.objects.get().texts.count() == 2


def test_all_sheets_of_a_pdf_come_in(folder: Path, later: Later) -> None:
    rows = [Row("新桥昨天通车", 60, 100, 30), *(Row("　　昨天上午，新桥正式通车，两岸市民走", 60, 150, 10),)]
    (folder / "2024-03-01-01.pdf").write_bytes(made_pdf(rows, rows))
    later.settle()
    assert WatchedFile.objects.get().pages == Page.objects.count() == 2


def test_after_a_restart_nothing_is_imported_again(folder: Path, later: Later) -> None:
    put(folder, "2024-03-01_01.txt", TEXT)
    later.settle()
    assert Later(folder).settle() == 0


def test_what_a_file_needs_a_person_for_is_told_and_the_others_come_in(folder: Path, later: Later) -> None:
    put(folder, "2024-03-01_01.txt", TEXT)
    put(folder, "a.pdf", "%PDF-1.4 cut off")
    put(folder, "b.docx")
    assert later.settle() == 3
    assert Page.objects.count() == 1
    assert [line.partition("：")[0] for line in sorted(told())] == ["a.pdf", "b.docx"]


def test_a_sound_file_in_place_of_a_broken_one_ends_the_complaint(folder: Path, later: Later) -> None:
    put(folder, "2024-03-01_01.txt", "")
    later.settle()
    assert told()
    put(folder, "2024-03-01_01.txt", TEXT)
    later.settle()
    assert not told()


def test_what_somebody_saw_is_told_again_only_when_it_fails_anew(folder: Path, later: Later, admin_user: User) -> None:
    file = put(folder, "a.pdf", "%PDF-1.4 cut off")
    later.settle()
    WatchedFile.objects.mark_seen(admin_user)
    later.settle()
    assert not told()
    os.utime(file, ns=(1, 1))
    later.settle()
    assert told()


def test_staff_may_have_it_tried_again(folder: Path, later: Later) -> None:
    put(folder, "a.pdf", "%PDF-1.4 cut off")
    later.settle()
    WatchedFile.objects.try_again()
    assert (later.look(0), later.look(0)) == (1, 0)


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, SystemExit])
def test_an_import_that_is_told_to_stop_is_taken_up_again_and_not_held_against_the_file(
    folder: Path, stopped: type[BaseException]
) -> None:
    def stop(report: Report) -> None:
        raise stopped

    put(folder, "2024-03-01_01.txt", TEXT)
    for _ in range(MOST_BEGUN + 1):
        cut = Later(folder)
        cut.watching.say = stop
        with pytest.raises(stopped):
            cut.settle()
    assert Later(folder).settle() == 1
    assert (Page.objects.count(), told()) == (1, [])


def test_a_file_whose_import_ends_the_program_again_and_again_is_set_aside(folder: Path) -> None:
    def die(report: Report) -> None:
        raise MemoryError

    put(folder, "2024-03-01_01.txt", TEXT)
    for _ in range(MOST_BEGUN):
        dying = Later(folder)
        dying.watching.say = die
        with pytest.raises(MemoryError):
            dying.settle()
    after = Later(folder)
    assert (after.settle(), after.look()) == (1, 0)
    assert after.said == []
    assert "中断了" in told()[0]


def test_a_changed_file_is_not_held_to_what_the_one_before_did(folder: Path, later: Later) -> None:
    file = put(folder, "2024-03-01_01.txt", TEXT)
    later.settle()
    WatchedFile.objects.update(begun=MOST_BEGUN)
    os.utime(file, ns=(1, 1))
    later.settle()
    assert not told()


def test_a_folder_that_is_gone_is_told_until_it_is_there_again(folder: Path, later: Later) -> None:
    folder.rename(folder.with_name("away"))
    look_once(later.watching)
    assert f"读不到收报文件夹 {folder}" in Watch.objects.get().trouble
    folder.with_name("away").rename(folder)
    look_once(later.watching)
    assert Watch.objects.get().trouble == ""


def test_while_the_papers_own_habits_cannot_be_read_the_file_waits(
    folder: Path, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    habits = Path(settings.DATA_DIR) / HABITS_FILE.name
    habits.write_text("{")
    put(folder, "2024-03-01_01.txt", TEXT)
    later.look()
    monkeypatch.setattr(module.time, "monotonic", lambda: later.now + STILL_SECONDS)
    for _ in range(MOST_BEGUN + 1):
        look_once(later.watching)
    assert str(habits) in Watch.objects.get().trouble
    habits.unlink()
    look_once(later.watching)
    assert (Page.objects.count(), told()) == (1, [])


def test_the_name_of_bytes_that_are_no_utf8_is_shown_as_text(folder: Path, later: Later) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + "/第一版.txt".encode("gbk")))).write_text(TEXT)
    later.settle()
    assert WatchedFile.objects.get().name == "第一版.txt"


def test_that_it_looks_is_written_now_and_then(folder: Path, later: Later) -> None:
    look_once(later.watching)
    first = Watch.objects.get().looked_at
    look_once(later.watching)
    assert Watch.objects.get().looked_at == first
    later.watching.written = time.monotonic() - 60
    look_once(later.watching)
    assert Watch.objects.get().looked_at > first


def test_files_whose_names_read_alike_are_imported_once_each(folder: Path, later: Later) -> None:
    for name in ("2024-03-01_01报.txt".encode("gbk"), "2024-03-01_01报.txt".encode()):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(TEXT)
    assert (later.settle(), later.look(), later.look()) == (2, 0, 0)
    assert Later(folder).settle() == 0
    assert WatchedFile.objects.filter(name="2024-03-01_01报.txt").exists()


def test_files_with_very_long_names_are_imported_once_each(folder: Path, later: Later) -> None:
    for first in ("甲", "乙"):
        put(folder, "/".join([first, *("丙" * 80 for _ in range(7)), "2024-03-01_01.txt"]), TEXT)
    assert (later.settle(), later.look()) == (2, 0)


def test_what_is_asked_for_again_while_it_is_imported_is_imported_again(folder: Path, later: Later) -> None:
    put(folder, "2024-03-01_01.txt", TEXT)

    def ask_again(report: Report) -> None:
        WatchedFile.objects.all().try_again()

    later.watching.say = ask_again
    later.settle()
    later.watching.say = later.said.append
    assert (later.look(), later.look()) == (1, 0)


class Away:
    """A page whose storing the database refuses so many times."""

    def __init__(self, times: int, error: Exception) -> None:
        self.left, self.error = times, error

    def __call__(self, arrival: Arrival, reading: Reading) -> Stored:
        self.left -= 1
        if self.left >= 0:
            raise self.error
        return store_page(arrival, reading)


@pytest.mark.parametrize("times, pages", [(MOST_BEGUN - 1, 1), (MOST_BEGUN, 0)])
def test_what_a_database_refuses_for_a_moment_is_tried_again_a_few_times_before_a_person_is_asked(
    folder: Path, later: Later, monkeypatch: pytest.MonkeyPatch, times: int, pages: int
) -> None:
    monkeypatch.setattr(one_page, "store_page", Away(times, OperationalError("database is locked")))
    put(folder, "2024-03-01_01.txt", TEXT)
    later.settle()
    assert told() == []
    assert [later.look(0) for _ in range(MOST_BEGUN)].count(1) == MOST_BEGUN - 1
    assert (Page.objects.count(), len(told())) == (pages, 1 - pages)


def test_what_a_database_will_never_take_is_told_at_once(
    folder: Path, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_page, "store_page", Away(1, DataError("value too long")))
    put(folder, "2024-03-01_01.txt", TEXT)
    later.settle()
    assert (later.look(), len(told())) == (0, 1)


def test_a_folder_that_is_closed_to_us_is_told_once(
    folder: Path, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "2024-03-01/01.txt", TEXT)
    look_into = os.scandir

    def closed(path: str) -> object:
        if path.endswith("2024-03-01"):
            raise PermissionError(13, "Permission denied")
        return look_into(path)

    with monkeypatch.context() as patch:
        patch.setattr(standing.os, "scandir", closed)
        assert (later.settle(), later.look()) == (1, 0)
    assert told() == ["2024-03-01：文件夹打不开，里面的没有导入；请改它的权限，再导入一次"]
    later.settle()
    assert Page.objects.count() == 1


def test_a_picture_that_follows_its_text_is_attached_and_one_that_changes_takes_its_place(
    folder: Path, later: Later
) -> None:
    put(folder, "2024-03-01_01.txt", TEXT)
    assert later.settle() == 1
    for grey in (255, 0):
        Image.new("L", (600, 800), grey).save(folder / "2024-03-01_01.png")
        assert later.settle() == 1
    companion = CompanionPicture.objects.get()
    assert originals().path_of(companion.file.sha256).read_bytes() == (folder / "2024-03-01_01.png").read_bytes()
    assert (PageText.objects.count(), Job.objects.count(), later.look()) == (1, 0, 0)


def test_a_picture_that_comes_before_its_text_is_not_read(folder: Path, later: Later) -> None:
    Image.new("L", (600, 800), 255).save(folder / "2024-03-01_01.png")
    later.settle()
    put(folder, "2024-03-01_01.txt", TEXT)
    later.settle()
    read_by_ocr(Job.objects.get().payload, lambda done, total, word="": None)
    assert (PageText.objects.get().extractor, CompanionPicture.objects.count()) == ("", 1)
