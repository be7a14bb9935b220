"""Elasticsearch 9: the contract, and what is its own: aliases, mappings, windows, a server that makes indexes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.search.contract import EngineContract
from tests.search.engines import elasticsearch_engine


@pytest.mark.elasticsearch
class TestElasticsearch(EngineContract):
    @pytest.fixture(autouse=True)
    def alias(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
        with elasticsearch_engine(monkeypatch) as alias:
            yield alias
