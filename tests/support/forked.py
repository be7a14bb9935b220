"""Run as ``python -m tests.support.forked FOLDER``: several codes at one moment, each in a process of its own.

Reads them from standard input as a JSON list, and prints what each has printed as another. Django is set up once and
the process forked, so that many are there at the price of one; each connects to the database for itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
import traceback
from pathlib import Path

import django


def main() -> None:
    codes, folder, running = json.load(sys.stdin), Path(sys.argv[1]), []
    for number, code in enumerate(codes):
        if pid := os.fork():
            running.append(pid)
        else:
            fall_out(code, folder, number)
    while not all((folder / f"ready{number}").exists() for number in range(len(codes))) and not one_ended():
        time.sleep(0.01)
    (folder / "go").touch()
    statuses = [os.waitpid(pid, 0)[1] for pid in running]
    if any(statuses):
        sys.exit(1)
    json.dump([(folder / f"told{number}").read_text() for number in range(len(codes))], sys.stdout)


def one_ended() -> bool:
    return os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def fall_out(code: str, folder: Path, number: int) -> None:
    """Says that it is ready, waits until all may begin, and does not come back."""
    from django.db import connection

    try:
        connection.ensure_connection()
        (folder / f"ready{number}").touch()
        while not (folder / "go").exists():
            time.sleep(0.001)
        with (folder / f"told{number}").open("w") as told, contextlib.redirect_stdout(told):
            exec(code, {})
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    django.setup()
    main()
