"""A lock on a file is held by one process at a time, and the system takes it back from one that is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.search.engines.errors import WriterBusy
from articles.search.engines.filelock import RETRY_SECONDS, file_lock, retry
from tests.support.places import ROOT

# Held until its standard input is closed.
HOLD = """
import sys
from pathlib import Path
from articles.search.engines.filelock import file_lock
with file_lock(Path(sys.argv[1]), 0, "held"):
    print("held", flush=True)
    sys.stdin.read()
"""
BUSY = "请稍后重试"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "one.lock"


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the lock."""
    command = [sys.executable, "-c", HOLD, str(path)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout and process.stdout.readline() == "held\n"
        yield process
        process.kill()


def let_go(holder: subprocess.Popen[str]) -> None:
    assert holder.stdin
    holder.stdin.close()


def test_a_lock_that_another_process_holds_cannot_be_had(path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(WriterBusy, match=BUSY), file_lock(path, 0, BUSY):
        pytest.fail("held twice")


def test_a_lock_is_waited_for_no_longer_than_asked(path: Path, holder: subprocess.Popen[str]) -> None:
    start = time.monotonic()
    with pytest.raises(WriterBusy), file_lock(path, 0.1, BUSY):
        pytest.fail("held twice")
    assert 0.1 <= time.monotonic() - start < 5


def test_a_lock_is_had_as_soon_as_the_other_process_lets_go(path: Path, holder: subprocess.Popen[str]) -> None:
    threading.Timer(0.1, let_go, [holder]).start()
    with file_lock(path, 60, BUSY):
        assert holder.wait(60) == 0


def test_a_killed_process_holds_no_lock(path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    assert holder.wait(60) == -9
    with file_lock(path, 0, BUSY):
        pass


def test_another_file_is_another_lock(path: Path, holder: subprocess.Popen[str]) -> None:
    with file_lock(path.with_name("two.lock"), 0, BUSY):
        pass


def test_a_lock_is_held_against_the_same_process_too(path: Path) -> None:
    with file_lock(path, 0, BUSY), pytest.raises(WriterBusy), file_lock(path, 0, BUSY):
        pytest.fail("held twice")


def test_an_error_inside_lets_go(path: Path) -> None:
    with pytest.raises(RuntimeError), file_lock(path, 0, BUSY):
        raise RuntimeError
    with file_lock(path, 0, BUSY):
        pass


def test_without_a_wait_there_is_one_attempt() -> None:
    attempts: list[int] = []
    with pytest.raises(WriterBusy, match=BUSY):
        retry(lambda: bool(attempts.append(1)), 0, BUSY)
    assert len(attempts) == 1


def test_attempts_end_with_the_first_that_succeeds() -> None:
    attempts: list[int] = []

    def third() -> bool:
        attempts.append(1)
        return len(attempts) == 3

    start = time.monotonic()
    retry(third, 60, BUSY)
    assert len(attempts) == 3
    assert time.monotonic() - start >= 2 * RETRY_SECONDS
