"""Every string that is printed of an article."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import reduce
from itertools import islice
from operator import or_
from typing import Any

from django.db.models import Q

from articles.chinese.resembling import ENDS, LONG_RUN
from articles.models.articles import PRINTED_FIELDS, Article

# Sentences in one query: SQLite takes no condition deeper than a thousand.
AT_ONCE = 100


def every_text(article: Article) -> Iterator[str]:
    """Now, and as it was first read; empty ones too."""
    yield from now_printed(article)
    yield article.original_body
    yield from strings(article.original_head)
    yield article.series.name if article.series else ""


def long_sentences(text: str) -> set[str]:
    """As they are printed; of so many characters that they are no chance."""
    return {piece for piece in ENDS.split(text) if len(piece) >= LONG_RUN}


def withheld_with(sentences: Collection[str], withheld: Collection[int] | None = None) -> list[Article]:
    """What is withheld, of whatever day, and has one of these to the letter: moved there by hand."""
    found: dict[int, Article] = {}
    waiting = iter(sorted(sentences))
    if sentences and withheld is None:
        withheld = withheld_keys()
    while some := list(islice(waiting, AT_ONCE)):
        having = reduce(or_, (Q(body__contains=one) for one in some))
        rows = Article.objects.of_withheld_texts().filter(having, pk__in=withheld or ()).order_by()
        found |= rows.select_related("page", "series").prefetch_related("bylines").in_bulk()
    return list(found.values())


def withheld_keys() -> list[int]:
    """Of what is withheld and what it goes on in, found by indexes alone: a database that was asked for more besides
    would read the texts of many that are not."""
    keys = list(Article.objects.withheld().order_by().values_list("pk", flat=True))
    for _ in range(2):
        keys += Article.objects.filter(continuation_of__in=keys).order_by().values_list("pk", flat=True)
    return keys


def now_printed(article: Article) -> Iterator[str]:
    yield from (getattr(article, name) for name in PRINTED_FIELDS)
    for byline in article.bylines.all():
        yield from (byline.name, byline.printed)


def strings(value: Any) -> Iterator[str]:
    """Every string in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)
