"""kill -9 at random moments of an import, run again each time, until it comes through."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from tests.digest import digest
from tests.processes import ROOT, environment, manage


def import_once(data: Path, pages: Path) -> None:
    """An import that comes to its end; exit code 1 only says that a person should look at some page."""
    done = manage(data, "import_pages", str(pages))
    if done.returncode not in (0, 1) or "没有入库" in done.stderr:
        raise RuntimeError(done.stderr)


def import_whole(data: Path, pages: Path) -> float:
    """Import without disturbance; seconds taken."""
    manage(data, "migrate", "-v0").check_returncode()
    start = time.monotonic()
    import_once(data, pages)
    return time.monotonic() - start


def import_killed(data: Path, pages: Path, kills: int, seconds: float, rng: random.Random) -> int:
    """Import with ``kills`` processes killed within ``seconds`` of their start; how many were really running."""
    manage(data, "migrate", "-v0").check_returncode()
    killed = 0
    for _ in range(kills):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "import_pages", str(pages)],
            cwd=ROOT,
            env=environment(data),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(rng.uniform(0, seconds))
        killed += process.poll() is None
        process.kill()
        process.wait()
    import_once(data, pages)
    return killed


def same_after_kills(folder: Path, pages: Path, kills: int, seed: int) -> tuple[bool, int]:
    """Whether the disturbed import ends like the undisturbed one, and how many kills struck."""
    whole, broken = folder / "whole", folder / "broken"
    seconds = import_whole(whole, pages)
    struck = import_killed(broken, pages, kills, seconds, random.Random(seed))
    return digest(whole) == digest(broken), struck
