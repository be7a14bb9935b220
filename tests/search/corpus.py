"""Articles of the shared corpus as rows and index entries, and what brute force finds in them."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

from haystack import connections

from articles.models import Article, Permalink
from articles.search.analysis import normalise
from articles.search.texts import printed_texts
from tests.support.factories import make_page
from tests.support.places import SHARED

CORPUS = SHARED / "corpus" / "news.jsonl.gz"
INDEXED_AT_ONCE = 5000


def rows(number: int) -> Iterator[dict[str, str]]:
    """The corpus from its beginning, over again where it is shorter, with the paragraphs in another order."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    dice = random.Random(3)
    for place in range(number):
        row = found[place % len(found)]
        if place < len(found):
            yield row
        else:
            paragraphs = [p for one in dice.sample(found, 2) for p in one["text"].split("\n")]
            yield {"title": row["title"], "text": "\n".join(dice.sample(paragraphs, len(paragraphs)))}


def fill(number: int) -> None:
    """Rows and index of ``number`` articles, all on one page."""
    page = make_page()
    made = [
        Article(permalink=Permalink(), page=page, order=place, headline=row["title"], body=row["text"])
        for place, row in enumerate(rows(number))
    ]
    Permalink.objects.bulk_create(article.permalink for article in made)
    Article.objects.bulk_create(made)
    backend = connections["default"].get_backend()
    index = connections["default"].get_unified_index().get_index(Article)
    name = backend.begin_rebuild()
    keys = sorted(article.pk for article in made)
    for start in range(0, number, INDEXED_AT_ONCE):
        batch = keys[start : start + INDEXED_AT_ONCE]
        backend.update(index, index.index_queryset().filter(pk__gte=batch[0], pk__lte=batch[-1]), into=name)
    backend.go_live(name)


@dataclass(frozen=True)
class Bare:
    """Every article's normalised paragraphs, to be looked through one by one."""

    paragraphs: dict[int, list[str]]

    @classmethod
    def of_all(cls) -> Bare:
        articles = Article.objects.public().with_context()
        return cls({a.pk: [normalise(p) for ps in printed_texts(a).values() for p in ps] for a in articles})

    def holding(self, typed: str) -> set[int]:
        normal = normalise(typed)
        return {key for key, paragraphs in self.paragraphs.items() if any(normal in p for p in paragraphs)}


def substrings(number: int, seed: int) -> list[str]:
    """Random printed strings of 1 to 12 characters, straight quotation marks left out: the query has its own."""
    dice = random.Random(seed)
    bodies = list(Article.objects.order_by("pk").values_list("body", flat=True))
    found: list[str] = []
    while len(found) < number:
        body, length = dice.choice(bodies), dice.randint(1, 12)
        start = dice.randrange(max(1, len(body) - length))
        piece = body[start : start + length].partition("\n")[0].replace('"', "")
        if normalise(piece):
            found.append(piece)
    return found
