"""Haystack's embedded engine: Tantivy, in this process, its files under ``PATH``.

Supports what the site uses of SearchQuerySet: filter, exclude, order_by (one number field), facet, query_facet, stats,
narrow, slices, values, more_like_this, models. The rest raises NotImplementedError by name. One model an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend
from haystack.models import SearchResult
from tantivy import DocAddress, Order, Query, Searcher

from articles.search.backends.clauses import All, Clause, Everything, Not, Term, Weighted
from articles.search.backends.query import ClauseQuery
from articles.search.backends.tantivy_clauses import compile_clause
from articles.search.backends.tantivy_schema import KEY, build_document, build_schema, field_types, stamp
from articles.search.backends.tantivy_store import TantivyStore, engine_errors

FACET_SIZE = 1000
# More days than any paper has appeared on; the exact number of issues is the number of buckets.
DISTINCT_SIZE = 65_000


class TantivySearchBackend(BaseSearchBackend):
    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.path = Path(options["PATH"])

    @cached_property
    def types(self) -> dict[str, str]:
        return field_types(connections[self.connection_alias].get_unified_index().all_searchfields())

    @cached_property
    def store(self) -> TantivyStore:
        return TantivyStore(self.path, build_schema(self.types), stamp(self.types))

    # Writing

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True, into: str | None = None) -> None:
        """Add or replace the entries of these objects in one commit; ``into`` names a generation that is not live."""
        prepared = [index.full_prepare(obj) for obj in iterable]
        with self.store.writer(into) as writer:
            for entry in prepared:
                writer.delete_documents_by_term(KEY, int(entry[KEY]))
                writer.add_document(build_document(entry, self.types))

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        """Take out one entry, named by its object or as app.model.pk; one that is not there is no error."""
        self.remove_all([_primary_key(obj_or_string)])

    def remove_all(self, primary_keys: Iterable[int], into: str | None = None) -> None:
        with self.store.writer(into) as writer:
            for primary_key in primary_keys:
                writer.delete_documents_by_term(KEY, primary_key)

    def clear(self, models: Iterable[Any] | None = None, commit: bool = True) -> None:
        self.store.make_live(self.store.create())

    # Reading

    def search(
        self,
        query_string: Clause,
        start_offset: int = 0,
        end_offset: int | None = None,
        sort_by: list[str] | None = None,
        facets: dict[str, dict[str, Any]] | None = None,
        query_facets: list[tuple[str, Clause]] | None = None,
        narrow_queries: set[Clause] | None = None,
        stats: list[str] | None = None,
        fields: Iterable[str] = (),
        models: set[Any] | None = None,
        result_class: type[SearchResult] = SearchResult,
    ) -> dict[str, Any]:
        """Hits from ``start_offset`` to ``end_offset``, their number, facet counts and statistics, of one commit."""
        searcher = self.store.searcher()
        with engine_errors("搜索"):
            clause = narrowed(query_string, narrow_queries)
            query = self._compile(clause)
            end = searcher.num_docs if end_offset is None else end_offset
            found = _page(searcher, query, start_offset, end, sort_by or [])
            return {
                "hits": found.count,
                "results": self._results(searcher, found.hits, fields, result_class),
                "facets": {
                    "fields": _field_facets(searcher, query, facets or {}),
                    "queries": {
                        name: self._count(searcher, narrowed(clause, {extra})) for name, extra in query_facets or ()
                    },
                },
                "stats": {name: _statistics(searcher, query, name) for name in stats or ()},
            }

    def more_like_this(
        self, model_instance: Any, additional_query_string: Clause | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """Articles that share the rarest words of the document field with this one, best first, itself left out."""
        index = connections[self.connection_alias].get_unified_index().get_index(type(model_instance))
        like = index.likeness_clause(model_instance)
        others = Not(Term(KEY, model_instance.pk))
        return self.search(All((like, others, Weighted(additional_query_string or Everything(), 0))), **kwargs)

    def versions(self) -> Iterator[tuple[int, int]]:
        """(primary key, version) of every entry, in no order."""
        searcher = self.store.searcher()
        with engine_errors("读取搜索索引"):
            hits = searcher.search(Query.all_query(), limit=max(1, searcher.num_docs)).hits
            addresses = [address for _, address in hits]
            keys = searcher.fast_field_values(KEY, addresses)
            yield from zip(keys, searcher.fast_field_values("version", addresses), strict=True)

    def _compile(self, clause: Clause) -> Query:
        return compile_clause(clause, self.store.schema)

    def _count(self, searcher: Searcher, clause: Clause) -> int:
        found: Any = searcher.search(self._compile(clause), limit=1)
        return int(found.count)

    def _results(
        self,
        searcher: Searcher,
        hits: list[tuple[float, DocAddress]],
        fields: Iterable[str],
        result_class: type[SearchResult],
    ) -> list[SearchResult]:
        (model,) = connections[self.connection_alias].get_unified_index().get_indexed_models()
        addresses = [address for _, address in hits]
        keys = searcher.fast_field_values(KEY, addresses)
        numbers = [name for name in fields if self.types.get(name) == "number"]
        columns = {name: searcher.fast_field_values(name, addresses) for name in numbers}
        return [
            result_class(
                model._meta.app_label,
                model._meta.model_name,
                key,
                score,
                **{name: column[place] for name, column in columns.items()},
            )
            for place, (key, (score, _)) in enumerate(zip(keys, hits, strict=True))
        ]


def narrowed(clause: Clause, filters: set[Clause] | None) -> Clause:
    """Filters decide what matches but have no say in the ranking."""
    return All((clause, *(Weighted(one, 0) for one in filters))) if filters else clause


def _page(searcher: Searcher, query: Query, start: int, end: int, sort_by: list[str]) -> Any:
    limit = max(1, end - start)
    if not sort_by:
        return searcher.search(query, limit=limit, offset=start)
    if len(sort_by) > 1:
        raise NotImplementedError("order_by() with several fields: sort by one number field.")
    field = sort_by[0].lstrip("-")
    order = Order.Desc if sort_by[0].startswith("-") else Order.Asc
    return searcher.search(query, limit=limit, offset=start, order_by_field=field, order=order)


def _field_facets(
    searcher: Searcher, query: Query, facets: dict[str, dict[str, Any]]
) -> dict[str, list[tuple[Any, int]]]:
    if not facets:
        return {}
    asked = {
        field: {"terms": {"field": field, "size": options.get("size", FACET_SIZE)}} for field, options in facets.items()
    }
    counted = searcher.aggregate(query, asked)
    return {field: _buckets(counted[field]) for field in facets}


def _buckets(counted: dict[str, Any]) -> list[tuple[Any, int]]:
    return [(bucket["key"], bucket["doc_count"]) for bucket in counted["buckets"]]


def _statistics(searcher: Searcher, query: Query, field: str) -> dict[str, int | None]:
    """Exact: lowest and highest value and how many different ones there are."""
    terms = {"terms": {"field": field, "size": DISTINCT_SIZE, "segment_size": DISTINCT_SIZE}}
    values = [key for key, _ in _buckets(searcher.aggregate(query, {field: terms})[field])]
    return {"min": min(values, default=None), "max": max(values, default=None), "distinct": len(values)}


def _primary_key(obj_or_string: Any) -> int:
    return int(obj_or_string.rpartition(".")[2]) if isinstance(obj_or_string, str) else int(obj_or_string.pk)


class TantivySearchEngine(BaseEngine):
    backend = TantivySearchBackend
    query = ClauseQuery
