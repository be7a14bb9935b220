"""``manage.py work`` as it is started: by whom it is refused, how it ends, what it leaves."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.at_once import run
from tests.support.databases import BOTH, Migrated
from tests.support.odd_jobs import begun, marked
from tests.support.prepared import copy_migrated
from tests.support.processes import manage
from tests.support.workers import ask_for, ask_for_marks, at_work, jobs_of, kill_workers, worker_code


@pytest.fixture
def data(shared_folder: Path, tmp_path: Path) -> Path:
    copy_migrated(shared_folder, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def installation(data: Path) -> dict[str, str]:
    return {"NEWSROOM_DATA": str(data)}


@pytest.fixture(params=BOTH)
def on_each(request: pytest.FixtureRequest, migrated: Migrated, tmp_path: Path) -> Iterator[dict[str, str]]:
    with migrated.database(request.param, tmp_path / "data") as environment:
        yield environment


def test_once_does_what_waits_and_ends(installation: dict[str, str], tmp_path: Path) -> None:
    ask_for_marks(installation, tmp_path / "marks", 3, seconds=0)
    told = run(worker_code("--once"), installation).splitlines()
    assert marked(tmp_path / "marks") == [0, 1, 2]
    assert [line.endswith("：完成") for line in told] == [False, True, True, True]


def test_what_is_asked_for_while_it_works_is_done(installation: dict[str, str], tmp_path: Path) -> None:
    with at_work(installation) as worker:
        ask_for_marks(installation, tmp_path / "marks", 1, seconds=0)
        assert worker.stdout
        assert worker.stdout.readline().endswith("：完成\n")


def test_told_to_stop_it_ends_quietly_and_gives_its_job_back(on_each: dict[str, str], tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    ask_for_marks(on_each, marks, 1, seconds=60)
    with at_work(on_each, lease=60) as worker:
        while not begun(marks).exists():
            time.sleep(0.01)
        worker.send_signal(signal.SIGTERM)
        assert (worker.communicate(timeout=30), worker.returncode) == (("不再做后台任务。\n", ""), 0)
    assert jobs_of(on_each) == [{"stage": "waiting", "tries": 0, "failed": 0, "reason": "", "worker": ""}]


def test_with_nothing_to_do_it_ends_as_quietly(installation: dict[str, str]) -> None:
    with at_work(installation) as worker:
        worker.send_signal(signal.SIGTERM)
        assert (worker.communicate(timeout=30)[1], worker.returncode) == ("", 0)


def test_there_is_one_at_a_time(installation: dict[str, str], data: Path) -> None:
    with at_work(installation):
        refused = manage(data, "work", "--once")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "已有一个进程在做后台任务" in refused.stderr


def test_without_tables_it_says_what_to_do(tmp_path: Path) -> None:
    refused = manage(tmp_path / "new", "work", "--once", DATABASE_URL="")
    assert refused.returncode == 1
    assert "请先运行 manage.py prepare" in refused.stderr.splitlines()[-1]


def test_what_fails_three_times_is_set_aside_with_its_reason(installation: dict[str, str]) -> None:
    ask_for(installation, ("refuse", {}))
    run(worker_code("--once"), installation)
    (job,) = jobs_of(installation)
    assert (job["stage"], job["failed"]) == ("set-aside", 3)
    assert job["reason"] == "图片已损坏；请另扫一份（ValueError）"


def test_a_job_that_asks_for_too_much_memory_fails_and_the_worker_goes_on(
    installation: dict[str, str], tmp_path: Path
) -> None:
    ask_for(installation, ("eat", {"bytes": 2 << 30}))
    ask_for_marks(installation, tmp_path / "marks", 1, seconds=0)
    run(worker_code("--once"), installation)
    assert [job["stage"] for job in jobs_of(installation)] == ["set-aside", "done"]
    assert "占的内存太多" in str(jobs_of(installation)[0]["reason"])


def test_killed_again_and_again_no_job_is_lost(on_each: dict[str, str], tmp_path: Path) -> None:
    """The small version of ``make torture``'s."""
    killed = kill_workers(on_each, tmp_path / "marks", kills=3, seed=1)
    assert killed.left == []
    assert killed.struck
