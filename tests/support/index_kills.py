"""kill -9 between a commit and its index entry, again and again; whether the next process mends what is left."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.processes import ROOT, environment

# A batch of one article takes some 30 ms: kills strike before, within and after it.
WITHIN_SECONDS = 0.1
LASTING = ("meta.json", ".managed.json", "stamp", "seal", ".tantivy-writer.lock", ".tantivy-meta.lock")


@dataclass
class Outcome:
    """``unsound`` says what a restart did not mend; ``slowest`` is the longest restart in seconds."""

    kills: int = 0
    slowest: float = 0.0
    unsound: list[str] = field(default_factory=list)


def kill_savers(data: Path, kills: int, seed: int) -> Outcome:
    """The archive at ``data`` has articles. Every third process rebuilds the index while it saves."""
    dice, outcome = random.Random(seed), Outcome()
    for number in range(kills + 1):
        saver = start(data, rebuilding=number % 3 == 2)
        start_up(saver, outcome)
        if number < kills:
            await_saves(saver, dice.randint(1, 3))
            time.sleep(dice.uniform(0, WITHIN_SECONDS))
            outcome.kills += saver.poll() is None
        else:
            await_saves(saver, 3)
        saver.kill()
        saver.wait()
    return outcome


def start(data: Path, rebuilding: bool) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.saver", *(["--rebuild"] if rebuilding else [])],
        cwd=ROOT,
        env=environment(data, DJANGO_SETTINGS_MODULE="newsroom.settings"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def start_up(saver: subprocess.Popen[str], outcome: Outcome) -> None:
    assert saver.stdout
    state, _, detail = saver.stdout.readline().strip().partition(" ")
    if state == "sound":
        outcome.slowest = max(outcome.slowest, float(detail))
    else:
        outcome.unsound.append(detail or "ended")


def await_saves(saver: subprocess.Popen[str], number: int) -> None:
    assert saver.stdout
    for _ in range(number):
        saver.stdout.readline()


def unreferenced(index: Path) -> list[str]:
    """Files in the live generation's folder that belong neither to a segment nor to the folder as a whole."""
    folder = index / (index / "live").read_text()
    segments = json.loads((folder / "meta.json").read_text())["segments"]
    stems = {segment["segment_id"].replace("-", "") for segment in segments}
    names = [path.name for path in folder.iterdir()]
    return [name for name in names if name.partition(".")[0] not in stems and name not in LASTING]


def strangers(index: Path) -> list[str]:
    """What stands beside the live generation."""
    live = (index / "live").read_text()
    return [path.name for path in index.iterdir() if path.name not in ("live", live, f"{live}.lock")]
