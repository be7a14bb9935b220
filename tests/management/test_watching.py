"""``import_pages --watch`` as it is started: by whom it is refused, and how it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT
from tests.support.prepared import copy_migrated
from tests.support.processes import environment, manage


@pytest.fixture
def data(shared_folder: Path, tmp_path: Path) -> Path:
    copy_migrated(shared_folder, tmp_path / "data")
    (tmp_path / "in").mkdir()
    return tmp_path / "data"


def watcher(data: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "manage.py", "import_pages", "--watch", str(data.parent / "in")]
    started = subprocess.Popen(
        command, cwd=ROOT, env=environment(data), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert started.stdout
    assert "正在守着" in started.stdout.readline()
    return started


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_quietly_when_it_is_told_to(data: Path, sent: signal.Signals) -> None:
    started = watcher(data)
    started.send_signal(sent)
    assert (started.communicate(timeout=30)[1], started.returncode) == ("", 0)


def test_there_is_one_at_a_time(data: Path) -> None:
    started = watcher(data)
    try:
        refused = manage(data, "import_pages", "--watch", str(data.parent / "in"))
    finally:
        started.kill()
        started.communicate()
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "已有一个进程守着收报文件夹" in refused.stderr


REFUSED = [
    (["--watch", "nowhere"], "没有收报文件夹 nowhere"),
    (["--watch", "tests", "fixtures"], "--watch 只带收报文件夹"),
    (["--watch", "tests", "--date", "2024-03-01"], "--watch 只带收报文件夹"),
    (["--watch", "tests", "--dry-run"], "--watch 只带收报文件夹"),
    ([], "请给出要导入的文件或文件夹"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_cannot_be_meant_is_refused_in_one_line(data: Path, arguments: list[str], said: str) -> None:
    refused = manage(data, "import_pages", *arguments)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert said in refused.stderr
