"""Keeps the index in step without anybody waiting for it: a thread of each web worker, or ``drain_index --watch``."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from articles.indexing import outbox, rebuild
from articles.indexing.drain import drain
from articles.indexing.rebuild import forget_finished
from articles.models import Article, Outbox
from articles.search.asking import engine
from articles.search.engines.errors import REBUILD_HINT, NeedsRebuild, SearchUnavailable

log = logging.getLogger(__name__)

# Seconds between looks at the outbox when nobody calls, and the longest wait after failures.
IDLE_SECONDS = 2.0
LONGEST_PAUSE = 20.0
# Between looks at the clock.
MINUTE = 60.0


def rebuild_here() -> None:
    for _ in rebuild.rebuild():
        pass


def rebuild_beside() -> None:
    """In a process of its own: a web worker answers readers meanwhile."""
    subprocess.run([sys.executable, settings.BASE_DIR / "manage.py", "rebuild_search", "--verbosity=0"], check=False)


def require_sound() -> None:
    """Raises NeedsRebuild for an index that is missing, damaged, of another schema, or emptied: it holds nothing
    although there are public articles that do not wait to be written."""
    engine().check()
    if engine().size():
        return
    waiting = Outbox.objects.filter(replay=False).values("article_id")
    if Article.objects.indexed().exclude(pk__in=waiting).exists():
        raise NeedsRebuild(f"搜索索引是空的。{REBUILD_HINT}")


def needs_rebuild() -> bool:
    """Whether the index is of no use; raises SearchUnavailable when nothing answers."""
    try:
        require_sound()
    except NeedsRebuild:
        return True
    return False


def catch_up(rebuild: Callable[[], None] = rebuild_here, *, more_to_come: bool = False) -> int:
    """Drain the outbox; an index that is missing, damaged, emptied or of another schema is rebuilt first.

    Returns how many articles were written; raises SearchUnavailable when the engine does not answer.
    """
    try:
        require_sound()
        forget_finished()
        return drain(more_to_come=more_to_come)
    except NeedsRebuild as error:
        log.warning("%s 现在自动重建。", error)
        rebuild()
        require_sound()
        return drain(more_to_come=more_to_come)


class Indexer(threading.Thread):
    """Drains the outbox after each commit here and every few seconds by itself; failures are retried for ever.

    ``every_minute`` is handed in by whoever starts the thread, does what else falls due, and never raises.
    """

    def __init__(self, every_minute: Callable[[], None]) -> None:
        super().__init__(name="indexer", daemon=True)
        self.every_minute, self.next_look = every_minute, 0.0

    def run(self) -> None:
        """After a failure the pause is slept through, however much is saved meanwhile."""
        pause = IDLE_SECONDS
        while True:
            self.look_at_the_clock()
            if self.caught_up():
                pause = IDLE_SECONDS
                outbox.due.wait(pause)
            else:
                pause = min(pause * 2, LONGEST_PAUSE)
                time.sleep(pause)
            outbox.due.clear()

    def look_at_the_clock(self) -> None:
        if time.monotonic() < self.next_look:
            return
        self.next_look = time.monotonic() + MINUTE
        close_old_connections()
        try:
            self.every_minute()
        finally:
            close_old_connections()

    def caught_up(self) -> bool:
        close_old_connections()
        try:
            catch_up(rebuild_beside, more_to_come=True)
        except (SearchUnavailable, DatabaseError, OSError) as error:
            log.warning("索引暂时跟不上，稍后自动重试：%s", error)
            return False
        finally:
            close_old_connections()
        return True
