"""Saves in the admin while Elasticsearch refuses, hangs and answers 500: none fails, none waits, none is lost.

TEST_ELASTICSEARCH_URL=http://127.0.0.1:9200 python -m tests.torture.outages [--saves 1000] [--seconds 600]
Saves and seconds are of each of the three outages.
"""

from __future__ import annotations

import argparse
import os
import secrets
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.outages.proxy import Mode, Proxy
from tests.support.elastic import remove_indexes, server
from tests.torture.archives import archive, draining, verdict

MODES: tuple[Mode, ...] = ("refuse", "hang", "500")
ARTICLES = 200


@dataclass
class Outage:
    mode: Mode
    failed: int = 0
    seconds: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    searches: Counter[int] = field(default_factory=Counter)
    caught_up: float = 0.0
    lost: int = 0

    @property
    def sound(self) -> bool:
        return not self.failed and not self.lost and set(self.searches) <= {503}

    def __str__(self) -> str:
        return (
            f"{self.mode}: {len(self.seconds)} saves, {self.failed} failed, slowest {max(self.seconds):.2f} s; "
            f"slowest other page {max(self.pages):.2f} s; searches answered {dict(self.searches)}; "
            f"{self.lost} lost, all indexed {self.caught_up:.0f} s after the end"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--saves", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=600)
    options = parser.parse_args()
    alias = f"torture-{secrets.token_hex(4)}"
    with Proxy(urlsplit(server()).port or 9200) as proxy:
        os.environ |= {"ELASTICSEARCH_URL": proxy.url, "ELASTICSEARCH_INDEX": alias, "ELASTICSEARCH_REPLICAS": "0"}
        try:
            with archive(ARTICLES):
                prepare()
                with draining():
                    outages = [endure(proxy, mode, options.saves, options.seconds) for mode in MODES]
        finally:
            remove_indexes(alias)
    for outage in outages:
        print(outage)
    verdict("outages", all(outage.sound for outage in outages))


def prepare() -> None:
    """An index, and somebody who may save."""
    from django.contrib.auth.models import User
    from django.test.utils import setup_test_environment

    from articles.indexing import indexer

    setup_test_environment()
    User.objects.create_superuser("editor", password="editor")
    indexer.catch_up()


def endure(proxy: Proxy, mode: Mode, saves: int, seconds: float) -> Outage:
    outage, over = Outage(mode), threading.Event()
    proxy.mode = mode
    searcher = threading.Thread(target=search, args=[outage, over], daemon=True)
    searcher.start()
    headlines = save_all(outage, saves, seconds)
    over.set()
    searcher.join()
    proxy.mode = "pass"
    outage.caught_up = wait_until_indexed()
    outage.lost = lost(headlines)
    return outage


def save_all(outage: Outage, saves: int, seconds: float) -> dict[int, str]:
    """Evenly over the time, as a member of staff saves; article → the last headline given to it."""
    from articles.models import Article

    client, given = logged_in(), dict[int, str]()
    articles = list(Article.objects.filter(page__issue__isnull=False)[:ARTICLES])
    begin = time.monotonic()
    for number in range(saves):
        article = articles[number % len(articles)]
        headline = f"第{number}次保存{outage.mode}"
        took, saved = timed_save(client, article, headline)
        outage.seconds.append(took)
        outage.failed += not saved
        given[article.pk] = headline
        outage.pages.append(timed_page(client, article))
        time.sleep(max(0.0, begin + (number + 1) * seconds / saves - time.monotonic()))
    return given


def logged_in() -> object:
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client()
    client.force_login(User.objects.get(username="editor"))
    return client


def timed_save(client: object, article: object, headline: str) -> tuple[float, bool]:
    from tests.admin.test_correcting import address, typed

    form = typed(client, article, headline=headline)
    begin = time.monotonic()
    answer = client.post(address(article), form)
    took = time.monotonic() - begin
    article.refresh_from_db()
    return took, answer.status_code == 302 and article.headline == headline


def timed_page(client: object, article: object) -> float:
    begin = time.monotonic()
    assert client.get(article.get_absolute_url()).status_code == 200
    return time.monotonic() - begin


def search(outage: Outage, over: threading.Event) -> None:
    from django.test import Client

    while not over.wait(1):
        outage.searches[Client().get("/search/", {"q": "的"}).status_code] += 1


def wait_until_indexed() -> float:
    from articles.indexing import outbox

    begin = time.monotonic()
    while outbox.lag().articles and time.monotonic() - begin < 300:
        time.sleep(0.2)
    return time.monotonic() - begin


def lost(headlines: dict[int, str]) -> int:
    from haystack.query import SearchQuerySet

    from articles.indexing.drift import find_drift

    unseen = [
        key
        for key, headline in headlines.items()
        if key not in [result.pk for result in SearchQuerySet().filter(content=f'"{headline}"')]
    ]
    return len(set(unseen) | find_drift().all)


if __name__ == "__main__":
    main()
