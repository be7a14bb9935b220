"""How fast the authors' pages are where one author signed a fifth of a large archive and 5,000 others the rest.

python -m tests.bench.authors [--articles 200000] [--corpus FILE] [--rounds 40]

The archive is kept in $NEWSROOM_DATA (default var/) as bench-authors-<articles>/; with DATABASE_URL set it is built
into that database, which must be empty, or hold it already. Over HTTP, two gunicorn workers; "first" is a server that
has just begun and has read nothing yet, "changed" is asked after a correction of one of the author's own articles, each
time anew. Nothing of the index is needed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

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
    parser.add_argument("--rounds", type=int, default=40)
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
    measure(data, asked.rounds)


def measure(data: Path, rounds: int) -> None:
    from tests.bench.timing import milliseconds, percentiles, table
    from tests.support.processes import fetch, serving

    with serving(data) as site:
        sizes: dict[str, int] = {}
        first = {name: milliseconds(lambda path=path: fetch(site + path, 600)) for name, path in PAGES.items()}
        times: dict[str, list[float]] = {}
        for _ in range(rounds):
            for name, path in PAGES.items():
                times.setdefault(name, []).append(
                    milliseconds(lambda path=path, name=name: sizes.update({name: len(fetch(site + path, 600))}))
                )
        csv = [milliseconds(lambda: first_byte(f"{site}{AUTHOR}/works.csv")) for _ in range(min(rounds, 10))]
        whole = milliseconds(lambda: fetch(f"{site}{AUTHOR}/works.csv", 600))
        changed = [milliseconds(after_a_correction(site)) for _ in range(min(rounds, 10))]
    # Each worker reads for itself, so that the first answers of both are left out.
    rows = {name: percentiles(found[rounds // 4 :]) for name, found in times.items()}
    print(table(rows | {"CSV, first byte": percentiles(csv), "author, changed": percentiles(changed)}))
    for name, size in sizes.items():
        print(
            f"{name:<24}{size:>10} bytes, first {first[name]:>8.1f} ms, median {statistics.median(times[name]):>8.1f}"
        )
    print(f"whole CSV {whole / 1000:.1f} s")


def first_byte(url: str) -> None:
    with urllib.request.urlopen(url, timeout=600) as answer:
        answer.read(1)


def after_a_correction(site: str) -> Callable[[], None]:
    from articles.corrections import correct
    from articles.models import Article
    from tests.bench.signing_archive import BUSIEST
    from tests.support.processes import fetch

    article = Article.objects.filter(bylines__name=BUSIEST).order_by("?").first()
    assert article
    correct(article, version=article.version, changes={"kicker": f"改{article.version}"}, by=None)
    return lambda: fetch(f"{site}{AUTHOR}/", 600) and None


if __name__ == "__main__":
    main()
