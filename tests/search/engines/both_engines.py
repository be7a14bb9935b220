"""The same questions to both engines: what they answer, put so that answers can be compared."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from haystack import connections

from articles.models import Article, Reporter
from articles.search.engines.base import ArchiveBackend
from articles.search.matching import matching_field_clause, query_clause
from articles.search.query import parse
from articles.search.texts import FIELD_NAMES
from tests.search.corpus import Bare, substrings
from tests.search.engines.elasticsearch_engine import elasticsearch_engine

FACETS = ("year", "month", "person", "role", "page", "kind", "series_name", "source", "status")
SHOWN = 50
AT_ONCE = 1000


@contextmanager
def both_engines() -> Iterator[list[ArchiveBackend]]:
    """Tantivy and Elasticsearch, each with every public article."""
    with pytest.MonkeyPatch.context() as patch:
        tantivy = connections["default"].get_backend()
        with elasticsearch_engine(patch, TIMEOUT=30):
            engines = [tantivy, connections["default"].get_backend()]
            fill(engines)
            yield engines


def fill(engines: list[ArchiveBackend]) -> None:
    index = connections["default"].get_unified_index().get_index(Article)
    names = [engine.begin_rebuild() for engine in engines]
    keys = list(index.index_queryset().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        batch = list(index.index_queryset().filter(pk__in=keys[start : start + AT_ONCE]))
        for engine, name in zip(engines, names, strict=True):
            engine.update(index, batch, into=name)
    for engine, name in zip(engines, names, strict=True):
        engine.go_live(name)


def answer(engine: ArchiveBackend, typed: str) -> dict[str, Any]:
    """Count, the newest results in their order, every facet, statistics."""
    query = parse(typed)
    places = [(name, matching_field_clause(query, name)) for name in FIELD_NAMES if query.words]
    found = engine.search(
        query_clause(query),
        sort_by=["-sort"],
        end_offset=SHOWN,
        facets={field: {"size": AT_ONCE} for field in FACETS},
        query_facets=places,
        stats=["day"],
    )
    return {
        "hits": found["hits"],
        "newest": [result.pk for result in found["results"]],
        "fields": {name: sorted(values) for name, values in found["facets"]["fields"].items()},
        "queries": found["facets"]["queries"],
        "stats": found["stats"],
    }


def questions(number: int, seed: int) -> Iterator[tuple[str, str]]:
    """(form, query) of every form in turn, about what is in the archive."""
    dice = random.Random(seed)
    words = [word for word in substrings(number * 3, seed) if len(word) > 1 and not set(word) & set(" :：-－")]
    characters = [word for word in substrings(number * 12, seed + 1) if len(word) == 1 and word.isalnum()]
    names = list(Reporter.objects.values_list("name", flat=True)) or words
    forms = {
        "substring": lambda: f'"{dice.choice(words)}"',
        "one character": lambda: f'"{dice.choice(characters)}"',
        "two words": lambda: f"{dice.choice(words)[:2]} {dice.choice(words)[:2]}",
        "either": lambda: f"{dice.choice(words)} 或 {dice.choice(words)}",
        "without": lambda: f"{dice.choice(words)[:2]} -{dice.choice(words)[:2]}",
        "headline": lambda: f"标题:{dice.choice(words)[:2]}",
        "byline": lambda: f"署名:{dice.choice(names)}",
        "page": lambda: f"版:{dice.choice(['1', '4', 'C01'])} {dice.choice(words)[:2]}",
        "dates": lambda: f"{dice.choice(words)[:2]} 1995-02..1996-0{dice.randint(1, 9)}",
        "photo": lambda: f"图片:{dice.choice(words)[:2]}",
        "only excluded": lambda: f"-{dice.choice(words)[:2]}",
        "absent": lambda: f'"{dice.choice(words)}鱻{dice.choice(words)}"',
    }
    for place in range(number):
        form = list(forms)[place % len(forms)]
        yield form, forms[form]()


def disagreements(engines: list[ArchiveBackend], number: int, seed: int) -> tuple[dict[str, int], list[str]]:
    """How many questions of each form were asked, and one line for each that was not answered alike and right."""
    bare, asked, wrong = Bare.of_all(), dict[str, int](), list[str]()
    for form, typed in questions(number, seed):
        asked[form] = asked.get(form, 0) + 1
        first, second = (answer(engine, typed) for engine in engines)
        wrong += [f"{form} {typed}: {part} differ" for part in first if first[part] != second[part]]
        if form in ("substring", "one character", "absent") and first["hits"] != len(bare.holding(typed.strip('"'))):
            wrong.append(f"{form} {typed}: {first['hits']}, by brute force {len(bare.holding(typed))}")
    return asked, wrong
