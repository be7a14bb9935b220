"""What a whole export costs beside the rows alone: the same articles loaded in the same way, and nothing written.

python -m tests.bench.exporting --archive FOLDER [--query 农民]

FOLDER is a data folder as tests.bench.search keeps one. Processor time of this process, by turns, medians of five.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--query", default="农民")
    asked = parser.parse_args()
    os.environ.update(
        NEWSROOM_DATA=str(asked.archive.resolve()), DJANGO_SETTINGS_MODULE="newsroom.settings", VISIBILITY="public"
    )
    import django

    django.setup()
    measure(f"q={quote(asked.query)}")


def measure(query: str) -> None:
    from django.http import QueryDict

    from articles.search.exports import csv_lines, json_lines, results

    params = QueryDict(query)
    kinds: dict[str, Callable[[], Iterator[Any]]] = {
        "rows alone": lambda: results(params),
        "csv": lambda: csv_lines(params, "http://archive.example"),
        "jsonl": lambda: json_lines(params, "http://archive.example"),
    }
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind, make in kinds.items():
            start = time.process_time()
            number = sum(1 for _ in make())
            times[kind].append(time.process_time() - start)
    medians = {kind: statistics.median(seconds) for kind, seconds in times.items()}
    for kind, seconds in medians.items():
        print(f"{kind:<12}{seconds:>8.2f} s{seconds / medians['rows alone']:>8.2f} × the rows, {number} articles")


if __name__ == "__main__":
    main()
