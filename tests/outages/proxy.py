"""Stands between the archive and a search engine, and lets it fail: refuse, hang, cut off, trickle, answer 500."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Literal

Mode = Literal["pass", "refuse", "hang", "cut", "trickle", "500"]

BUFFER = 65_536
ERROR_BODY = b'{"error": {"type": "internal", "reason": "broken on purpose"}, "status": 500}'
HEAD = (
    "HTTP/1.1 {status}\r\nX-Elastic-Product: Elasticsearch\r\n"
    "Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
)
TRICKLE_SECONDS = 0.1


class Proxy:
    """``with Proxy(9200) as proxy``: listens at ``proxy.url``; ``proxy.mode = "hang"`` breaks what is open too.

    ``cut_after`` bytes of an answer pass in mode "cut": within its head, or within its body.
    ``requests`` counts connections: a client that failed on one opens another for its next request.
    """

    def __init__(self, port: int = 9, mode: Mode = "pass") -> None:
        self.behind = ("127.0.0.1", port)
        self.port = 0
        self.requests = 0
        self.cut_after = 60
        self._mode: Mode = mode
        self._listener: socket.socket | None = None
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def mode(self) -> Mode:
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._mode = mode
        self._hang_up()
        if mode == "refuse":
            self._stop_listening()
        elif self._listener is None:
            self._listen()

    def __enter__(self) -> Proxy:
        self._listen()
        self.mode = self._mode
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop_listening()
        self._hang_up()

    def _listen(self) -> None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(64)
        self.port = listener.getsockname()[1]
        self._listener = listener
        threading.Thread(target=self._accept, args=[listener], daemon=True).start()

    def _stop_listening(self) -> None:
        if self._listener:
            self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None

    def _hang_up(self) -> None:
        with self._guard:
            connections, self._open = self._open, set()
        for connection in connections:
            _close(connection)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self._remember(client)
            self.requests += 1
            threading.Thread(target=self._serve, args=[client], daemon=True).start()

    def _remember(self, connection: socket.socket) -> None:
        with self._guard:
            self._open.add(connection)

    def _serve(self, client: socket.socket) -> None:
        try:
            if self._mode in ("pass", "cut"):
                self._forward(client, self.cut_after if self._mode == "cut" else None)
            elif self._mode == "hang":
                while client.recv(BUFFER):
                    pass
            elif self._mode == "trickle":
                _trickle(client)
            else:
                _answer_500(client)
        except OSError:
            pass
        finally:
            _close(client)

    def _forward(self, client: socket.socket, cut_after: int | None) -> None:
        server = socket.create_connection(self.behind, timeout=None)
        self._remember(server)
        threading.Thread(target=_pump, args=[client, server], daemon=True).start()
        _pump(server, client, cut_after)


def _pump(source: socket.socket, target: socket.socket, limit: int | None = None) -> None:
    """Bytes from one to the other until either ends, or until ``limit`` of them."""
    try:
        while data := source.recv(BUFFER if limit is None else limit):
            target.sendall(data)
            if limit is not None:
                break
    except OSError:
        pass
    _close(source)
    _close(target)


def _trickle(client: socket.socket) -> None:
    client.recv(BUFFER)
    client.sendall(HEAD.format(status="200 OK", length=10_000).encode())
    while True:
        client.sendall(b" ")
        time.sleep(TRICKLE_SECONDS)


def _answer_500(client: socket.socket) -> None:
    head = HEAD.format(status="500 Internal Server Error", length=len(ERROR_BODY)).encode()
    while client.recv(BUFFER):
        client.sendall(head + ERROR_BODY)


def _close(connection: socket.socket) -> None:
    """Shut down first: another thread may be waiting in recv, and closing alone would not wake it."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
