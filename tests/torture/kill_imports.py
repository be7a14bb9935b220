"""200 kill -9 at random moments of an import of practice pages, then once more: the same archive.

python -m tests.torture.kill_imports [--kills 200] [--pages 200] [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.support.import_kills import same_after_kills
from tests.support.made_pdf import dated_pdfs
from tests.support.practice_pages import dated_pages
from tests.support.processes import manage


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    same = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = {
            "text": dated_pages(folder / "pages", options.pages, options.seed),
            "PDF": dated_pdfs(folder / "pdfs", options.pages // 3),
        }
        for kind, pages in made.items():
            whole = folder / kind / "whole"
            manage(whole, "migrate", "-v0").check_returncode()
            as_whole, escaped = same_after_kills(whole, pages, options.kills, options.seed)
            killed = f"{options.kills} imports of {kind} killed while running, {escaped} ended before their kill"
            print(f"{killed}; same archive: {as_whole}", flush=True)
            same = same and as_whole
    sys.exit(not same)


if __name__ == "__main__":
    main()
