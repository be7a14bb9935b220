"""The same words searched through Haystack's Whoosh backend and through ours, on the same articles.

python -m tests.bench.haystack_whoosh [--articles 50000] [--corpus FILE]

Whoosh is no dependency of the archive: make bench-whoosh puts it into a folder of its own and names that in PYTHONPATH.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import sys
from pathlib import Path
from typing import Any

from tests.bench.search import prepare
from tests.bench.timing import milliseconds, timed

WORDS = 30
SHOWN = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--corpus", type=Path)
    asked = parser.parse_args()
    data = Path(os.environ.get("NEWSROOM_DATA") or "var").resolve() / f"bench-{asked.articles}"
    data.mkdir(parents=True, exist_ok=True)
    os.environ.update(NEWSROOM_DATA=str(data), DJANGO_SETTINGS_MODULE="newsroom.settings", VISIBILITY="public")
    prepare(data, asked.articles, asked.corpus)
    print(f"{asked.articles} articles")
    compare(data)


def compare(data: Path) -> None:
    from django.core.management import call_command
    from haystack.query import SearchQuerySet

    words = frequent_and_rare()
    ours_built = milliseconds(lambda: call_command("rebuild_search", verbosity=0))
    ours = timed(lambda word: SearchQuerySet().filter(content=word)[:SHOWN], words)
    theirs_built = milliseconds(lambda: build_whoosh(data / "whoosh"))
    theirs = timed(lambda word: SearchQuerySet(using="whoosh").filter(content=word)[:SHOWN], words)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"build    ours {ours_built / 1000:.0f} s, haystack+Whoosh {theirs_built / 1000:.0f} s, peak memory {peak} MB"
    )
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"a search ours {mine:.2f} ms, haystack+Whoosh {other:.0f} ms: {other / mine:.0f} times")


def frequent_and_rare() -> list[str]:
    from django.http import QueryDict

    from tests.bench.queries import queries

    return [QueryDict(query)["q"] for query in queries()["word"][:WORDS]]


def build_whoosh(folder: Path) -> None:
    """The usual recipe: one text field of jieba's words, parted by spaces."""
    from haystack import connections
    from haystack.indexes import CharField, Indexable, SearchIndex

    from articles.models import Article
    from articles.search.analysis import normalise, ranking_words

    class WordsIndex(SearchIndex, Indexable):
        text = CharField(document=True)

        def get_model(self) -> type[Article]:
            return Article

        def prepare_text(self, article: Any) -> str:
            return " ".join(ranking_words(normalise(f"{article.headline} {article.body}")))

    shutil.rmtree(folder, ignore_errors=True)
    connections.connections_info["whoosh"] = {
        "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
        "PATH": str(folder),
    }
    index = WordsIndex()
    connections["whoosh"].get_unified_index().build(indexes=[index])
    print("building with Whoosh …", file=sys.stderr)
    connections["whoosh"].get_backend().update(index, Article.objects.order_by("pk"))


if __name__ == "__main__":
    main()
