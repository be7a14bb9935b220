"""How many files are written at once: each takes a processor for seconds, and readers come first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from threading import BoundedSemaphore

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# In one process: as many as there are threads for them (serving.receiving.EXPORTING).
AT_ONCE = 1
RETRY_SECONDS = 30

_free = BoundedSemaphore(AT_ONCE)


class Busy(Exception):
    """As many as can be are being written."""


class Turn:
    """One file being written, ended by ``close``, however much of it was taken. Raises Busy where none is free."""

    def __init__(self) -> None:
        self.parts: Iterator[str] = iter(())
        self.ended = not _free.acquire(blocking=False)
        if self.ended:
            raise Busy

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        return next(self.parts)

    def writes(self, parts: Iterator[str]) -> Turn:
        """Takes the first part at once: what fails, fails before the answer begins, and ends the turn."""
        with ExitStack() as failing:
            failing.callback(self.close)
            self.parts = chain([next(parts, "")], parts)
            failing.pop_all()
        return self

    def close(self) -> None:
        if not self.ended:
            self.ended = True
            _free.release()

    def __del__(self) -> None:
        self.close()


def busy(request: HttpRequest) -> HttpResponse:
    """503 that says when to come again."""
    answer = render(request, "busy.html", {"seconds": RETRY_SECONDS}, status=503)
    answer["Retry-After"] = str(RETRY_SECONDS)
    return answer
