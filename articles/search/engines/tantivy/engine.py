"""Haystack's embedded engine: Tantivy, in this process, its files under ``PATH``.

Supports what the site uses of SearchQuerySet: filter, exclude, order_by (one number field), facet, query_facet, stats,
narrow, slices, values, more_like_this, models. The rest raises NotImplementedError by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from haystack.backends import BaseEngine
from tantivy import DocAddress, IndexWriter, Order, Query, Searcher

from articles.search.engines.asked import Answer, Asked
from articles.search.engines.base import KEY, VERSION, ArchiveBackend, stamp
from articles.search.engines.clauses import Clause, narrowed
from articles.search.engines.counting import aggregations, read_counts
from articles.search.engines.haystack_query import ClauseQuery
from articles.search.engines.tantivy.counts import TANTIVY
from articles.search.engines.tantivy.queries import compile_clause
from articles.search.engines.tantivy.schema import build_document, build_schema
from articles.search.engines.tantivy.store import TantivyStore, engine_errors

Found = list[tuple[float, DocAddress]]


class TantivySearchBackend(ArchiveBackend):
    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.path = Path(options["PATH"])

    @cached_property
    def store(self) -> TantivyStore:
        return TantivyStore(self.path, build_schema(self.types), f"{stamp(self.types)} tantivy {version('tantivy')}")

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True, into: str | None = None) -> None:
        objects = list(iterable)
        prepared: Iterator[dict[str, Any]] = map(index.full_prepare, objects)
        if into is None:
            # The live index is locked for the writing only; a rebuild prepares while Tantivy's own thread indexes.
            prepared = iter(list(prepared))
        with self.store.writer(into) as writer:
            self._delete(writer, [obj.pk for obj in objects])
            for entry in prepared:
                writer.add_document(build_document(entry, self.types))

    def remove_all(self, primary_keys: Iterable[int], into: str | None = None) -> None:
        with self.store.writer(into) as writer:
            self._delete(writer, list(primary_keys))

    def check(self, name: str | None = None) -> None:
        self.store.searcher(name)

    def size(self) -> int:
        return int(self.store.searcher().num_docs)

    def begin_rebuild(self) -> str:
        return self.store.create()

    def go_live(self, name: str) -> None:
        self.store.make_live(name)

    def discard(self, name: str) -> None:
        self.store.discard(name)

    def unused(self) -> list[str]:
        return self.store.unused()

    def versions(self, name: str | None = None) -> Iterator[tuple[int, ...]]:
        searcher = self.store.searcher(name)
        with engine_errors("读取搜索索引"):
            hits = searcher.search(Query.all_query(), limit=max(1, searcher.num_docs)).hits
            yield from zip(*(_column(searcher, hits, field) for field in (KEY, *VERSION)), strict=True)

    def scan(self, clause: Clause, sort_by: str) -> Iterator[int]:
        searcher = self.store.searcher()
        with engine_errors("搜索"):
            found = _page(searcher, self._compile(clause), Asked(clause, sort_by=[sort_by]))
            yield from _column(searcher, found.hits, KEY)

    def counts(self, several: Iterable[Asked]) -> Iterator[int]:
        """All of one state of the index: to see that it is sound takes as long as a search."""
        searcher = self.store.searcher()
        return (self._answer(searcher, asked).count for asked in several)

    def answer(self, asked: Asked) -> Answer:
        return self._answer(self.store.searcher(), asked)

    def _answer(self, searcher: Searcher, asked: Asked) -> Answer:
        """One search for the hits, one walk over what matches for everything that is counted."""
        with engine_errors("搜索"):
            query = self._compile(asked.matching)
            hits = _page(searcher, query, asked)
            found = hits.count if asked.counted else len(hits.hits)
            counting = aggregations(asked, TANTIVY)
            if asked.under:
                query = self._compile(narrowed(asked.clause, asked.common_filters))
            # A filter inside an aggregation goes through the whole index, even where there is nothing to count.
            counted = searcher.aggregate(query, counting) if counting and (found or asked.under) else {}
            return Answer(
                count=found,
                keys=_column(searcher, hits.hits, KEY),
                scores=[score for score, _ in hits.hits],
                numbers={name: _column(searcher, hits.hits, name) for name in self.numbers_asked(asked)},
                **read_counts(counted, asked),
            )

    def _delete(self, writer: IndexWriter, primary_keys: list[int]) -> None:
        # By query: delete_documents_by_term takes a number for a signed one and misses unsigned fields.
        writer.delete_documents_by_query(Query.term_set_query(self.store.schema, KEY, primary_keys))

    def _compile(self, clause: Clause) -> Query:
        return compile_clause(clause, self.store.schema)


def _column(searcher: Searcher, hits: Found, field: str) -> list[Any]:
    return searcher.fast_field_values(field, [address for _, address in hits])


def _page(searcher: Searcher, query: Query, asked: Asked) -> Any:
    end = searcher.num_docs if asked.end_offset is None else asked.end_offset
    limit = max(1, end - asked.start_offset)
    if not asked.sort_by:
        return searcher.search(query, limit=limit, offset=asked.start_offset, count=asked.counted)
    if len(asked.sort_by) > 1:
        raise NotImplementedError("order_by() with several fields: sort by one number field.")
    (field,) = asked.sort_by
    order = Order.Desc if field.startswith("-") else Order.Asc
    return searcher.search(query, limit=limit, offset=asked.start_offset, order_by_field=field.lstrip("-"), order=order)


class TantivySearchEngine(BaseEngine):
    backend = TantivySearchBackend
    query = ClauseQuery
