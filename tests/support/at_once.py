"""The same code in several processes that begin at one moment."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.support.places import ROOT

SETUP = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'newsroom.settings'; django.setup()\n"
# Each says that it is ready, and waits for the file that lets all of them go.
READY = """
import pathlib, time
from django.db import connection
connection.ensure_connection()
pathlib.Path("{ready}").touch()
while not pathlib.Path("{go}").exists():
    time.sleep(0.001)
"""


def start(code: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    variables = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.Popen(
        [sys.executable, "-c", SETUP + code], cwd=ROOT, env=variables, stdout=-1, stderr=-1, text=True
    )


def output(process: subprocess.Popen[str]) -> str:
    """What it printed, once it has ended without a fault."""
    text, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    return text.strip()


def run(code: str, environment: dict[str, str]) -> str:
    return output(start(code, environment))


def run_at_once(codes: Sequence[str], environment: dict[str, str], folder: Path) -> list[str]:
    """What each printed; they begin when the last of them has connected to the database."""
    go, ready = folder / "go", [folder / f"ready{number}" for number in range(len(codes))]
    running = [
        start(READY.format(ready=own, go=go) + code, environment) for own, code in zip(ready, codes, strict=True)
    ]
    while not all(own.exists() or process.poll() is not None for own, process in zip(ready, running, strict=True)):
        time.sleep(0.01)
    go.touch()
    return [output(process) for process in running]
