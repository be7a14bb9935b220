"""A command beside the server begins again when it ends, and ends with the server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import pytest

from tests.importing.files.folders import put
from tests.support.at_once import run
from tests.support.places import ROOT
from tests.support.prepared import copy_prepared
from tests.support.processes import environment, get, serving

RESTARTING = """
import sys
from articles.serving import beside
beside.BEGINS_AGAIN_AFTER = 0.1
sys.argv[1:] = ["version"]
beside.main()
"""
# Becomes another program with the same number, as the server does.
SERVER = """
import os
from articles.serving.beside import start_beside
start_beside("import_pages", "--watch", {folder!r})
os.execvp("sleep", ["sleep", "300"])
"""

WORKERS = "from articles.models import Worker\nprint(Worker.objects.count())"


@contextmanager
def started(code: str, data: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", code]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(data), stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def those_that_watch(folder: Path) -> list[int]:
    told = subprocess.run(["ps", "-wweo", "pid=,args="], capture_output=True, text=True, check=True).stdout
    return [int(line.split()[0]) for line in told.splitlines() if f"--watch {folder}" in line]


def until(seconds: float, condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.2)
    return condition()


def test_a_command_that_ends_begins_again(tmp_path: Path) -> None:
    with started(RESTARTING, tmp_path) as beside:
        assert beside.stdout
        assert [beside.stdout.readline() for _ in range(2)] == [f"{django.__version__}\n"] * 2


@pytest.mark.parametrize("ended", [signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_the_server_however_that_ends(shared_folder: Path, tmp_path: Path, ended: int) -> None:
    copy_prepared(shared_folder, tmp_path / "data")
    folder = tmp_path / "in"
    folder.mkdir()
    with started(SERVER.format(folder=str(folder)), tmp_path / "data") as server:
        assert until(30, lambda: len(those_that_watch(folder)) == 2)
        os.kill(server.pid, ended)
        server.wait()
        assert until(20, lambda: those_that_watch(folder) == [])


def test_whoever_runs_the_server_has_a_worker_for_the_jobs(shared_folder: Path, tmp_path: Path) -> None:
    copy_prepared(shared_folder, tmp_path / "data")
    with serving(tmp_path / "data"):
        assert until(60, lambda: run(WORKERS, {"NEWSROOM_DATA": str(tmp_path / "data")}) == "1")


def test_the_command_does_not_outlive_what_runs_it(shared_folder: Path, tmp_path: Path) -> None:
    copy_prepared(shared_folder, tmp_path / "data")
    folder = tmp_path / "in"
    folder.mkdir()
    with started(SERVER.format(folder=str(folder)), tmp_path / "data"):
        assert until(30, lambda: len(those_that_watch(folder)) == 2)
        os.kill(min(those_that_watch(folder)), signal.SIGKILL)
        assert until(20, lambda: those_that_watch(folder) == [])


def test_what_is_laid_in_the_folder_stands_in_the_archive_by_itself(shared_folder: Path, tmp_path: Path) -> None:
    copy_prepared(shared_folder, tmp_path / "data")
    folder = tmp_path / "in"
    folder.mkdir()
    with serving(tmp_path / "data", WATCH_FOLDER=str(folder)) as site:
        put(folder, "2024-03-01_01.txt", "新桥昨天通车\n\n　　本报讯 昨天上午，新桥正式通车，两岸市民喜笑颜开。\n")
        assert until(90, lambda: "新桥昨天通车" in get(f"{site}/"))
