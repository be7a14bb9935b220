"""The archive's commands as a user runs them: in processes of their own, on a data folder of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.places import ROOT


class NoLogIn(urllib.request.HTTPRedirectHandler):
    """Measuring or crawling the log-in page would tell nothing of the archive."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if "/login/" in newurl:
            raise RuntimeError(f"{req.full_url} asks for a log-in: serve it with VISIBILITY=public")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


OPENER = urllib.request.build_opener(NoLogIn)


def environment(data: Path, **variables: str) -> dict[str, str]:
    """Of a process with this data folder and pages that everybody may read, unless ``variables`` say otherwise."""
    own = {
        "NEWSROOM_DATA": str(data),
        "VISIBILITY": "public",
        "RAW_TEXT": "public",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }
    return os.environ | own | variables


def manage(data: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py to its end; the caller looks at returncode, stdout and stderr."""
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(data, **variables), capture_output=True, text=True, timeout=300
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(data: Path, checkout: Path = ROOT, **variables: str) -> Iterator[str]:
    """The address of a server of this or another checkout that runs inside the ``with`` block."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=checkout,
        env=environment(data, PORT=str(port), **variables),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def get(url: str) -> str:
    return fetch(url, 30).decode()


def fetch(url: str, seconds: float) -> bytes:
    """What stands at an address; RuntimeError where it asks for a log-in instead."""
    with OPENER.open(url, timeout=seconds) as answer:
        return bytes(answer.read())
