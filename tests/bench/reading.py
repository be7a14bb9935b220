"""How fast pages are read on one core, and whether memory stays flat.

python -m tests.bench.reading [--pages 10000]
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

from articles.reading.reader import read_page
from tests.support.practice_pages import typeset


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as folder:
        texts = [path.read_text("utf-8") for path in typeset(Path(folder), min(pages, 500), seed=11)]
    for text in texts[:50]:
        read_page(text)
    tenth, start = peak_mb(), time.process_time()
    for number in range(pages):
        read_page(texts[number % len(texts)])
        if number == pages // 10:
            tenth = peak_mb()
    seconds = time.process_time() - start
    print(f"read {pages} pages: {pages / seconds:.1f} pages/s on one core")
    print(f"peak memory after {pages // 10} pages {tenth:.0f} MB, after {pages} pages {peak_mb():.0f} MB")


if __name__ == "__main__":
    main()
