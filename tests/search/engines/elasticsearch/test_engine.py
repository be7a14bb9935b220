"""Elasticsearch 9 keeps the contract."""

from __future__ import annotations

import pytest

from tests.search.engines.contract import EngineContract


@pytest.mark.elasticsearch
class TestElasticsearch(EngineContract):
    @pytest.fixture(autouse=True)
    def engine(self, alias: str) -> None:
        """Every test of the contract runs on it."""
