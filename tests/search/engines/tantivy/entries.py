"""Entries of an index of few fields, written and found without Haystack."""

from __future__ import annotations

from typing import Any

from tantivy import Query, Searcher

from articles.search.engines.base import KEY
from articles.search.engines.clauses import Clause
from articles.search.engines.tantivy.queries import compile_clause
from articles.search.engines.tantivy.schema import build_document
from articles.search.engines.tantivy.store import TantivyStore
from tests.search.engines.writers import TYPES


def add(store: TantivyStore, *keys: int) -> None:
    """The same entry under each key, in one batch."""
    put(store, *({KEY: key, "body": "水稻", "version": 1} for key in keys))


def put(store: TantivyStore, *entries: dict[str, Any]) -> None:
    """In one batch: in one segment."""
    with store.writer() as writer:
        for entry in entries:
            writer.add_document(build_document(entry, TYPES))


def scores(store: TantivyStore, clause: Clause) -> dict[int, float]:
    """Key → score of all that matches."""
    return scores_of(store.searcher(), compile_clause(clause, store.schema))


def scores_of(searcher: Searcher, query: Query) -> dict[int, float]:
    hits = searcher.search(query, limit=100).hits
    keys = searcher.fast_field_values(KEY, [address for _, address in hits])
    return dict(zip(keys, (score for score, _ in hits), strict=True))
