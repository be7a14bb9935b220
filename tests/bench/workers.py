"""What a web worker keeps for itself: memory that no other process shares and that is no file's."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit


def private_megabytes(site: str) -> int:
    """Of the largest worker of the server at this address."""
    port = urlsplit(site).port
    commands = {entry.parent: entry.read_bytes() for entry in Path("/proc").glob("[0-9]*/cmdline")}
    ours = [place for place, command in commands.items() if b"gunicorn" in command and f":{port}".encode() in command]
    return round(max(map(private_kilobytes, ours)) / 1024)


def private_kilobytes(process: Path) -> int:
    """Dirty pages only: the index files are mapped, and clean pages of files belong to the system's cache."""
    found = re.search(r"^Private_Dirty:\s+(\d+) kB", (process / "smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0
