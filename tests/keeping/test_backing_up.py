"""A backup is whole or is not there, whatever happens meanwhile; both databases."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.keeping.failing import BackupFailed
from articles.keeping.files import kept_files, wrong_files
from articles.keeping.postgresql_dump import check_dump, count_lines, place
from articles.keeping.sqlite_copy import check_sqlite, copy_sqlite
from tests.support.at_once import output, run, start
from tests.support.databases import BOTH, Migrated, own_database
from tests.support.places import ROOT
from tests.support.processes import manage

FILL = """
from tests.support.factories import make_article, make_page
for number in range({articles}):
    make_article(make_page(), body="正文。" * 2000)
"""
# Corrects until it is killed; an article's version is the number of its revisions at every moment.
SAVE = """
import itertools
from articles.corrections import correct
from articles.models import Article
print("begun", flush=True)
for number in itertools.count():
    for article in Article.objects.all():
        correct(article, version=article.version, changes={"headline": str(number)}, by=None)
"""
AGREE = """SELECT count(*) FROM articles_article a
    WHERE a.version != (SELECT count(*) FROM articles_revision r WHERE r.article_id = a.id)"""


def backup(environment: dict[str, str], target: Path, *wrapper: str) -> subprocess.CompletedProcess[str]:
    command = [*wrapper, sys.executable, "manage.py", "backup", str(target)]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=300)


@pytest.fixture(params=BOTH)
def archive(request: pytest.FixtureRequest, migrated: Migrated, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of an archive of three articles."""
    with migrated.database(request.param, tmp_path / "data") as environment:
        run(FILL.format(articles=3), environment)
        yield environment


@pytest.fixture(scope="module")
def filled(migrated: Migrated, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive of forty articles, to be copied."""
    data = tmp_path_factory.mktemp("filled") / "data"
    with migrated.database("sqlite", data) as environment:
        run(FILL.format(articles=40), environment)
    return data


@pytest.fixture
def on_sqlite(filled: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    shutil.copytree(filled, tmp_path / "data")
    with own_database("sqlite", tmp_path / "data") as environment:
        yield environment


def made(target: Path) -> list[Path]:
    return sorted(target.glob("newsroom-*"))


def modes(folder: Path) -> set[tuple[bool, int]]:
    return {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in [folder, *folder.rglob("*")]}


def test_a_backup_holds_database_and_files_for_its_owner_only_and_says_so_in_one_line(
    archive: dict[str, str], tmp_path: Path
) -> None:
    data, target = tmp_path / "data", tmp_path / "backups"
    (data / "pictures").mkdir()
    (data / "pictures" / "扫描 1.webp").write_bytes(b"picture")
    (data / "index").mkdir(exist_ok=True)
    (data / "index" / "live").write_text("made again")
    done = backup(archive, target)
    [whole] = made(target)
    assert re.fullmatch(rf"已备份并核对：{whole}，3 篇稿件，\d+\.\d MB。\n", done.stdout), done.stderr
    assert (whole / "data" / "pictures" / "扫描 1.webp").read_bytes() == b"picture"
    assert (whole / "data" / "secret_key").read_bytes() == (data / "secret_key").read_bytes()
    assert not (whole / "data" / "index").exists()
    assert modes(whole) == {(True, 0o700), (False, 0o600)}
    assert json.loads((whole / "manifest.json").read_text("utf-8"))["rows"]["articles_revision"] == 3
    assert subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=whole, check=False).returncode == 0


def test_a_second_backup_leaves_the_first_as_it_is(archive: dict[str, str], tmp_path: Path) -> None:
    backup(archive, tmp_path / "backups")
    [first] = made(tmp_path / "backups")
    before = {path: path.stat().st_mtime_ns for path in first.rglob("*")}
    time.sleep(1)
    backup(archive, tmp_path / "backups")
    assert len(made(tmp_path / "backups")) == 2
    assert {path: path.stat().st_mtime_ns for path in first.rglob("*")} == before
    assert wrong_files(first) == []


def test_backups_while_people_save_are_each_of_one_moment(archive: dict[str, str], tmp_path: Path) -> None:
    saver = start(SAVE, archive)
    assert saver.stdout and saver.stdout.readline() == "begun\n"
    seen = []
    for number in range(2):
        done = backup(archive, tmp_path / f"backups{number}")
        assert done.returncode == 0, done.stderr
        [whole] = made(tmp_path / f"backups{number}")
        seen.append(json.loads((whole / "manifest.json").read_text("utf-8"))["rows"]["articles_revision"])
        if (whole / "data" / "db.sqlite3").exists():
            with sqlite3.connect(whole / "data" / "db.sqlite3") as copy:
                assert copy.execute(AGREE).fetchone() == (0,)
    assert saver.poll() is None, output(saver)
    saver.kill()
    saver.communicate()
    assert 3 < seen[0] < seen[1]


@pytest.mark.parametrize("place", ["", "backups"])
def test_a_place_inside_the_data_folder_is_refused(on_sqlite: dict[str, str], tmp_path: Path, place: str) -> None:
    done = backup(on_sqlite, tmp_path / "data" / place)
    assert done.returncode == 1
    assert "在数据文件夹" in done.stderr
    assert not (tmp_path / "data" / "backups").exists()


def test_a_full_disk_leaves_nothing_and_is_told_in_one_line(on_sqlite: dict[str, str], tmp_path: Path) -> None:
    done = backup(on_sqlite, tmp_path / "backups", "prlimit", "--fsize=200000")
    assert done.returncode == 1
    assert re.fullmatch(r"CommandError: 没有备份：.+。\n", done.stderr)
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [".newsroom-backup.lock"]


def test_a_place_that_cannot_be_written_is_told_in_one_line(on_sqlite: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = backup(on_sqlite, tmp_path / "file" / "backups")
    assert re.fullmatch(r"CommandError: 没有备份：.+写不成.+。\n", done.stderr)


def test_killed_backups_leave_nothing_that_looks_whole_and_the_next_one_clears_up(
    on_sqlite: dict[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "backups"
    command = [sys.executable, "manage.py", "backup", str(target)]
    for delay in (0.0, 0.01, 0.03, 0.06):
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | on_sqlite)
        while not list(target.glob(".newsroom-unfinished-*")) and process.poll() is None:
            time.sleep(0.001)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
    for whole in made(target):
        assert wrong_files(whole) == []
        check_sqlite(whole / "data" / "db.sqlite3")
    assert backup(on_sqlite, target).returncode == 0
    assert list(target.glob(".newsroom-unfinished-*")) == []


def test_a_damaged_copy_is_no_backup(on_sqlite: dict[str, str], tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    counts = copy_sqlite(tmp_path / "data" / "db.sqlite3", copy)
    assert check_sqlite(copy) == counts
    raw = bytearray(copy.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 5000] = b"\xff" * 5000
    copy.write_bytes(raw)
    with pytest.raises(Exception, match="备份出来的数据库"):
        check_sqlite(copy)


def test_a_dump_cut_short_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "dump").write_bytes(b"PGDMP\x01\x0e")
    with pytest.raises(Exception, match=r"pg_restore 没有做成|找不到 pg_restore"):
        check_dump(tmp_path / "dump")


def test_rows_of_a_dump_are_counted_by_its_copy_lines() -> None:
    lines = [
        b"SET x;\n",
        b"COPY public.a (id) FROM stdin;\n",
        b"1\n",
        b"2\\nCOPY\n",
        b"\\.\n",
        b'COPY public."B" (i) F\n',
        b"\\.\n",
    ]
    assert count_lines(iter(lines)) == {"a": 2, "B": 0}


def test_no_password_stands_in_a_command() -> None:
    settings = {
        "NAME": "it's",
        "HOST": "h",
        "PORT": "",
        "USER": "u",
        "PASSWORD": "secret",
        "OPTIONS": {"sslmode": "require"},
    }
    assert place(settings) == r"dbname='it\'s' host='h' user='u' sslmode='require'"


def test_a_link_that_leads_back_is_followed_once(tmp_path: Path) -> None:
    (tmp_path / "media" / "deep").mkdir(parents=True)
    (tmp_path / "media" / "deep" / "a").write_text("")
    (tmp_path / "media" / "deep" / "round").symlink_to(tmp_path)
    assert [str(path.relative_to(tmp_path)) for path in kept_files(tmp_path)] == ["media/deep/a"]


def test_a_name_that_no_list_can_hold_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb").write_text("")
    with pytest.raises(BackupFailed, match="a〔U\\+000A〕b"):
        list(kept_files(tmp_path))


@pytest.mark.parametrize("name", ["", " "])
def test_a_folder_without_a_name_is_refused(tmp_path: Path, name: str) -> None:
    done = manage(tmp_path, "backup", name)
    assert (done.returncode, "没有写明" in done.stderr) == (2, True)


def test_sockets_and_what_is_made_again_are_left_out(tmp_path: Path) -> None:
    for name in (
        "db.sqlite3",
        "db.sqlite3-wal",
        "index/live",
        "static/a.css",
        "locks/x",
        "statistics.bin",
        "statistics.bin.unfinished",
        "secret_key",
        "media/index/a",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    os.mkfifo(tmp_path / "control")
    assert [str(path.relative_to(tmp_path)) for path in kept_files(tmp_path)] == ["secret_key", "media/index/a"]
