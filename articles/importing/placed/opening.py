"""Foreign files are opened only in a child process: its crash costs that file, with one line."""

from __future__ import annotations

import json
import signal
import socket
import struct
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from articles.geometry.placed import PlacedPage
from articles.importing.begun import Begun, begun
from articles.importing.files.faults import Fault, Unreadable
from articles.importing.pictures.measuring import MEASURES
from articles.importing.placed.forker import FORKER
from articles.importing.placed.kinds import KINDS
from articles.importing.placed.messages import from_message
from articles.importing.placed.pipes import TooLong, receive, send
from articles.importing.placed.taken import SpoiledSheet, Taken, TakenSheet

NO_OCR = "没有装文字识别：请运行 make venv EXTRA=ocr"
_MEASURER = "articles.importing.pictures.measuring:measure"
_OCR = "articles.importing.ocr.recognised:recognise"
_CRASHED = "打开它的程序崩溃了；请另存一份或向排版部门另取一份再导入"
_TOO_LONG = "打开它太费时，没有读完；请另存为较小的文件再导入"
_NOT_STARTED = "打开它的程序启动不了；请检查内存和磁盘空间再导入"
_RUBBISH = "打开它的程序答非所问；请向排版部门另取一份再导入"


@dataclass(frozen=True)
class OpeningLimits:
    """What a child may use: bytes of memory and of a message; seconds of computing and of waiting for each sheet."""

    memory: int = 2 << 30
    message: int = 32 << 20
    cpu_seconds: int = 30
    seconds: int = 120


LIMITS = OpeningLimits()
# A broadsheet of 300 dots to the inch takes 0.9 GB and 30 s of one core, which may be shared.
OCR_LIMITS = OpeningLimits(memory=3 << 30, cpu_seconds=120, seconds=900)


def take_sheets(path: Path, kind: str, name: str, punctuation: Mapping[str, str] | None = None) -> Begun[Taken]:
    """The sheets of a file of this kind (``kind_of``) in their order; the child begins at once, and waits before it has
    more than one that is not asked for.

    A fault is the last that comes, and says why no more do; what came before it stands. ``name`` is the file's in a
    fault. ``punctuation``: the paper's private signs (``paper_punctuation``). Closing the iterator ends the child.
    """
    asked = {"path": str(path.absolute()), "reader": KINDS[kind].reader, "punctuation": dict(punctuation or {})}
    return begun(_taken(asked, LIMITS, name))


def recognised_sheet(path: Path, number: int, name: str) -> TakenSheet | Fault:
    """One sheet, counted from 1, of a picture or a PDF by OCR, which takes half a minute.

    ``name`` is the file's in a fault: not installed, damaged, too large, nothing recognised.
    """
    if not has_ocr():
        return Fault(name, NO_OCR)
    asked = {"path": str(path.absolute()), "reader": _OCR, "arguments": [number]}
    sheets: Begun[Taken] = begun(_taken(asked, OCR_LIMITS, name))
    with closing(sheets):
        taken = next(sheets)
    return taken.fault(name) if isinstance(taken, SpoiledSheet) else taken


def measured(path: Path, number: int, page: PlacedPage | None) -> tuple[int, float, float, bool]:
    """How many sheets a picture file has; width and height of one, counted from 1, in points; whether the ``page``
    stands on it where its text says; all of it could be unpacked. Raises Unreadable."""
    lines = [place.box for place in page.lines if place] if page else []
    asked = {"path": str(path.absolute()), "drawer": _MEASURER, "arguments": [number, lines]}
    try:
        with child_asked(asked) as channel:
            first = receive(channel, 1 << 16, LIMITS.seconds)
            if len(first) != MEASURES.size:
                from_message(first)
            count, width, height, stands = MEASURES.unpack(first)
            return count, width, height, stands
    except NotStarted as error:
        raise Unreadable(_NOT_STARTED) from error
    except (TooLong, ValueError, EOFError, OSError, struct.error) as error:
        raise Unreadable(_CRASHED) from error


class NotStarted(Exception):
    """There is no child: no memory, no processes."""


@contextmanager
def child_asked(asked: Mapping[str, Any]) -> Iterator[socket.socket]:
    """The channel over which a child answers, which ends with the block. Raises NotStarted and OSError."""
    ours, theirs = socket.socketpair()
    with closing(ours):
        try:
            with closing(theirs):
                child = FORKER.fork(theirs)
        except (EOFError, OSError) as error:
            raise NotStarted from error
        try:
            send(ours, json.dumps({**asked, **asdict(LIMITS)}).encode())
            yield ours
        finally:
            child.end()


def has_ocr() -> bool:
    return find_spec("rapidocr") is not None


def _taken(asked: Mapping[str, Any], limits: OpeningLimits, name: str) -> Generator[Taken | None, None, None]:
    ours, theirs = socket.socketpair()
    with closing(ours):
        try:
            with closing(theirs):
                child = FORKER.fork(theirs)
        except (EOFError, OSError):
            yield None
            yield Fault(name, _NOT_STARTED)
            return
        try:
            send(ours, json.dumps({**asked, **asdict(limits)}).encode())
            yield None
            yield from _sheets(ours, limits)
        except Unreadable as error:
            yield Fault(name, str(error))
        except TimeoutError:
            yield Fault(name, _TOO_LONG)
        except (TooLong, ValueError):
            yield Fault(name, _RUBBISH)
        except (EOFError, OSError):
            yield Fault(name, _TOO_LONG if child.end() == -signal.SIGXCPU else _CRASHED)
        finally:
            child.end()


def _sheets(channel: socket.socket, limits: OpeningLimits) -> Iterator[TakenSheet | SpoiledSheet]:
    while taken := from_message(receive(channel, limits.message, limits.seconds)):
        yield taken
