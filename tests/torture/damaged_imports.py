"""Damaged PDFs and XMLs into the database: no importer breaks off, no page is stored by halves.

python -m tests.torture.damaged_imports [--files 2000] [--seed 1]
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from tests.torture.archives import verdict
from tests.torture.installation import fresh_installation


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with fresh_installation(), tempfile.TemporaryDirectory() as folder:
        from tests.support.damaged_pages import damaged, sound_files
        from tests.support.half_stored import half_stored, import_one

        outcomes: Counter[str] = Counter()
        for file, _ in damaged(sound_files(Path(folder)), asked.files, asked.seed):
            outcomes.update(
                report.outcome or ("waiting" if report.notes else "refused") for report in import_one(file.entry)
            )
        wrong = list(half_stored())
    print(dict(outcomes), *wrong, sep="\n")
    verdict(f"damaged imports: {asked.files} files, {len(wrong)} stored by halves", not wrong)


if __name__ == "__main__":
    main()
