"""Workers in processes of their own that know the odd jobs, with short leases."""

from __future__ import annotations

import json
import random
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.at_once import run, start
from tests.support.odd_jobs import marked

ODD = """
import datetime as dt
from articles.jobs import job_kinds, leases, working
from tests.support import odd_jobs
job_kinds.KINDS.update(odd_jobs.KINDS)
leases.LEASE, leases.AGAIN_AFTER = dt.timedelta(seconds={lease}), dt.timedelta()
working.LOOKS_EVERY = 0.1
"""
WORK = """
from django.core.management import call_command
call_command("work", *{options})
"""
QUEUE = """
import json
from articles.jobs.queueing import queue
for kind, payload in json.loads({asked!r}):
    queue(kind, payload)
"""
STATES = """
import json
from articles.models import Job
fields = ("stage", "tries", "failed", "reason", "worker")
print(json.dumps(list(Job.objects.order_by("pk").values(*fields))))
"""
LEASE = 1.0  # seconds
Environment = dict[str, str]


def worker_code(*options: str, lease: float = LEASE) -> str:
    return ODD.format(lease=lease) + WORK.format(options=list(options))


def ask_for(environment: Environment, *asked: tuple[str, dict[str, object]]) -> None:
    run(QUEUE.format(asked=json.dumps(asked)), environment)


def ask_for_marks(environment: Environment, marks: Path, jobs: int, seconds: float) -> None:
    payloads = ({"marks": str(marks), "number": number, "seconds": seconds} for number in range(jobs))
    ask_for(environment, *(("mark", payload) for payload in payloads))


def jobs_of(environment: Environment) -> list[dict[str, object]]:
    """Each with its stage and what became of it, in the order in which they were asked for."""
    told: list[dict[str, object]] = json.loads(run(STATES, environment))
    return told


@contextmanager
def at_work(environment: Environment, lease: float = LEASE) -> Iterator[subprocess.Popen[str]]:
    """A worker that has begun; killed at the end where it still runs."""
    worker = start(worker_code(lease=lease), environment)
    try:
        assert worker.stdout
        assert "正在做后台任务" in worker.stdout.readline()
        yield worker
    finally:
        worker.kill()
        worker.communicate()


@dataclass(frozen=True)
class Killed:
    """``struck`` of the kills found a job in the worker's hands; ``again``: so many jobs were done once more, because
    they were struck between the deed and its end; ``left`` is what was not done."""

    struck: int
    again: int
    left: list[dict[str, object]]


def kill_workers(environment: Environment, marks: Path, kills: int, seed: int) -> Killed:
    """kill -9 at random moments, then one worker for what is left. The jobs are half as many, so that each is struck
    more than once."""
    dice, jobs = random.Random(seed), max(kills // 2, 3)
    ask_for_marks(environment, marks, jobs, seconds=0.4)
    for _ in range(kills):
        with at_work(environment):
            time.sleep(dice.uniform(0, 0.5))
    time.sleep(LEASE)
    run(worker_code("--once"), environment)
    done, told = marked(marks), jobs_of(environment)
    left = [job for job in told if job["stage"] != "done"]
    missing: list[dict[str, object]] = [{"number": number} for number in range(jobs) if number not in done]
    return Killed(sum(int(str(job["tries"])) - 1 for job in told), len(done) - len(set(done)), left + missing)
