"""One client that takes all it can get: exports, slow bodies, silent connections, an endless address."""

from __future__ import annotations

import http.client
import socket
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

LONG_ADDRESS = 10 * 2**20
# Who takes all it can get has one address, the reader has another.
GREEDY, READER = ("127.0.0.2", 0), ("127.0.0.1", 0)
# Between two searches of a reader.
PAUSE = 0.15


@dataclass(frozen=True)
class Address:
    host: str
    port: int


def place(url: str) -> Address:
    parts = urlsplit(url)
    return Address(parts.hostname or "", parts.port or 80)


def connected(url: str) -> socket.socket:
    at = place(url)
    return socket.create_connection((at.host, at.port), timeout=60, source_address=GREEDY)


@contextmanager
def each_of(clients: int, act: Callable[[], None], stop: threading.Event) -> Iterator[None]:
    """So many clients at once do it until the block ends, which ``stop`` tells them."""
    threads = [threading.Thread(target=act, daemon=True) for _ in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(30)


@contextmanager
def exporting(url: str, clients: int, query: str) -> Iterator[list[int]]:
    """So many clients that export everything again and again; the statuses they were answered with."""
    statuses: list[int] = []
    stop = threading.Event()

    def export() -> None:
        at = place(url)
        while not stop.is_set():
            client = http.client.HTTPConnection(at.host, at.port, timeout=120, source_address=GREEDY)
            with suppress(OSError, http.client.HTTPException):
                client.request("GET", f"/search/?q={quote(query)}&format=jsonl")
                answer = client.getresponse()
                statuses.append(answer.status)
                while not stop.is_set() and answer.read(65536):
                    pass
            client.close()
            # A client that is told to come later and does not listen.
            stop.wait(0.2)

    with each_of(clients, export, stop):
        yield statuses


@contextmanager
def slow_bodies(url: str, clients: int) -> Iterator[None]:
    """Each promises a large form and sends a byte of it a second; who is cut off comes again."""
    head = b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    with trickling(url, clients, head + b"Content-Length: 2000000\r\n\r\n", b"a"):
        yield


@contextmanager
def slow_heads(url: str, clients: int) -> Iterator[None]:
    """The same with a head that does not end."""
    with trickling(url, clients, b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ", b"a"):
        yield


@contextmanager
def trickling(url: str, clients: int, first: bytes, byte: bytes) -> Iterator[None]:
    stop = threading.Event()

    def trickle() -> None:
        while not stop.is_set():
            with suppress(OSError), connected(url) as connection:
                connection.sendall(first)
                while not stop.wait(1):
                    connection.sendall(byte)

    with each_of(clients, trickle, stop):
        yield


@contextmanager
def silent(url: str, clients: int) -> Iterator[None]:
    """Connections that say nothing, opened again when they are closed."""
    stop = threading.Event()

    def wait() -> None:
        while not stop.is_set():
            with suppress(OSError), connected(url) as connection:
                connection.settimeout(1)
                while not stop.is_set():
                    with suppress(TimeoutError):
                        if not connection.recv(1):
                            break

    with each_of(clients, wait, stop):
        yield


def long_address(url: str, size: int = LONG_ADDRESS) -> int:
    """The status that answers an address of so many bytes; 0 where the connection is cut without one."""
    with connected(url) as connection:
        with suppress(OSError):
            connection.sendall(b"GET /search/?q=" + b"a" * size + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        with suppress(OSError):
            head = connection.recv(4096)
            return int(head.split(b" ", 2)[1]) if head.startswith(b"HTTP/") else 0
    return 0


@contextmanager
def long_addresses(url: str, clients: int) -> Iterator[None]:
    stop = threading.Event()

    def send() -> None:
        while not stop.is_set():
            with suppress(OSError):
                long_address(url)

    with each_of(clients, send, stop):
        yield


ATTACKS: dict[str, Callable[[str, int], object]] = {
    "exports": lambda url, clients: exporting(url, clients, "记者"),
    "slow bodies": slow_bodies,
    "slow heads": slow_heads,
    "silent connections": silent,
    "long addresses": long_addresses,
}


@dataclass(frozen=True)
class Waits:
    """Seconds that one reader waited for each search, and how many were answered otherwise than with a page."""

    seconds: list[float]
    failed: int

    def __str__(self) -> str:
        ranked = sorted(self.seconds)
        p95 = ranked[int(len(ranked) * 0.95)]
        middle = statistics.median(ranked)
        return f"p50 {middle * 1000:6.0f}  p95 {p95 * 1000:6.0f}  max {ranked[-1] * 1000:6.0f} ms  failed {self.failed}"


def searching(url: str, searches: int, query: str = "记者") -> Waits:
    """One reader who searches so many times, each on a connection of its own."""
    at, seconds, failed = place(url), [], 0
    for number in range(searches):
        begin = time.monotonic()
        client = http.client.HTTPConnection(at.host, at.port, timeout=60, source_address=READER)
        try:
            client.request("GET", f"/search/?q={quote(query)}&page={number % 5 + 1}")
            failed += client.getresponse().status != 200
        except OSError:
            failed += 1
        finally:
            client.close()
        seconds.append(time.monotonic() - begin)
        time.sleep(PAUSE)
    return Waits(seconds, failed)


def under(url: str, attacks: dict[str, int], searches: int) -> Waits:
    """What a reader waits while these go on, each by so many clients."""
    with ExitStack() as going:
        for name, clients in attacks.items():
            going.enter_context(ATTACKS[name](url, clients))  # type: ignore[arg-type]
        time.sleep(2)
        return searching(url, searches)
