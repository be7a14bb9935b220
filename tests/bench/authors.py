"""How fast the authors' pages are where one author signed a fifth of a large archive and 5,000 others the rest.

python -m tests.bench.authors [--articles 200000] [--corpus FILE] [--rounds 100]

The archive is kept in $NEWSROOM_DATA (default var/) as bench-authors-<articles>/; with DATABASE_URL set it is built
into that database, which must be empty, or hold it already. Asked through Django's test client in this process, so that
beside the time on the clock the time of the processor is told, which other jobs disturb less. "cold": as a process that
has just begun, or after a correction of one of the author's own articles. Nothing of the index is needed.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.bench.timing import percentiles

if TYPE_CHECKING:
    from django.test import Client

AUTHOR = "/reporters/yan-bi-geng"
ROLE = quote("摄影")
PAGES = {
    "author": f"{AUTHOR}/",
    "author, narrowed": f"{AUTHOR}/?year=1999&role={ROLE}&kind=article",
    "author, by role": f"{AUTHOR}/?role={ROLE}&sort=oldest",
    "author, last page": f"{AUTHOR}/?page=2000",
    "author, page 1000": f"{AUTHOR}/?page=1000",
    "feed": f"{AUTHOR}/feed/",
    "works to print": f"{AUTHOR}/works/",
    "works to print, last": f"{AUTHOR}/works/?page=134",
    "works, first line": f"{AUTHOR}/works.csv",
    "index": "/reporters/",
    "index, letter W": "/reporters/?letter=W",
    "index, one role": f"/reporters/?letter=Z&role={ROLE}",
    "index, filter": "/reporters/?q=wang",
    "index, initials": "/reporters/?q=wxm",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--corpus", type=Path, help=".jsonl or .jsonl.gz; default: the sample pages")
    parser.add_argument("--rounds", type=int, default=100)
    asked = parser.parse_args()
    data = Path(os.environ.get("NEWSROOM_DATA") or "var").resolve() / f"bench-authors-{asked.articles}"
    data.mkdir(parents=True, exist_ok=True)
    os.environ.update(NEWSROOM_DATA=str(data), DJANGO_SETTINGS_MODULE="newsroom.settings", VISIBILITY="public")
    from tests.bench.search import prepare

    prepare(data, asked.articles, asked.corpus)
    from articles.models import Reporter
    from tests.bench.signing_archive import BUSIEST, sign

    if not Reporter.objects.filter(name=BUSIEST).exists():
        sign()
    measure(asked.rounds)


def measure(rounds: int) -> None:
    from django.core.cache import cache
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    print(f"{'ms':<24}{'p50':>8}{'p95':>8}{'cpu p50':>9}{'cpu p95':>9}{'cold':>8}{'cpu':>8}{'queries':>8}{'bytes':>9}")
    for name, path in PAGES.items():
        cache.clear()
        cold = asked_once(client, path)
        times = [asked_once(client, path) for _ in range(rounds)]
        row = "".join(f"{told:>8.1f}" for told in figures(times))
        print(f"{name:<24}{row}{cold[0]:>10.1f}{cold[1]:>8.1f}{queries(client, path):>8}{size(client, path):>9}")


def asked_once(client: Client, path: str) -> tuple[float, float]:
    """Milliseconds on the clock and of the processor; of a file, until its first line is there."""
    clock, processor = time.perf_counter(), time.process_time()
    answer = client.get(path)
    if answer.streaming:
        next(iter(answer))
    assert answer.status_code == 200, path
    took = (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000
    answer.close()
    return took


def figures(times: list[tuple[float, float]]) -> list[float]:
    found = []
    for column in zip(*times, strict=True):
        told = percentiles(list(column))
        found += [told["p50"], told["p95"]]
    return found


def queries(client: Client, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(path).close()
    return len(captured)


def size(client: Client, path: str) -> int:
    answer = client.get(path)
    return 0 if answer.streaming else len(answer.content)


if __name__ == "__main__":
    main()
