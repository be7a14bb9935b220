"""An Elasticsearch index of a test's own, under an alias nobody else uses."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from haystack import connections

from tests.support.elastic import remove_indexes, server


@contextmanager
def elasticsearch_engine(monkeypatch: pytest.MonkeyPatch, **options: Any) -> Iterator[str]:
    """``connections["default"]`` is Elasticsearch inside; gives the alias. ``options`` override those of settings."""
    alias = f"test-{secrets.token_hex(4)}"
    engine = {
        "ENGINE": "articles.search.engines.elasticsearch.engine.ElasticsearchSearchEngine",
        "INDEX_NAME": alias,
        "TIMEOUT": 2,
        "REPLICAS": 0,
    }
    monkeypatch.setitem(connections.connections_info, "default", engine | {"URL": server()} | options)
    connections.reload("default")
    try:
        yield alias
    finally:
        remove_indexes(alias)
