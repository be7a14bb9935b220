"""How many PDF pages import_pages takes in, and whether its memory stays flat.

python -m tests.bench.importing_pdf FOLDER [--pages 200]

FOLDER holds PDFs of one page, e.g. of ../shared/typeset_pdf; they come again and again as other pages, each copy a file
of other bytes. The first one costs more (the process, the index), so that it stands apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
import threading
import time
from itertools import cycle
from pathlib import Path

from tests.support.processes import manage

DAY = dt.date(2001, 1, 1)
PER_LETTER = 999
HOURS_OF = 48_000  # pages


def numbered(folder: Path, target: Path, pages: int) -> None:
    """So many PDFs, each with a page number that no other has."""
    target.mkdir()
    for at, path in zip(range(pages), cycle(sorted(folder.glob("*.pdf"))), strict=False):
        number = f"{chr(ord('A') + at // PER_LETTER)}{at % PER_LETTER + 1:03d}"
        (target / f"{DAY}-{number}.pdf").write_bytes(path.read_bytes() + f"\n% {at}\n".encode())


def resident(process: int) -> float:
    """MB that the process holds in memory; 0 when it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def imported(data: Path, folder: Path) -> tuple[float, list[float]]:
    """Seconds, and memory each second."""
    command = [sys.executable, "manage.py", "import_pages", str(folder)]
    surroundings = {**os.environ, "NEWSROOM_DATA": str(data)}
    start, memory, ended = time.monotonic(), [], threading.Event()
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        watch = threading.Thread(target=lambda: _watch(process.pid, memory, ended))
        watch.start()
        told, _ = process.communicate()
        ended.set()
        watch.join()
    print(told.decode().strip())
    return time.monotonic() - start, memory


def _watch(process: int, memory: list[float], ended: threading.Event) -> None:
    while not ended.wait(1.0):
        memory.append(resident(process))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        data, one, all_pages = (Path(scratch) / name for name in ("data", "one", "all"))
        manage(data, "migrate", "-v0").check_returncode()
        numbered(asked.folder, one, 1)
        numbered(asked.folder, all_pages, asked.pages)
        first, _ = imported(data, one)
        seconds, memory = imported(data, all_pages)
    each = seconds / asked.pages
    quarters = [max(memory[at * len(memory) // 4 : (at + 1) * len(memory) // 4], default=0.0) for at in range(4)]
    print(f"the first page {first:.1f} s; {asked.pages} pages {1000 * each:.0f} ms each, {60 / each:.0f} a minute")
    print(f"{HOURS_OF} pages would take {HOURS_OF * each / 3600:.1f} h")
    print("memory at most, by quarters: " + " ".join(f"{quarter:.0f} MB" for quarter in quarters))


if __name__ == "__main__":
    main()
