"""Whether every page of the reading room is as fast in a big archive as in a small one.

python -m tests.bench.reading_room [--articles 200000] [--small 2000] [--corpus FILE] [--runs 5]

Both archives are lived in (``lived_in``): 5,000 authors in the big one, series, corrections, continued, merged, split
and withdrawn texts. They live in room-<articles>/ in $NEWSROOM_DATA (default var/) and are kept for the next time. Two
servers run, and are asked in turn; each figure is the median of the runs. A page passes when its p95 is 20 ms or less,
or at most 1.5 times what it is in the small archive. HTML is told without compression.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench.timing import percentiles
from tests.support.places import ROOT
from tests.support.processes import environment, serving

ADDRESSES = "addresses.json"
ENOUGH, TIMES = 20, 1.5


@dataclass(frozen=True)
class Answer:
    """Times in milliseconds; ``size`` in bytes."""

    status: int
    first_byte: float
    whole: float
    size: int


@dataclass(frozen=True)
class Figures:
    """Of one type of page in one archive: medians of the runs; ``size`` the largest answer of all."""

    p50: float
    p95: float
    first_byte_p95: float
    size: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--corpus", type=Path, help=".jsonl or .jsonl.gz; default: the sample pages")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="types of page whose name holds this")
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.make:
        make(asked.make, asked.corpus)
        return
    outer = Path(os.environ.get("NEWSROOM_DATA") or "var").resolve()
    folders = [archive(outer, number, asked.corpus) for number in (asked.small, asked.articles)]
    with ExitStack() as running:
        sites = [running.enter_context(serving(folder)) for folder in folders]
        show(measured(sites, [only(folder, asked.only) for folder in folders], asked.runs))


def archive(outer: Path, articles: int, corpus: Path | None) -> Path:
    """The folder of a lived-in archive of this size, made in a process of its own if it is not there."""
    folder = outer / f"room-{articles}"
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.bench.reading_room", "--make", str(articles)]
    command += ["--corpus", str(corpus)] if corpus else []
    subprocess.run(command, cwd=ROOT, env=environment(folder), check=True)
    return folder


def make(articles: int, corpus: Path | None) -> None:
    """In the data folder of this process; its addresses are drawn anew each time."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0)
    from articles.models import Article
    from tests.bench.addresses import addresses
    from tests.bench.archive import build
    from tests.bench.lived_in import live_in

    folder = Path(os.environ["NEWSROOM_DATA"])
    if not Article.objects.exists():
        print(f"building {articles} articles …", file=sys.stderr)
        build(articles, corpus, reporters=min(5000, articles // 20))
        live_in()
        call_command("rebuild_search", verbosity=0)
    # As a running server does within a minute.
    call_command("due")
    (folder / ADDRESSES).write_text(json.dumps(addresses()), "utf-8")


def only(folder: Path, part: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((folder / ADDRESSES).read_text("utf-8"))
    return {name: each for name, each in found.items() if part in name}


def measured(sites: list[str], asked: list[dict[str, list[str]]], runs: int) -> dict[str, list[Figures]]:
    """Type of page → its figures in each archive, which are asked in turn; the first address of each warms up."""
    answers: dict[str, list[list[list[Answer]]]] = {name: [[] for _ in sites] for name in asked[0]}
    for _ in range(runs):
        for name, each in answers.items():
            for number, site in enumerate(sites):
                paths = asked[number].get(name, [])
                each[number].append(list(ask(site, paths[:1] + paths))[1:])
    return {name: [figures(runs_of) for runs_of in each] for name, each in answers.items() if all(map(any, each))}


def ask(site: str, paths: list[str]) -> Iterator[Answer]:
    """One after the other on a connection of its own each, as new readers come."""
    for path in paths:
        connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
        start = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        first = time.perf_counter()
        size = len(answer.read())
        yield Answer(answer.status, 1000 * (first - start), 1000 * (time.perf_counter() - start), size)
        connection.close()


def figures(runs: list[list[Answer]]) -> Figures:
    if failed := [answer.status for run in runs for answer in run if answer.status >= 500]:
        raise SystemExit(f"{len(failed)} answers failed: {failed[0]}")
    whole = [percentiles([answer.whole for answer in run]) for run in runs]
    first = [percentiles([answer.first_byte for answer in run])["p95"] for run in runs]
    return Figures(
        statistics.median(run["p50"] for run in whole),
        statistics.median(run["p95"] for run in whole),
        statistics.median(first),
        max(answer.size for run in runs for answer in run),
    )


def show(found: dict[str, list[Figures]]) -> None:
    print(f"{'':<24}{'small p50':>10}{'p95':>8}{'big p50':>10}{'p95':>8}{'times':>7}{'1st byte':>10}{'KB':>7}")
    slow = []
    for name, (small, big) in found.items():
        times = big.p95 / small.p95
        passes = big.p95 <= ENOUGH or times <= TIMES
        slow += [] if passes else [name]
        print(
            f"{name:<24}{small.p50:>10.1f}{small.p95:>8.1f}{big.p50:>10.1f}{big.p95:>8.1f}{times:>7.2f}"
            f"{big.first_byte_p95:>10.1f}{big.size / 1024:>7.0f}{'' if passes else '  slower'}"
        )
    print(f"{len(found) - len(slow)} of {len(found)} types of page as fast as asked")


if __name__ == "__main__":
    main()
