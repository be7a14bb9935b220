"""The files that docs/hosting.md prints are ones that nginx and systemd take."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from articles.serving.receiving import EXPORTING, LARGEST_BODY
from articles.views.turns import AT_ONCE
from tests.support.nginx import NGINX, printed
from tests.support.printed_files import blocks
from tests.support.processes import free_port

UNITS = ("newsroom.service", "newsroom-backup.service", "newsroom-backup.timer")


@pytest.mark.nginx
def test_nginx_takes_the_printed_file(tmp_path: Path) -> None:
    path = printed(tmp_path, f"127.0.0.1:{free_port()} ssl http2", free_port())
    found = subprocess.run([NGINX, "-t", "-c", str(path)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    assert "warn" not in found.stderr


@pytest.mark.systemd
def test_systemd_takes_the_printed_units(tmp_path: Path) -> None:
    for name, text in zip(UNITS, blocks("hosting.md", "ini"), strict=True):
        (tmp_path / name).write_text(text.replace("/opt/newsroom/.venv/bin/python", "/bin/true"), "utf-8")
    command = [str(shutil.which("systemd-analyze")), "verify", *(str(tmp_path / name) for name in UNITS)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


def test_what_is_hardened_stands_in_the_unit() -> None:
    unit = blocks("hosting.md", "ini")[0]
    for line in ("UMask=0077", "ProtectSystem=strict", "PrivateTmp=yes", "MemoryMax=2G", "NoNewPrivileges=yes"):
        assert f"{line}\n" in unit


def test_nginx_and_we_take_forms_of_the_same_size() -> None:
    assert f"client_max_body_size {LARGEST_BODY >> 20}m;" in blocks("hosting.md", "nginx")[0]


def test_there_are_as_many_turns_as_threads_for_them() -> None:
    assert AT_ONCE == EXPORTING
