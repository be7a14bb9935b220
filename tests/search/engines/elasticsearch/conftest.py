from __future__ import annotations

from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from tests.search.engines.elasticsearch_engine import elasticsearch_engine
from tests.support.elastic import server


@pytest.fixture
def alias(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with elasticsearch_engine(monkeypatch) as alias:
        yield alias


@pytest.fixture
def client() -> Iterator[Elasticsearch]:
    with Elasticsearch(server()) as client:
        yield client
