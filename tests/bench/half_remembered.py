"""Whether 最相近的 finds what is half remembered, and how long the page takes that shows it.

python -m tests.bench.half_remembered [--articles 200000] [--corpus FILE] [--queries 500] [--seed 1]

With --articles 0 the archive is ../shared/corpus as it is, else one made of sentences as tests.bench.search makes it
and kept in the same folder, $NEWSROOM_DATA/bench-<articles>/, with its index. With ELASTICSEARCH_URL set, that engine
is measured.

Headlines and sentences of 8 to 20 characters are disturbed until nothing is printed so; of each disturbance so many are
asked as JSON over HTTP. Right is an article that has the undisturbed string. In the last row words of several
articles are put together: how many of such queries show anything at all.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from tests.bench.disturbing import ASKED, OTHERS, SHORTEST, Disturbance, printed

# Pages asked before the clock runs, for each of the two workers.
WARM_UP = 20
FIRST = 3

Made = TypeVar("Made")
Nearest = list[dict[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--corpus", type=Path, help=".jsonl or .jsonl.gz; default: the sample pages")
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    data = Path(os.environ.get("NEWSROOM_DATA") or "var").resolve() / f"bench-{asked.articles}"
    data.mkdir(parents=True, exist_ok=True)
    os.environ.update(NEWSROOM_DATA=str(data), DJANGO_SETTINGS_MODULE="newsroom.settings", VISIBILITY="public")
    prepare(data, asked.articles, asked.corpus)
    print(f"{'':<28}{'first':>8}{'of three':>10}{'shown':>8}{'p50 ms':>10}{'p95 ms':>10}")
    for line in measured(data, asked.queries, random.Random(asked.seed)):
        print(line, flush=True)


def prepare(data: Path, articles: int, corpus: Path | None) -> None:
    """Rows and index, made once."""
    from tests.bench import search

    search.prepare(data, articles, corpus)
    # Only now, when the settings know the folder.
    from django.core.management import call_command

    from articles.models import Article
    from articles.search.asking import engine
    from articles.search.engines.errors import NeedsRebuild
    from tests.search.corpus import CORPUS, fill

    if not Article.objects.exists():
        fill(len(gzip.decompress(CORPUS.read_bytes()).splitlines()))
    try:
        engine().check()
    except NeedsRebuild:
        print("building the index …", file=sys.stderr)
        call_command("rebuild_search", verbosity=0)


def measured(data: Path, number: int, dice: random.Random) -> Iterator[str]:
    from tests.bench.timing import timed
    from tests.support.processes import fetch, serving

    with serving(data) as site:

        def nearest(query: str) -> Nearest:
            found: dict[str, Any] = json.loads(fetch(f"{site}/search/?format=json&q={quote(query)}", 600))
            return found.get("nearest", [])

        timed(nearest, [query for _, query in cases(ASKED["two lost"], 2 * WARM_UP, dice)])
        for name, disturb in (ASKED | OTHERS).items():
            yield row(name, list(cases(disturb, number, dice)), nearest)
        yield row("invented", [(query, query) for query in invented(number, dice)], nearest)


def row(name: str, asked: list[tuple[str, str]], nearest: Callable[[str], Nearest]) -> str:
    """Shares of the queries: the right one first, among three, anything shown."""
    from tests.bench.timing import percentiles, timed

    shown: list[Nearest] = []
    times = percentiles(timed(lambda case: shown.append(nearest(case[1])), asked))
    ranks = [rank_of(text, found) for (text, _), found in zip(asked, shown, strict=True)]
    first, three = (sum(rank < most for rank in ranks) / len(ranks) for most in (1, FIRST))
    any_shown = sum(map(bool, shown)) / len(shown)
    return f"{name:<28}{first:>8.3f}{three:>10.3f}{any_shown:>8.3f}{times['p50']:>10.1f}{times['p95']:>10.1f}"


def rank_of(text: str, found: Nearest) -> int:
    """Of the first article that has the string, from 0; beyond all that count where none has."""
    from articles.models import Article
    from articles.models.articles import PRINTED_FIELDS
    from articles.search.analysis import normalise

    normal = normalise(text)
    for rank, one in enumerate(found[:FIRST]):
        article = Article.objects.get(permalink=one["url"].split("/")[2])
        if any(normal in normalise(getattr(article, name)) for name in PRINTED_FIELDS):
            return rank
    return FIRST


def cases(disturb: Disturbance, number: int, dice: random.Random) -> Iterator[tuple[str, str]]:
    """(what is printed, what is asked): nothing is printed so, and long enough."""
    from articles.search.nearest import half_remembered

    yield from _until(number, lambda: _case(disturb, dice), lambda case: bool(half_remembered(_parsed(case[1]))))


def invented(number: int, dice: random.Random) -> Iterator[str]:
    """Words of as many articles, one after the other."""
    from articles.search.analysis import whole_words

    def made() -> str | None:
        texts = [printed(dice, *_texts(dice)) for _ in range(dice.randint(3, 6))]
        query = "".join(dice.choice(words) for text in texts if text and (words := whole_words(text)))
        return query if len(query) >= SHORTEST else None

    yield from _until(number, made, lambda query: not _is_printed(query))


def _until(number: int, make: Callable[[], Made | None], fits: Callable[[Made], bool]) -> Iterator[Made]:
    while number:
        made = make()
        if made is not None and fits(made):
            number -= 1
            yield made


def _case(disturb: Disturbance, dice: random.Random) -> tuple[str, str] | None:
    text = printed(dice, *_texts(dice))
    query = disturb(dice, text) if text else None
    return (text, query) if text and query and not _is_printed(query) else None


def _texts(dice: random.Random) -> tuple[str, str]:
    from articles.models import Article

    last = Article.objects.order_by("-pk").values_list("pk", flat=True)[0]
    rows = Article.objects.filter(pk__gte=dice.randint(1, last)).order_by("pk").values_list("headline", "body")
    return rows[0]


def _parsed(query: str) -> Any:
    from articles.search.query import parse

    return parse(query)


def _is_printed(query: str) -> int:
    from articles.search.asking import count
    from articles.search.matching import query_clause

    return count(query_clause(_parsed(query)))


if __name__ == "__main__":
    main()
