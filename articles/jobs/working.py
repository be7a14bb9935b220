"""The worker: one process that does one job after another until it is told to stop."""

from __future__ import annotations

import logging
import os
import resource
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from django.db import DatabaseError, InterfaceError, OperationalError, close_old_connections, connection

from articles.indexing.locks import only_one
from articles.jobs import leases
from articles.jobs.job_kinds import function_of, kind_in_words
from articles.jobs.leases import Held, LeaseLost, claim, give_back
from articles.jobs.stopping import Stopping
from articles.models import Worker

log = logging.getLogger(__name__)

LOCK = "work"
LOOKS_EVERY = 2.0  # seconds
# While the database does not answer, or has no such table yet.
LOOKS_AGAIN_AFTER = 30.0
# Bytes that this process may ask for; files that it only maps, such as a large index, are none of them.
MEMORY = 1 << 30
# Readers and editors come first.
NICE = 10


def limit_itself() -> None:
    """Its children inherit this, and may set limits of their own up to the one that stood before."""
    given = resource.getrlimit(resource.RLIMIT_DATA)[1]
    most = MEMORY if given == resource.RLIM_INFINITY else min(MEMORY, given)
    resource.setrlimit(resource.RLIMIT_DATA, (most, given))
    os.nice(NICE)


def own_name() -> str:
    """No other process has or had it."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{uuid.uuid4().hex[:12]}"


@dataclass
class Working:
    """``say`` is told of each job; ``held`` is the one that it is at."""

    say: Callable[[str], None]
    name: str = field(default_factory=own_name)
    held: Held | None = None

    def do_what_waits(self) -> None:
        """Raises DatabaseError."""
        while held := claim(self.name):
            self.held = held
            try:
                self.do(held)
            finally:
                self.held = None

    def do(self, held: Held) -> None:
        job = f"{kind_in_words(held.job.kind)} {held.job.payload_shown}"
        try:
            function_of(held.job.kind)(held.job.payload, held.tell)
            held.end()
            self.say(f"{job}：完成")
        except LeaseLost:
            self.say(f"{job}：已放弃，或由别的进程接手")
        # The database is away: the lease lapses, and the job is taken again.
        except (OperationalError, InterfaceError):
            raise
        # Whatever fails in one job, the others have nothing to do with it.
        except Exception as error:
            log.warning("后台任务没有做成：%s", job, exc_info=error)
            with suppress(LeaseLost):
                self.say(f"{job}：没有做成：{held.fail(error)}")

    def look(self) -> None:
        """What hinders is told, and the next look tries again."""
        close_old_connections()
        try:
            self.do_what_waits()
            time.sleep(LOOKS_EVERY)
        except DatabaseError as error:
            log.warning("后台任务暂时做不了，稍后再做：%s", leases.reason_of(error))
            time.sleep(LOOKS_AGAIN_AFTER)

    def renew(self) -> None:
        """All see that it is there, and what it is at stays its own. Raises DatabaseError."""
        Worker.note(self.name)
        if held := self.held:
            with suppress(LeaseLost):
                held.renew()

    def renew_until(self, over: threading.Event) -> None:
        while True:
            try:
                self.renew()
            except DatabaseError as error:
                log.warning("后台任务的租约没有续上，稍后再续：%s", leases.reason_of(error))
            finally:
                connection.close()
            if over.wait(leases.LEASE.total_seconds() / 4):
                return


def work(once: bool, say: Callable[[str], None], begun: Callable[[], None]) -> None:
    """Do what waits, once or until the process is told to stop, which ends in KeyboardInterrupt. Raises WriterBusy
    where another process does so, and what the database or the file of that lock says."""
    working = Working(say)
    with Stopping() as stopping, only_one(LOCK, wait=0), renewing(working):
        begun()
        try:
            while not once:
                working.look()
            working.do_what_waits()
        except KeyboardInterrupt:
            stopping.heed()
            # The one that was interrupted may still wait for its answer.
            connection.close()
            with suppress(DatabaseError):
                give_back(working.name)
            raise


@contextmanager
def renewing(working: Working) -> Iterator[None]:
    """Inside, whatever the work waits for, its lease does not lapse while the process lives."""
    over = threading.Event()
    thread = threading.Thread(target=working.renew_until, args=(over,), name="renewing", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(LOOKS_EVERY)
