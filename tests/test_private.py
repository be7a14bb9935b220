"""What lies on the disk, and what a running server opens, is for its owner only."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from articles.importing.habits import HABITS_FILE
from articles.importing.punctuation import PUNCTUATION_FILE
from articles.public.own_files import OwnFile
from articles.public.own_telephones import TELEPHONES_FILE
from newsroom import private
from tests.support.prepared import copy_prepared
from tests.support.processes import get, manage, serving

OPEN_FILE, OPEN_FOLDER = 0o644, 0o755


def open_to_others(folder: Path) -> list[str]:
    """What group or others may do anything with, by path."""
    places = [folder, *folder.rglob("*")]
    return [str(place.relative_to(folder)) for place in places if place.lstat().st_mode & 0o077]


@pytest.fixture(scope="module")
def installation(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("private") / "data"
    copy_prepared(shared_folder, data)
    return data


def test_a_new_archive_is_closed_to_others(installation: Path) -> None:
    names = {path.name for path in installation.iterdir()}
    assert {"archive", "db.sqlite3", "index", "locks", "static", "secret_key"} <= names
    assert open_to_others(installation) == []


def test_what_was_open_is_closed_when_the_archive_serves(installation: Path, tmp_path: Path) -> None:
    for place in [installation, *installation.rglob("*")]:
        place.chmod(OPEN_FOLDER if place.is_dir() else OPEN_FILE)
    with serving(installation, HOME=str(tmp_path), XDG_RUNTIME_DIR=str(tmp_path)) as site:
        assert "<h1" in get(site)
        assert (installation / "db.sqlite3-wal").exists()
        assert open_to_others(installation) == []
        assert not [path for path in tmp_path.rglob("*") if stat.S_ISSOCK(path.lstat().st_mode)]


@pytest.mark.parametrize("file", [HABITS_FILE, PUNCTUATION_FILE, TELEPHONES_FILE], ids=lambda file: file.name)
def test_the_paper_s_own_files_are_closed_too(tmp_path: Path, file: OwnFile) -> None:
    place = tmp_path / file.name
    place.touch()
    place.chmod(OPEN_FILE)
    private.data_folder(str(tmp_path))
    assert open_to_others(tmp_path) == []


def test_a_folder_that_others_use_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("theirs")
    tmp_path.chmod(OPEN_FOLDER)
    with pytest.raises(ValueError, match="专用的新文件夹"):
        private.data_folder(str(tmp_path))
    assert stat.S_IMODE(tmp_path.stat().st_mode) == OPEN_FOLDER


def test_what_is_not_ours_in_the_folder_keeps_its_mode(tmp_path: Path) -> None:
    for name in ("db.sqlite3", "other.txt"):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(OPEN_FILE)
    tmp_path.chmod(OPEN_FOLDER)
    private.data_folder(str(tmp_path))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"db.sqlite3": 0o600, "other.txt": OPEN_FILE}
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_where_a_link_leads_is_not_changed(tmp_path: Path) -> None:
    outside, data = tmp_path / "outside", tmp_path / "data"
    outside.touch()
    outside.chmod(OPEN_FILE)
    (data / "index").mkdir(parents=True)
    os.symlink(outside, data / "index" / "link")
    private.data_folder(str(data))
    assert stat.S_IMODE(outside.stat().st_mode) == OPEN_FILE


def test_a_database_that_does_not_answer_is_one_line(tmp_path: Path) -> None:
    for command in ("prepare", "serve", "check_index"):
        done = manage(tmp_path, command, DATABASE_URL="postgres://u:hush@127.0.0.1:1/news")
        assert done.returncode != 0
        assert done.stderr.count("\n") == 1
        assert "DATABASE_URL" in done.stderr
        assert "hush" not in done.stderr
