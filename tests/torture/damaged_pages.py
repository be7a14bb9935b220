"""Damaged PDFs and XMLs (bytes flipped, cut, swapped, lost, other numbers): each ends in sheets, or in lines.

python -m tests.torture.damaged_pages [--files 5000] [--seed 1]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.support.damaged_pages import sound_files, table, tried
from tests.torture.archives import verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    outcomes: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    slowest, begin = 0.0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for outcome in tried(sound_files(Path(folder)), asked.files, asked.seed):
            outcomes[outcome.kind, outcome.ended] += 1
            wrong += [outcome.told] if outcome.told else []
            slowest, begin = max(slowest, time.monotonic() - begin), time.monotonic()
    print(table(outcomes), *wrong, sep="\n")
    sentence = f"damaged pages: {asked.files}, slowest {slowest:.0f} s, {len(wrong)} ended otherwise than they may"
    verdict(sentence, not wrong)


if __name__ == "__main__":
    main()
