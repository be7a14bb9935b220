"""200 kill -9 at random moments of an import of practice pages, then once more: the same archive.

python -m tests.torture.kill_imports [--kills 200] [--pages 60] [--seed 1]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import FIXTURES, SHARED
from tests.kills import same_after_kills


def practice_pages(folder: Path, pages: int, seed: int) -> Path:
    """Typeset pages with dates in their names, so that each is a page of its own."""
    truths = sorted(map(str, (SHARED / "pages").glob("*.json")))
    raw = folder / "typeset"
    command = [sys.executable, str(SHARED / "typeset"), "--from", *truths, "--out", str(raw)]
    subprocess.run([*command, "--pages", str(pages), "--seed", str(seed)], check=True)
    out = folder / "pages"
    out.mkdir()
    rows = ["file,date,date_source,page"]
    for number, path in enumerate(sorted(raw.glob("*.txt"))):
        (out / path.name).write_bytes(path.read_bytes())
        rows.append(f"{path.name},{2000 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02},supplied,1")
    (out / "manifest.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = practice_pages(folder, options.pages, options.seed) if SHARED.is_dir() else FIXTURES
        same, struck = same_after_kills(folder, pages, options.kills, options.seed)
    print(f"kill -9: {options.kills} imports, {struck} killed while running; same archive: {same}")
    sys.exit(not same)


if __name__ == "__main__":
    main()
