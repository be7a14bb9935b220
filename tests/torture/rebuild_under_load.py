"""A rebuild while people save and search: no search fails or finds less than there is, no edit is lost.

python -m tests.torture.rebuild_under_load [--articles 20000] [--saves 50] [--elasticsearch]
``--saves`` a second. With --elasticsearch on the server at TEST_ELASTICSEARCH_URL, else on Tantivy.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.support.elastic import remove_indexes, server
from tests.support.places import ROOT
from tests.torture.archives import archive, draining, verdict

SEARCHERS = 2
EDITED = 500
# In every article, for headlines are saved with it.
WORD = "的"


@dataclass
class Load:
    """What savers and searchers did until ``over``."""

    over: threading.Event = field(default_factory=threading.Event)
    headlines: dict[int, str] = field(default_factory=dict)
    saves: int = 0
    searches: int = 0
    failures: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--saves", type=float, default=50)
    parser.add_argument("--elasticsearch", action="store_true")
    options = parser.parse_args()
    alias = f"torture-{secrets.token_hex(4)}"
    if options.elasticsearch:
        os.environ |= {"ELASTICSEARCH_URL": server(), "ELASTICSEARCH_INDEX": alias, "ELASTICSEARCH_REPLICAS": "0"}
    try:
        with archive(options.articles), indexed(), draining():
            load, seconds, lost = rebuild_under(options.saves)
    finally:
        remove_indexes(alias)
    for failure in load.failures[:5]:
        print(failure)
    sentence = (
        f"rebuild of {options.articles} articles in {seconds:.0f} s: {load.saves} saves, {load.saves / seconds:.0f}/s, "
        f"{load.searches} searches, {len(load.failures)} failed, {lost} edits lost"
    )
    verdict(sentence, not load.failures and not lost)


@contextmanager
def indexed() -> Iterator[None]:
    from articles.indexing import indexer

    indexer.catch_up()
    yield


def rebuild_under(saves_a_second: float) -> tuple[Load, float, int]:
    from articles.indexing import indexer

    load = Load()
    threads = [threading.Thread(target=save, args=[load, saves_a_second], daemon=True)]
    threads += [threading.Thread(target=search, args=[load], daemon=True) for _ in range(SEARCHERS)]
    for thread in threads:
        thread.start()
    begin = time.monotonic()
    subprocess.run([sys.executable, "manage.py", "rebuild_search"], cwd=ROOT, check=True)
    seconds = time.monotonic() - begin
    load.over.set()
    for thread in threads:
        thread.join()
    indexer.catch_up()
    return load, seconds, lost_edits(load)


def save(load: Load, a_second: float) -> None:
    from articles import corrections
    from articles.models import Article

    articles = list(Article.objects.public()[:EDITED])
    begin = time.monotonic()
    while not load.over.is_set():
        article = articles[load.saves % EDITED]
        headline = f"第{load.saves}次改{WORD}标题"
        corrections.correct(article, version=article.version, changes={"headline": headline}, by=None)
        load.headlines[article.pk] = headline
        load.saves += 1
        time.sleep(max(0.0, begin + load.saves / a_second - time.monotonic()))


def search(load: Load) -> None:
    """The number of articles with the word never falls: headlines only ever gain it."""
    from haystack.query import SearchQuerySet

    from articles.search.engines.errors import SearchUnavailable

    most = len(SearchQuerySet().filter(content=WORD))
    while not load.over.is_set():
        load.searches += 1
        try:
            found = len(SearchQuerySet().filter(content=WORD))
        except SearchUnavailable as error:
            load.failures.append(str(error))
            continue
        if found < most:
            load.failures.append(f"{found} found after {most}")
        most = max(most, found)
        time.sleep(0.01)


def lost_edits(load: Load) -> int:
    from haystack.query import SearchQuerySet

    from articles.indexing.drift import find_drift

    unseen = {
        key
        for key, headline in load.headlines.items()
        if [result.pk for result in SearchQuerySet().filter(content=f'"{headline}"')] != [key]
    }
    return len(unseen | find_drift().all)


if __name__ == "__main__":
    main()
