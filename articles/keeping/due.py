"""By the clock: what falls due is done by whoever looks first, one process at a time. ``DUTIES`` is the table."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import DatabaseError
from django.utils import timezone

from articles.corrections.drafting import forget_drafts
from articles.corrections.withdrawing import ask_about_due
from articles.desk.weighing import weigh_what_changed
from articles.indexing.locks import only_one
from articles.keeping.old_jobs import forget_done_jobs
from articles.keeping.statistics import take_statistics
from articles.reports.duties import erase_contacts, forget_addresses, tell_overdue
from articles.search.engines.errors import SearchUnavailable, WriterBusy

log = logging.getLogger(__name__)

LOCK = "due"

# Does what is due at this moment, in a transaction of its own, and says each deed in a line; costs next to nothing when
# nothing is.
Duty = Callable[[dt.datetime], list[str]]
DUTIES: tuple[Duty, ...] = (
    *(ask_about_due, erase_contacts, forget_addresses, tell_overdue),
    *(take_statistics, forget_done_jobs, forget_drafts, weigh_what_changed),
)


@dataclass
class Done:
    """A line for each deed, and how many duties failed, of which the log tells."""

    lines: list[str] = field(default_factory=list)
    failed: int = 0


def do_what_is_due(now: dt.datetime | None = None) -> Done:
    """Raises WriterBusy where another process is at it, and what the lock's database or file says."""
    now, done = now or timezone.now(), Done()
    with only_one(LOCK, wait=0):
        for duty in DUTIES:
            # Whatever fails in one duty, the others have nothing to do with it.
            try:
                done.lines += duty(now)
            except Exception as error:
                log.error("到期的事没有做成（%s），稍后再做：%s", duty.__name__, first_line(error))
                done.failed += 1
    return done


def first_line(error: Exception) -> str:
    """A database's second line may hold the row."""
    return next(iter(str(error).splitlines()), type(error).__name__)


def by_the_clock() -> None:
    """For a thread that calls it again and again: never raises, and leaves it to another process that is at it."""
    try:
        for line in do_what_is_due().lines:
            log.info("%s", line)
    except WriterBusy:
        return
    except (DatabaseError, SearchUnavailable) as error:
        log.warning("到期的事暂时做不了，稍后再做：%s", first_line(error))
