"""A gunicorn worker whose threads wait for nobody who has not asked, and not for ever for who asks slowly.

gunicorn's own gives a thread to each connection before it says anything, and that thread then waits without an end.
Here a silent connection costs no thread, a request must be there within its time, and its head may be only so large.
"""

from __future__ import annotations

import time
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn.http.errors import LimitRequestLine, NoMoreData
from gunicorn.http.parser import RequestParser
from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import TConn, ThreadWorker

# Address and headers together: a pasted paragraph in the address is some 20 KB.
LONGEST_HEAD = 192 * 1024
# For a whole head, for a whole body (2.5 MB at 1 Mbit/s take 20), and for a client to take what is sent to it at once.
HEAD_SECONDS, BODY_SECONDS, SEND_SECONDS = 10.0, 30.0, 30.0


class PatientUnreader(SocketUnreader):
    """Reads until a deadline; a head only as far as it may go."""

    def __init__(self, sock: Any) -> None:
        super().__init__(sock)
        self.head_begins()

    def head_begins(self) -> None:
        self.deadline = time.monotonic() + HEAD_SECONDS
        self.left: int | None = LONGEST_HEAD

    def body_begins(self) -> None:
        self.deadline = time.monotonic() + BODY_SECONDS
        self.left = None

    def chunk(self, size_hint: int | None = None) -> bytes:
        remaining = self.deadline - time.monotonic()
        try:
            self.sock.settimeout(max(remaining, 0.001))
            data: bytes = super().chunk(size_hint)
        except TimeoutError as error:
            raise NoMoreData from error
        finally:
            self.sock.settimeout(SEND_SECONDS)
        if self.left is not None:
            self.left -= len(data)
            if self.left < 0:
                raise LimitRequestLine(LONGEST_HEAD - self.left, LONGEST_HEAD)
        return data


class PatientParser(RequestParser):
    def __init__(self, cfg: Any, source: Any, source_addr: Any) -> None:
        super().__init__(cfg, source, source_addr)
        self.unreader = PatientUnreader(source)

    def __next__(self) -> Any:
        self.unreader.head_begins()
        request = super().__next__()
        self.unreader.body_begins()
        return request


class PatientConnection(TConn):
    parser: Any

    def init(self) -> None:
        if self.parser is None:
            self.parser = PatientParser(self.cfg, self.sock, self.client)
        super().init()


class PatientWorker(ThreadWorker):
    def accept(self, listener: Any) -> None:
        """A new connection waits for its first byte where kept-alive ones wait, not in a thread."""
        try:
            sock, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        connection = PatientConnection(self.cfg, sock, address, listener.getsockname())
        connection.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(connection)
        self.poller.register(sock, EVENT_READ, partial(self.on_pending_socket_readable, connection))
