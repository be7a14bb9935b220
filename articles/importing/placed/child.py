"""What a child does: open one file under limits, and tell its sheets one by one."""

from __future__ import annotations

import json
import os
import resource
import socket
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from articles.importing.files.faults import Unreadable, os_fault
from articles.importing.placed.characters import adopt
from articles.importing.placed.kinds import KINDS
from articles.importing.placed.messages import END, as_message, refusal
from articles.importing.placed.pipes import receive, send
from articles.importing.placed.taken import SpoiledSheet, TakenSheet

Reader = Callable[..., Iterator[TakenSheet | SpoiledSheet]]
Drawer = Callable[..., Iterator[bytes]]

LONGEST_REQUEST = 1 << 20
_FILES = 64  # open at once
TOO_LARGE = "打开它占的内存太多；请另存为较小的文件再导入"
_TOO_MUCH_TEXT = "这一页的内容太多，不像版面；请核对文件再导入"


def import_readers() -> None:
    for kind in KINDS.values():
        reader_of(kind.reader)


def reader_of(name: str) -> Reader:
    """The function named ``module:function``."""
    reader: Reader = _loaded(name)
    return reader


def _loaded(name: str) -> Any:
    module, function = name.split(":")
    return getattr(import_module(module), function)


def run(channel: socket.socket) -> None:
    """Does what the one request over the channel asks, and says so over it."""
    request = json.loads(receive(channel, LONGEST_REQUEST))
    _shut_in(request["memory"])
    adopt(request.get("punctuation", {}))
    path = Path(request["path"])
    try:
        for message in _drawn(path, request) if "drawer" in request else _sheets_of(path, request):
            send(channel, message)
        send(channel, END)
    except Unreadable as error:
        send(channel, refusal(str(error)))
    except MemoryError:
        send(channel, refusal(TOO_LARGE))
    except OSError as error:
        send(channel, refusal(os_fault(path.name, error).message))


def _drawn(path: Path, request: dict[str, Any]) -> Iterator[bytes]:
    """A sheet as a picture."""
    _may_compute(request["cpu_seconds"])
    drawer: Drawer = _loaded(request["drawer"])
    return drawer(path, *request["arguments"])


def _sheets_of(path: Path, request: dict[str, Any]) -> Iterator[bytes]:
    _may_compute(request["cpu_seconds"])
    for taken in reader_of(request["reader"])(path, *request.get("arguments", ())):
        message = as_message(taken)
        if len(message) > request["message"]:
            message = as_message(SpoiledSheet(taken.number, taken.count, _TOO_MUCH_TEXT, taken.member))
        yield message
        _may_compute(request["cpu_seconds"])


def _shut_in(memory: int) -> None:
    """No large memory, nothing written, no core dump, no children, silent."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nowhere, fd)
    os.close(nowhere)
    os.chdir("/")
    limits = {
        resource.RLIMIT_AS: memory,
        # In place of the worker's own, where that opens the file.
        resource.RLIMIT_DATA: memory,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _FILES,
        resource.RLIMIT_NPROC: 0,
    }
    for limit, most in limits.items():
        given = resource.getrlimit(limit)[1]
        most = most if given == resource.RLIM_INFINITY else min(most, given)
        resource.setrlimit(limit, (most, most))


def _may_compute(seconds: int) -> None:
    """So long from now on: each sheet has its own time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
