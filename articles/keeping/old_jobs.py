"""Jobs that are done are remembered for a while; those that failed until a person decides."""

from __future__ import annotations

import datetime as dt

from articles.models import Job

KEPT_WHEN_DONE = dt.timedelta(days=90)


def forget_done_jobs(now: dt.datetime) -> list[str]:
    """A duty."""
    old = Job.objects.done_before(now - KEPT_WHEN_DONE)
    forgotten = old.delete()[0] if old.exists() else 0
    return [f"做完满 {KEPT_WHEN_DONE.days} 天的后台任务已清去 {forgotten} 条记录。"] if forgotten else []
