"""Tantivy without Haystack, Django or us: what the archive's own times are held against."""

from __future__ import annotations

import shutil
import time
from itertools import islice
from pathlib import Path
from typing import Any

from haystack import connections
from tantivy import Index, Order, Query

from articles.models import Article
from articles.search.engines.base import narrowed
from articles.search.engines.tantivy.counts import DISTINCT_SIZE, count
from articles.search.engines.tantivy.schema import build_document, build_schema
from articles.search.engines.tantivy.store import REBUILD_BYTES
from articles.search.facets import LISTED, SHOWN
from articles.search.matching import matching_field_clause
from articles.search.request import FACET_FIELDS, ORDERS, SearchRequest
from articles.search.results import PER_PAGE
from articles.search.texts import FIELD_NAMES

AT_ONCE = 5000
EVERY_DAY = {"size": DISTINCT_SIZE, "segment_size": DISTINCT_SIZE}


def build_seconds(folder: Path) -> float:
    """Documents of fields prepared before the clock runs: added, committed, merged."""
    backend: Any = connections["default"].get_backend()
    index = backend.unified_index.get_index(Article)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    writer = Index(build_schema(backend.types), path=str(folder)).writer(REBUILD_BYTES, 1)
    articles = index.index_queryset().order_by("pk").iterator(AT_ONCE)
    seconds = 0.0
    while batch := list(islice(articles, AT_ONCE)):
        prepared = [index.full_prepare(article) for article in batch]
        start = time.perf_counter()
        for entry in prepared:
            writer.add_document(build_document(entry, backend.types))
        # So that nothing is indexed while the clock stands still.
        writer.commit()
        seconds += time.perf_counter() - start
    start = time.perf_counter()
    writer.wait_merging_threads()
    seconds += time.perf_counter() - start
    shutil.rmtree(folder)
    return seconds


def compiled(request: SearchRequest) -> Any:
    """The same questions as one result page asks: hits, facets, days, places."""
    backend: Any = connections["default"].get_backend()
    clause = narrowed(request.clause, request.conditions())
    places = [
        backend._compile(narrowed(clause, [matching_field_clause(request.query, field)]))
        for field in FIELD_NAMES
        if request.query.words
    ]
    facets = {
        field: {"terms": {"field": field, "size": LISTED.get(param, SHOWN) + 1}}
        for param, field in FACET_FIELDS.items()
        if field
    }
    facets["days"] = {"terms": {"field": "day", **EVERY_DAY}}
    return backend._compile(clause), ORDERS.get(request.sort), facets, places


def search(asked: tuple[Query, str | None, dict[str, Any], list[Query]]) -> None:
    query, order, facets, places = asked
    backend: Any = connections["default"].get_backend()
    searcher = backend.store.searcher()
    if order:
        direction = Order.Desc if order.startswith("-") else Order.Asc
        searcher.search(query, limit=PER_PAGE, order_by_field=order.lstrip("-"), order=direction)
    else:
        searcher.search(query, limit=PER_PAGE)
    searcher.aggregate(query, facets)
    for place in places:
        count(searcher, place)
