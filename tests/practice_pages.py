"""Typeset practice pages for measurements: known articles set again in other layouts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.places import SHARED


def typeset(folder: Path, pages: int, seed: int) -> list[Path]:
    """Raw pages made in ``folder`` by ../shared/typeset; the same seed makes the same pages."""
    truths = sorted(map(str, (SHARED / "pages").glob("*.json")))
    command = [sys.executable, str(SHARED / "typeset"), "--from", *truths, "--out", str(folder)]
    subprocess.run([*command, "--pages", str(pages), "--seed", str(seed)], check=True)
    return sorted(folder.glob("*.txt"))


def dated_pages(folder: Path, pages: int, seed: int) -> Path:
    """A folder of typeset pages whose manifest gives each a day of its own."""
    rows = ["file,date,date_source,page"]
    for number, path in enumerate(typeset(folder, pages, seed)):
        rows.append(f"{path.name},{2000 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02},supplied,1")
        path.with_suffix(".json").unlink()
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return folder
