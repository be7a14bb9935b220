"""Readers as a hostile file might make them: each gives a sheet, and then does what no reader may."""

from __future__ import annotations

import ctypes
import json
import os
import socket
import stat
import struct
import time
from collections.abc import Iterator
from pathlib import Path

from articles.geometry.placed import PlacedPage, RawPlace
from articles.importing.files.faults import Unreadable
from articles.importing.placed.taken import SpoiledSheet, TakenSheet

SMALL = 300 << 20
PLACE = RawPlace((1, 2, 3, 4), 10.0, 1.0, 0, 1, places=(1, 2))


def sheet(number: int = 1, count: int = 2, text: str = "街口") -> TakenSheet:
    return TakenSheet(number, count, PlacedPage(text, (PLACE,), (), 600.0, 800.0), "odd", "1")


def sound(path: Path) -> Iterator[TakenSheet | SpoiledSheet]:
    yield sheet(1, 3)
    yield SpoiledSheet(2, 3, "没有文字层")
    yield sheet(3, 3)


def refusing(path: Path) -> Iterator[TakenSheet]:
    yield sheet()
    raise Unreadable("后面的页已损坏")


def reaching(path: Path) -> Iterator[TakenSheet]:
    """A second sheet where whoever listens at the port in the file is reached."""
    yield sheet()
    with socket.socket() as outside:
        outside.connect(("127.0.0.1", int(path.read_text())))
    yield sheet(2)


def crashing(path: Path) -> Iterator[TakenSheet]:
    yield sheet()
    ctypes.string_at(0)


def failing(path: Path) -> Iterator[TakenSheet]:
    yield sheet()
    raise RuntimeError(path)


def leaving(path: Path) -> Iterator[TakenSheet]:
    yield sheet()
    os._exit(0)


def waiting(path: Path) -> Iterator[TakenSheet]:
    yield sheet()
    time.sleep(1000)


def computing(path: Path) -> Iterator[TakenSheet]:
    yield sheet()
    while True:
        pass


def thorough(path: Path) -> Iterator[TakenSheet]:
    """Computes nearly as long for each sheet as it may."""
    for number in (1, 2, 3):
        until = time.process_time() + 0.8
        while time.process_time() < until:
            pass
        yield sheet(number, 3)


def large(path: Path) -> Iterator[TakenSheet]:
    """Asks for more than ``SMALL`` bytes."""
    bytearray(SMALL)
    yield sheet()


def eating(path: Path) -> Iterator[TakenSheet]:
    yield sheet()
    eaten = []
    while True:
        eaten.append(bytearray(1 << 26))


def writing(path: Path) -> Iterator[TakenSheet]:
    yield sheet()
    path.with_name("written").write_bytes(b"x")


def babbling(path: Path) -> Iterator[TakenSheet]:
    """Says what is no message."""
    yield sheet()
    channel().sendall(struct.pack("!I", 7) + b"rubbish")
    time.sleep(1000)


def lying(path: Path) -> Iterator[TakenSheet]:
    """Says that a line has a place that is no place."""
    yield sheet()
    told = {"names": ["box"], "lines": [["here"]], "pictures": [], "width_pt": 1, "height_pt": 1}
    message = json.dumps({"sheet": {"number": 1, "count": 1, "text": "街", "placed": told}}).encode()
    channel().sendall(struct.pack("!I", len(message)) + message)
    time.sleep(1000)


def stopping_short(path: Path) -> Iterator[TakenSheet]:
    """Promises more than it says."""
    yield sheet()
    channel().sendall(struct.pack("!I", 1000) + b"{")
    time.sleep(1000)


def promising(path: Path) -> Iterator[TakenSheet]:
    """Promises four thousand million bytes."""
    yield sheet()
    channel().sendall(struct.pack("!I", 0xFFFFFFFF))
    time.sleep(1000)


def endless(path: Path) -> Iterator[TakenSheet]:
    """So many sheets that nobody can wait for all."""
    for number in range(1, 1_000_000):
        yield sheet(number, 1_000_000)


def verbose(path: Path) -> Iterator[TakenSheet]:
    """A sheet with more text than a message may have, and one after it."""
    yield sheet(text="街" * 10_000_000)
    yield sheet(2)


def channel() -> socket.socket:
    fds = [int(name) for name in os.listdir("/proc/self/fd")]
    return next(socket.socket(fileno=os.dup(fd)) for fd in fds if stat.S_ISSOCK(os.fstat(fd).st_mode))
