"""``python -m articles.serving.beside COMMAND…``: runs a command of manage.py beside the server, whose child this is.

A command that ends begins again after a while; with the server both end.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

MANAGE = Path(__file__).resolve().parent.parent.parent / "manage.py"
BEGINS_AGAIN_AFTER = 30.0  # seconds
ENDS_WITHIN = 10.0
_LOOKS_EVERY = 0.5
_SIGNAL_AT_PARENTS_DEATH = 1  # of prctl(2)


def start_beside(*command: str) -> None:
    """For the process that becomes the server."""
    subprocess.Popen([sys.executable, "-m", "articles.serving.beside", *command], cwd=MANAGE.parent)


def main() -> None:
    server = os.getppid()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        while os.getppid() == server:
            run_once(server, sys.argv[1:])
            wait(server, BEGINS_AGAIN_AFTER)
    except KeyboardInterrupt:  # the terminal's, which the command has had too
        return


def run_once(server: int, command: list[str]) -> None:
    child = subprocess.Popen([sys.executable, MANAGE, *command], preexec_fn=end_with_parent)
    try:
        while child.poll() is None and os.getppid() == server:
            time.sleep(_LOOKS_EVERY)
        if child.returncode is not None and os.getppid() == server:
            told = f"manage.py {' '.join(command)} 停了（{child.returncode}），{BEGINS_AGAIN_AFTER:.0f} 秒后再起"
            print(told, file=sys.stderr, flush=True)
    finally:
        end(child)


def end_with_parent() -> None:
    """However this process ends, the command is told to stop: else it would outlive the server. Linux only."""
    with suppress(AttributeError):
        ctypes.CDLL(None).prctl(_SIGNAL_AT_PARENTS_DEATH, signal.SIGTERM)


def end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def wait(server: int, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and os.getppid() == server:
        time.sleep(_LOOKS_EVERY)


if __name__ == "__main__":
    main()
