"""The measurements themselves, on an archive whose rows are there and whose index is built anew."""

from __future__ import annotations

import random
import statistics
import sys
import time
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.core.management import call_command
from django.http import QueryDict
from haystack import connections

from articles.corrections import correct
from articles.indexing.drain import drain
from articles.models import Article
from articles.search.asking import answer, count
from articles.search.facets import counting
from articles.search.request import SearchRequest, read_request
from articles.search.results import asked_for
from tests.bench import tantivy_alone
from tests.bench.queries import PER_KIND, fruitless_queries, queries, typed_beginnings
from tests.bench.timing import milliseconds, percentiles, timed
from tests.bench.workers import private_megabytes
from tests.support.processes import fetch, serving

EXPORTS = 10
UPDATES = 20
WARM_UP = 10


def measure(data: Path) -> dict[str, Any]:
    results = rebuilt(data)
    print("measuring …", file=sys.stderr)
    kinds = queries()
    everything = list(chain.from_iterable(kinds.values()))
    results |= calls(everything)
    results["update_visible_ms"] = percentiles([update() for _ in range(UPDATES)])
    # Their 相关文章 too, so that the server that is measured has nothing else to do.
    drain()
    return results | over_http(data, kinds)


def rebuilt(data: Path) -> dict[str, Any]:
    """Our rebuild, and where the engine is Tantivy, Tantivy alone on the same fields."""
    print("building the index …", file=sys.stderr)
    seconds = milliseconds(lambda: call_command("rebuild_search", verbosity=0)) / 1000
    results: dict[str, Any] = {"rebuild_s": round(seconds, 1)}
    if is_tantivy():
        alone = tantivy_alone.build_seconds(data / "alone")
        size = sum(file.stat().st_size for file in (data / "index").rglob("*") if file.is_file())
        results |= {
            "tantivy_build_s": round(alone, 1),
            "rebuild_to_engine": round(seconds / alone, 2),
            "index_mb": round(size / 2**20),
        }
    return results


def is_tantivy() -> bool:
    return "Tantivy" in type(connections["default"]).__name__


def calls(everything: list[str]) -> dict[str, Any]:
    """The searches of result pages as the site makes them and straight to Tantivy, medians; no clause is ready yet."""

    def searched(request: SearchRequest) -> None:
        answer(asked_for(request, 1, stats=["day"], **counting(request)))

    def requests() -> list[SearchRequest]:
        return [read_request(QueryDict(one)) for one in everything]

    timed(searched, requests()[:WARM_UP])
    results = {"search_call_ms": round(statistics.median(timed(searched, requests())), 2)}
    if is_tantivy():
        straight = [tantivy_alone.compiled(request) for request in requests()]
        results["tantivy_ms"] = round(statistics.median(timed(tantivy_alone.search, straight)), 2)
    return results


def update() -> float:
    """From the saved correction to the search that finds it."""
    article = Article.objects.get(pk=random.choice(range(1, Article.objects.count())))
    word = f"改{random.randrange(10**9)}"

    def until_found() -> None:
        correct(article, version=article.version, changes={"kicker": word}, by=None)
        drain(more_to_come=True)
        while not count(read_request(QueryDict(f"q={word}")).clause):
            time.sleep(0.001)

    return milliseconds(until_found)


def over_http(data: Path, kinds: dict[str, list[str]]) -> dict[str, Any]:
    with serving(data) as site:

        def get(path: str) -> bytes:
            return fetch(site + path, 600)

        def page(query: str) -> bytes:
            return get(f"/search/?{query}")

        everything = list(chain.from_iterable(kinds.values()))
        random.Random(1).shuffle(everything)
        timed(page, everything[: 4 * WARM_UP])
        times = {kind: timed(page, asked) for kind, asked in kinds.items()}
        times["nothing found"] = timed(page, fruitless_queries())
        times["suggestion"] = timed(lambda typed: get(f"/search/suggest/?q={quote(typed)}"), typed_beginnings())
        times["export"] = timed(lambda query: get(f"/search/?format=csv&{query}"), kinds["phrase"][:EXPORTS])
        pages = [time for kind in kinds for time in times[kind]]
        return {
            "search_page_http_ms": percentiles(pages),
            "http_ms": {kind: percentiles(found) for kind, found in times.items()},
            "pages_measured": len(kinds) * PER_KIND,
            "worker_private_mb": private_megabytes(site),
        }
