"""The importer's side of ``forking``: children for foreign files."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from threading import Lock

from articles.importing.placed.forking import QUESTION

_ROOT = Path(__file__).resolve().parents[3]
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # a child may make no threads


class Child:
    """A process that opens one file."""

    def __init__(self, forker: Forker, number: int) -> None:
        self._forker, self._number = forker, number
        self._how: int | None = None

    def end(self) -> int:
        """Kills it where it still runs; how it ended, below 0 by which signal."""
        if self._how is None:
            try:
                self._how = self._forker.ask(self._number)
            except (EOFError, OSError):  # the process that it was forked from is gone, and who has its number unknown
                self._how = -signal.SIGKILL
        return self._how


class Forker:
    """Starts the process that children are forked from when the first is wanted, and again where it is gone.

    A fork of the importer has its own.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self._asking: socket.socket | None = None
        self._owner = 0

    def fork(self, channel: socket.socket) -> Child:
        """A child at the other end of the channel. Raises EOFError or OSError where none can be made."""
        with self._lock:
            if self._owner != os.getpid() or self.process is None or self.process.poll() is not None:
                self._start()
        return Child(self, self.ask(0, channel))

    def ask(self, question: int, *given: socket.socket) -> int:
        """Raises EOFError or OSError where the process is gone."""
        with self._lock:
            assert self._asking
            socket.send_fds(self._asking, [QUESTION.pack(question)], [one.fileno() for one in given])
            answer = self._asking.recv(QUESTION.size)
        if len(answer) < QUESTION.size:
            raise EOFError
        (number,) = QUESTION.unpack(answer)
        return int(number)

    def _start(self) -> None:
        if self._asking:
            self._asking.close()
        self._asking, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "articles.importing.placed.forking", str(theirs.fileno())],
                cwd=_ROOT,
                env=_ENVIRONMENT,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._owner = os.getpid()


FORKER = Forker()
