"""A foreign file is opened in a child process: whatever becomes of it costs that file, with one line."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from articles.importing.files.faults import Fault
from articles.importing.placed import opening
from articles.importing.placed.forker import FORKER
from articles.importing.placed.kinds import KINDS, FileKind
from articles.importing.placed.opening import take_sheets
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from tests.importing.placed import odd_readers
from tests.support.made_pdf import Row, made_pdf
from tests.support.places import ROOT

SMALL_PROCESS = """
import re, resource
from pathlib import Path
from articles.importing.placed.kinds import KINDS, FileKind
from articles.importing.placed.opening import take_sheets
from tests.importing.placed import odd_readers
resource.setrlimit(resource.RLIMIT_DATA, (odd_readers.SMALL, resource.getrlimit(resource.RLIMIT_DATA)[1]))
KINDS["odd"] = FileKind(re.compile(b"odd"), "tests.importing.placed.odd_readers:large")
(taken,) = take_sheets(Path("odd.page"), "odd", "odd.page")
print(type(taken).__name__)
"""

Take = Callable[[str], Iterator[TakenSheet | SpoiledSheet | Fault]]


@pytest.fixture
def take(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Take:
    """Takes the sheets that this odd reader gives, under small limits."""
    limits = replace(opening.LIMITS, cpu_seconds=1, seconds=3, memory=1 << 29)
    monkeypatch.setattr(opening, "LIMITS", limits)

    def taking(reader: str) -> Iterator[TakenSheet | SpoiledSheet | Fault]:
        row = FileKind(re.compile(b"odd"), f"{odd_readers.__name__}:{reader}")
        monkeypatch.setitem(KINDS, "odd", row)
        return take_sheets(tmp_path / "odd.page", "odd", "odd.page")

    return taking


def children() -> list[int]:
    """The processes forked to open files, ended ones that nobody asked for too."""
    assert FORKER.process
    told = Path(f"/proc/{FORKER.process.pid}/task/{FORKER.process.pid}/children").read_text()
    return [int(number) for number in told.split()]


def test_each_sheet_comes_as_its_reader_gave_it(take: Take) -> None:
    assert list(take("sound")) == list(odd_readers.sound(Path()))
    assert children() == []


@pytest.mark.parametrize(
    ("reader", "told"),
    [
        ("refusing", "后面的页已损坏"),
        ("crashing", "崩溃"),
        ("failing", "崩溃"),
        ("leaving", "崩溃"),
        ("waiting", "太费时"),
        ("computing", "太费时"),
        ("eating", "占的内存太多"),
        ("writing", "读不出来"),
        ("babbling", "答非所问"),
        ("lying", "答非所问"),
        ("stopping_short", "太费时"),
        ("promising", "答非所问"),
    ],
)
def test_what_becomes_of_the_child_is_one_line_after_the_sheets_before_it(take: Take, reader: str, told: str) -> None:
    *sheets, fault = take(reader)
    assert sheets == [odd_readers.sheet()]
    assert isinstance(fault, Fault)
    assert fault.name == "odd.page" and told in fault.message and "\n" not in fault.message
    assert children() == []


def test_a_child_has_the_memory_of_its_own_limits_whatever_the_process_that_asks_has() -> None:
    told = subprocess.run([sys.executable, "-c", SMALL_PROCESS], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == "TakenSheet\n"


def test_a_child_cannot_write(take: Take, tmp_path: Path) -> None:
    list(take("writing"))
    assert not (tmp_path / "written").exists() or not (tmp_path / "written").read_bytes()


def test_a_child_reaches_nobody_where_the_system_lets_it_leave_the_network(take: Take, tmp_path: Path) -> None:
    leave = "import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x50000000))"
    forbidden = subprocess.run([sys.executable, "-c", leave], check=False).returncode
    with socket.create_server(("127.0.0.1", 0)) as outside:
        (tmp_path / "odd.page").write_text(str(outside.getsockname()[1]))
        taken = list(take("reaching"))
    assert (taken == [odd_readers.sheet(), odd_readers.sheet(2)]) == bool(forbidden)


def test_a_sheet_with_too_much_text_costs_no_other(take: Take) -> None:
    spoiled, sheet = take("verbose")
    assert isinstance(spoiled, SpoiledSheet) and "内容太多" in spoiled.message
    assert sheet == odd_readers.sheet(2)


def test_whoever_wants_no_more_sheets_ends_the_child(take: Take) -> None:
    sheets = take("endless")
    assert next(sheets) == odd_readers.sheet(1, 1_000_000)
    assert len(children()) == 1
    sheets.close()  # type: ignore[attr-defined]
    assert children() == []


def test_each_sheet_has_its_own_time(take: Take) -> None:
    assert list(take("thorough")) == [odd_readers.sheet(number, 3) for number in (1, 2, 3)]


def test_where_the_process_that_forks_is_killed_the_next_file_has_another(take: Take) -> None:
    list(take("sound"))
    assert FORKER.process
    os.kill(FORKER.process.pid, signal.SIGKILL)
    FORKER.process.wait()
    assert len(list(take("sound"))) == 3


def test_a_child_has_none_of_the_keys_of_the_importer(take: Take) -> None:
    list(take("sound"))
    assert FORKER.process
    assert Path(f"/proc/{FORKER.process.pid}/environ").read_bytes() == b"OMP_NUM_THREADS=1\0OPENBLAS_NUM_THREADS=1\0"


def test_a_file_that_is_gone_is_one_line(tmp_path: Path) -> None:
    (fault,) = take_sheets(tmp_path / "none.pdf", "pdf", "none.pdf")
    assert fault == Fault("none.pdf", "不存在；请核对路径和文件名")


def test_two_files_are_open_at_a_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(made_pdf([Row(f"{name}街", 40, 20, 30.0)]))
    taken = zip(*(take_sheets(tmp_path / name, "pdf", name) for name in ("one", "two")), strict=True)
    assert [[sheet.page.text for sheet in pair if isinstance(sheet, TakenSheet)] for pair in taken] == [
        ["one街", "two街"]
    ]
