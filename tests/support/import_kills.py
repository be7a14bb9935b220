"""kill -9 at random moments of an import, run again each time, until it comes through."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.support.digest import digest
from tests.support.processes import ROOT, environment, manage


def import_once(data: Path, pages: Path) -> None:
    """An import that comes to its end; exit code 1 only says that a person should look at some page."""
    done = manage(data, "import_pages", str(pages))
    if done.returncode not in (0, 1) or "没有入库" in done.stderr:
        raise RuntimeError(done.stderr)


def import_whole(data: Path, pages: Path) -> float:
    """Import without disturbance, and again, which finds everything there; seconds that the longer one takes."""
    begun = time.monotonic()
    import_once(data, pages)
    again = time.monotonic()
    import_once(data, pages)
    return max(again - begun, time.monotonic() - again)


def import_killed(data: Path, pages: Path, kills: int, seconds: float, rng: random.Random) -> int:
    """Kill imports within ``seconds`` of their start until ``kills`` were struck; how many ended first."""
    struck = escaped = 0
    while struck < kills:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "import_pages", str(pages)],
            cwd=ROOT,
            env=environment(data),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(rng.uniform(0, seconds))
        running = process.poll() is None
        struck, escaped = struck + running, escaped + (not running)
        process.kill()
        process.wait()
    import_once(data, pages)
    return escaped


def same_after_kills(whole: Path, pages: Path, kills: int, seed: int) -> tuple[bool, int]:
    """Whether the disturbed import ends like the undisturbed one, and how many processes ended before their kill.

    At ``whole`` is an installation of all tables and no row.
    """
    broken = whole.with_name("broken")
    shutil.copytree(whole, broken)
    seconds = import_whole(whole, pages)
    escaped = import_killed(broken, pages, kills, seconds, random.Random(seed))
    return digest(whole) == digest(broken), escaped
