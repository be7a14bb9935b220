"""The same code in several processes that begin at one moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.support.places import ROOT

SETUP = "import django; django.setup()\n"


def start(code: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    return started(["-c", SETUP + code], environment)


def started(arguments: list[str], environment: dict[str, str]) -> subprocess.Popen[str]:
    variables = os.environ | {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "newsroom.settings"} | environment
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def output(process: subprocess.Popen[str], told: str | None = None, seconds: float = 300) -> str:
    """What it printed, once it has ended without a fault, within so many seconds; ``told`` is what it reads."""
    text, errors = process.communicate(told, timeout=seconds)
    assert process.returncode == 0, errors
    return text.strip()


def run(code: str, environment: dict[str, str]) -> str:
    return output(start(code, environment))


def run_at_once(codes: Sequence[str], environment: dict[str, str], folder: Path, seconds: float = 300) -> list[str]:
    """What each printed; they begin when the last of them has connected to the database."""
    together = started(["-m", "tests.support.forked", str(folder)], environment)
    return [text.strip() for text in json.loads(output(together, json.dumps(codes), seconds))]
