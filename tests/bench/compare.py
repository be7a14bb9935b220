"""The result page of this checkout measured in turn with another one's, each on its own copy of one archive.

python -m tests.bench.compare --other CHECKOUT --archive FOLDER [--rounds 5]

FOLDER is a data folder as tests.bench.search keeps one, bench-200000/; it is only read. The copies stand beside it in
compare/, are migrated and indexed by their own checkouts, and are used again while these stand at the same commits.
Prints p50 and p95 of each round, the median ratios of the rounds, the page ÷ the search call, and the search call ÷
Tantivy's own time for the same clauses and counts. Wants a quiet machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from tests.bench.timing import percentiles, timed
from tests.support.processes import ROOT, fetch, serving

SEED = 1
# Pages asked for before the clock runs, for each of the two workers.
WARM_UP = 40
# Both sides are measured as they come: with Tantivy and SQLite, no log-in.
UNSET = ("ELASTICSEARCH_URL", "DATABASE_URL", "HTTPS", "DEBUG", "SITE_URL", "ALLOWED_HOSTS")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--other", type=Path, required=True)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    for name in UNSET:
        os.environ.pop(name, None)
    os.environ["VISIBILITY"] = "public"
    copies = asked.archive.resolve().parent / "compare"
    sides = {"other": asked.other.resolve(), "this": ROOT}
    for name, checkout in sides.items():
        prepare(checkout, asked.archive, copies / name)
    os.environ.update(NEWSROOM_DATA=str(copies / "this"), DJANGO_SETTINGS_MODULE="newsroom.settings")
    compare(sides, copies, asked.rounds)


def prepare(checkout: Path, archive: Path, copy: Path) -> None:
    """Copied, migrated and indexed by the checkout itself, unless that was done at the commit it stands at."""
    done, commit = copy / "prepared", commit_of(checkout)
    if done.exists() and done.read_text("utf-8") == commit:
        return
    print(f"{checkout}: copying, migrating, indexing …", file=sys.stderr)
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(archive, copy, ignore=shutil.ignore_patterns("index", "locks", "alone"))
    environment = os.environ | {"NEWSROOM_DATA": str(copy)}
    for command in (["migrate"], ["collectstatic", "--noinput"], ["rebuild_search"]):
        manage = [sys.executable, "manage.py", *command, "-v0"]
        subprocess.run(manage, cwd=checkout, env=environment, check=True)
    done.write_text(commit, "utf-8")


def commit_of(checkout: Path) -> str:
    named = subprocess.run(["git", "rev-parse", "HEAD"], cwd=checkout, capture_output=True, text=True, check=True)
    return named.stdout.strip()


def compare(sides: dict[str, Path], copies: Path, rounds: int) -> None:
    import django

    django.setup()
    # Only now, when the settings know the folder.
    from tests.bench.measuring import calls
    from tests.bench.queries import queries

    everything = list(chain.from_iterable(queries().values()))
    Random(SEED).shuffle(everything)
    measured: list[dict[str, Any]] = []
    for number in range(1, rounds + 1):
        pages = {name: pages_of(checkout, copies / name, everything) for name, checkout in sides.items()}
        measured.append(pages | calls(everything))
        print(f"round {number}: {measured[-1]}", flush=True)
    for name, ratio in ratios(measured).items():
        print(f"{name:<28}{ratio:>6.2f}")


def pages_of(checkout: Path, data: Path, everything: list[str]) -> dict[str, float]:
    """Percentiles of the result page over HTTP, in ms."""
    with serving(data, checkout) as site:

        def page(query: str) -> None:
            fetch(f"{site}/search/?{query}", 60)

        timed(page, everything[:WARM_UP])
        return percentiles(timed(page, everything))


def ratios(measured: list[dict[str, Any]]) -> dict[str, float]:
    """Medians of what each round gives."""
    each = {
        "this / other, p50": [one["this"]["p50"] / one["other"]["p50"] for one in measured],
        "this / other, p95": [one["this"]["p95"] / one["other"]["p95"] for one in measured],
        "page / search call, p50": [one["this"]["p50"] / one["search_call_ms"] for one in measured],
        "search call / Tantivy, p50": [one["search_call_ms"] / one["tantivy_ms"] for one in measured],
    }
    return {name: statistics.median(found) for name, found in each.items()}


if __name__ == "__main__":
    main()
