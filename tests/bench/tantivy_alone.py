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
from articles.search.engines.base import KEY
from articles.search.engines.clauses import narrowed
from articles.search.engines.counting import aggregations
from articles.search.engines.tantivy.counts import TANTIVY
from articles.search.engines.tantivy.schema import build_document, build_schema
from articles.search.engines.tantivy.store import REBUILD_BYTES
from articles.search.facets import counting
from articles.search.request import SearchRequest
from articles.search.results import asked_for

# Articles prepared and committed together.
AT_ONCE = 5000


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


# The query, what is counted, the order and how many hits, the counts.
Compiled = tuple[Query, Query, str, int, dict[str, Any]]


def compiled(request: SearchRequest) -> Compiled:
    """The same questions as one result page asks: hits, facets, days, places."""
    backend: Any = connections["default"].get_backend()
    asked = asked_for(request, 1, stats=["day"], **counting(request))
    query, whole = (backend._compile(one) for one in (asked.matching, narrowed(asked.clause, asked.common_filters)))
    return query, whole, "".join(asked.sort_by), asked.end_offset or 1, aggregations(asked, TANTIVY)


def search(question: Compiled) -> None:
    query, whole, order, limit, counts = question
    backend: Any = connections["default"].get_backend()
    searcher = backend.store.searcher()
    if order:
        direction = Order.Desc if order.startswith("-") else Order.Asc
        hits = searcher.search(query, limit=limit, order_by_field=order.lstrip("-"), order=direction)
    else:
        hits = searcher.search(query, limit=limit)
    if hits.count:
        searcher.aggregate(whole, counts)
    searcher.fast_field_values(KEY, [address for _, address in hits.hits])
