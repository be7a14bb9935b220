"""One time limit for all engine calls of a request, and one call at a time while the engine fails to answer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock

from articles.search.engines.errors import SearchUnavailable

NO_ANSWER = "搜索引擎没有应答，请稍后再试。"


@dataclass
class Deadline:
    """Starts with the first engine call of the request, so that slow database work costs the engine nothing."""

    ends: float | None = None

    def left(self, seconds: float) -> float:
        """Seconds left of ``seconds``; SearchUnavailable when there are none."""
        now = time.monotonic()
        if self.ends is None:
            self.ends = now + seconds
        if self.ends <= now:
            raise SearchUnavailable(NO_ANSWER)
        return self.ends - now


_current: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def shared_deadline() -> Iterator[None]:
    """All engine calls inside share one time limit; outside of it each call has its own."""
    token = _current.set(Deadline())
    try:
        yield
    finally:
        _current.reset(token)


def seconds_left(seconds: float) -> float:
    return (_current.get() or Deadline()).left(seconds)


class Gate:
    """While an engine does not answer, only one call waits for it and the others fail at once: a web worker has few
    threads, and other pages need them. The first answer opens the gate again."""

    def __init__(self) -> None:
        self._failing = False
        self._probe = Lock()

    @contextmanager
    def call(self) -> Iterator[None]:
        probing = self._failing
        if probing and not self._probe.acquire(blocking=False):
            raise SearchUnavailable(NO_ANSWER)
        try:
            yield
        except SearchUnavailable:
            self._failing = True
            raise
        else:
            self._failing = False
        finally:
            if probing:
                self._probe.release()
