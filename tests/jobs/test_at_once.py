"""Workers at the same moment, though one at a time is the rule: no job is two workers', none is asked for twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.at_once import run, run_at_once
from tests.support.databases import BOTH, Migrated
from tests.support.odd_jobs import marked
from tests.support.workers import ODD, ask_for_marks, jobs_of, worker_code

JOBS, WORKERS = 40, 3

# As ``work`` does, without the lock that lets one in.
DO_WHAT_WAITS = (
    ODD.format(lease=60)
    + """
from articles.jobs.working import Working
done = []
Working(done.append).do_what_waits()
print(len(done))
"""
)
ASK = """
from articles.jobs.queueing import queue
print(*(queue("mark", {"number": number}) for number in range(20)))
"""
COUNT = "from articles.models import Job\nprint(Job.objects.count())"


@pytest.fixture(params=BOTH)
def installation(request: pytest.FixtureRequest, migrated: Migrated, tmp_path: Path) -> Iterator[dict[str, str]]:
    with migrated.database(request.param, tmp_path / "data") as environment:
        yield environment


def test_each_job_is_done_exactly_once(installation: dict[str, str], tmp_path: Path) -> None:
    ask_for_marks(installation, tmp_path / "marks", JOBS, seconds=0.01)
    done = run_at_once([DO_WHAT_WAITS] * WORKERS, installation, tmp_path)
    assert marked(tmp_path / "marks") == list(range(JOBS))
    assert sum(map(int, done)) == JOBS
    assert {(job["stage"], job["tries"]) for job in jobs_of(installation)} == {("done", 1)}


def test_what_several_ask_for_at_once_is_one_job(installation: dict[str, str], tmp_path: Path) -> None:
    asked = run_at_once([ASK] * WORKERS, installation, tmp_path)
    assert len(set(asked)) == 1
    assert run(COUNT, installation) == "20"


def test_a_worker_that_is_there_lets_no_other_in(installation: dict[str, str], tmp_path: Path) -> None:
    """Though its job takes longer than its lease."""
    ask_for_marks(installation, tmp_path / "marks", 2, seconds=1.5)
    run_at_once([worker_code("--once", lease=0.5), DO_WHAT_WAITS], installation, tmp_path)
    assert marked(tmp_path / "marks") == [0, 1]
