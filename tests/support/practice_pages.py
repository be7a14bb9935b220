"""Typeset practice pages for measurements: known articles set again in other layouts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.places import SHARED


def typeset(folder: Path, pages: int, seed: int) -> list[Path]:
    """Raw pages made in ``folder`` by ../shared/typeset; the same seed makes the same pages."""
    truths = sorted(map(str, (SHARED / "pages").glob("*.json")))
    command = [sys.executable, str(SHARED / "typeset"), "--from", *truths, "--out", str(folder)]
    subprocess.run([*command, "--pages", str(pages), "--seed", str(seed)], check=True)
    return sorted(folder.glob("*.txt"))


def dated_pages(folder: Path, pages: int, seed: int) -> Path:
    """A folder of typeset pages, each a page of its own of the day that their mastheads print."""
    rows = ["file,date,date_source,page"]
    for number, path in enumerate(typeset(folder, pages, seed), 1):
        rows.append(f"{path.name},2023-09-12,supplied,{number}")
        path.with_suffix(".json").unlink()
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return folder
