"""Who does which job: taken by one UPDATE, held by a lease that is renewed, given back, ended or failed.

Every write asks whether the job is still this worker's. No transaction is open between them.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F
from django.utils import timezone

from articles.chinese.controls import on_one_line
from articles.models import Job, JobStage

LEASE = dt.timedelta(seconds=60)
MOST_FAILED = 3
AGAIN_AFTER = dt.timedelta(seconds=60)  # what failed, times how often
# That a worker was killed need not be the job's doing; so often it is.
MOST_TRIES = 10
CUT_OFF = f"开始了 {MOST_TRIES} 次，每次都半途中断；请管理员查看日志和内存，再做一次或放弃"
TOO_MUCH_MEMORY = "占的内存太多"
TELLS_EVERY = 1.0  # seconds

_NOBODYS = {"worker": "", "free_at": None}


class LeaseLost(Exception):
    """The job is another's by now, or a person gave it up: nothing more is to be done for it."""


def claim(worker: str) -> Held | None:
    """A job that is this worker's from now on, of those tried least the oldest; None where none is free."""
    while job := Job.objects.free(timezone.now()).order_by("tries", "pk").first():
        now = timezone.now()
        free = Job.objects.free(now).filter(pk=job.pk)
        if job.tries >= MOST_TRIES:
            free.update(stage=JobStage.SET_ASIDE, reason=CUT_OFF, worker="", free_at=None)
            continue
        # Another may have taken it since it was seen; the next one then.
        if free.update(stage=JobStage.RUNNING, worker=worker, free_at=now + LEASE, began_at=now, tries=F("tries") + 1):
            return Held(Job.objects.get(pk=job.pk), worker)
    return None


def give_back(worker: str) -> None:
    """The worker was told to stop: that is no fault of what it has."""
    held = Job.objects.held_by(worker)
    held.update(stage=JobStage.WAITING, worker="", free_at=timezone.now(), tries=F("tries") - 1)


@dataclass
class Held:
    """A job in the hands of the worker that claimed it. What it writes raises LeaseLost once they are another's."""

    job: Job
    worker: str
    told_at: float = field(default=float("-inf"), init=False)

    def renew(self) -> None:
        self._write(free_at=timezone.now() + LEASE)

    def tell(self, done: int, total: int, word: str = "") -> None:
        """Written at most once a second, and when all is done."""
        now = time.monotonic()
        if now - self.told_at < TELLS_EVERY and not 0 < total <= done:
            return
        self.told_at = now
        self._write(done=done, total=total, word=word[:100], free_at=timezone.now() + LEASE)

    def end(self) -> None:
        self._write(stage=JobStage.DONE, key=None, reason="", ended_at=timezone.now(), **_NOBODYS)

    def fail(self, error: Exception) -> str:
        """It waits for the next try, after the third it is set aside; why, in words."""
        reason, failed = reason_of(error), self.job.failed + 1
        if failed >= MOST_FAILED:
            self._write(stage=JobStage.SET_ASIDE, failed=failed, reason=reason, **_NOBODYS)
        else:
            later = {"worker": "", "free_at": timezone.now() + failed * AGAIN_AFTER}
            self._write(stage=JobStage.WAITING, failed=failed, reason=reason, **later)
        return reason

    def _write(self, **values: Any) -> None:
        if not Job.objects.held_by(self.worker).filter(pk=self.job.pk).update(**values):
            raise LeaseLost


def reason_of(error: Exception) -> str:
    """On one line: a database's second line may hold the row."""
    said = TOO_MUCH_MEMORY if isinstance(error, MemoryError) else next(iter(str(error).splitlines()), "没有说明")
    return on_one_line(f"{said[:200]}（{type(error).__name__[:40]}）")[:300]
