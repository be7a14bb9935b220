"""A thread of the web worker that keeps the index in step, so that no save ever waits for the engine."""

from __future__ import annotations

import logging
import threading

from django.db import DatabaseError, close_old_connections
from haystack.exceptions import HaystackError

from articles import outbox

log = logging.getLogger(__name__)

# Seconds between looks at the outbox when nobody calls, and the longest wait after failures.
IDLE_SECONDS = 2.0
LONGEST_PAUSE = 20.0


class Indexer(threading.Thread):
    """Drains the outbox after each commit here and every few seconds by itself; failures are retried for ever."""

    def __init__(self) -> None:
        super().__init__(name="indexer", daemon=True)

    def run(self) -> None:
        pause = IDLE_SECONDS
        while True:
            outbox.due.wait(pause)
            outbox.due.clear()
            pause = IDLE_SECONDS if self.drained() else min(pause * 2, LONGEST_PAUSE)

    def drained(self) -> bool:
        close_old_connections()
        try:
            outbox.drain()
        except (HaystackError, DatabaseError, OSError) as error:
            log.warning("索引暂时跟不上，稍后自动重试：%s", error)
            return False
        finally:
            close_old_connections()
        return True
