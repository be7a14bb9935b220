"""Passwords are checked one at a time: each takes half a second of a processor, which readers would wait for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

# In each web worker, which has four threads: one checks, one waits, two are left for readers.
WAITING = 1
# A person who logs in waits as long without wondering.
LONGEST_WAIT_SECONDS = 4.0

_places = threading.BoundedSemaphore(1 + WAITING)
_checking = threading.BoundedSemaphore(1)


@contextmanager
def turn() -> Iterator[bool]:
    """False where too many wait already, or the wait grew too long."""
    if not _places.acquire(blocking=False):
        yield False
        return
    try:
        mine = _checking.acquire(timeout=LONGEST_WAIT_SECONDS)
        try:
            yield mine
        finally:
            if mine:
                _checking.release()
    finally:
        _places.release()
