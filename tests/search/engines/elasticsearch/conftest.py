"""The real server, and a generation of few fields under an alias of the test's own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from articles.search.engines.base import stamp
from articles.search.engines.elasticsearch.client import Cluster
from articles.search.engines.elasticsearch.generations import Generations
from tests.search.engines.elasticsearch.entries import live
from tests.search.engines.writers import TYPES
from tests.support.elastic import remove_indexes, server


@pytest.fixture
def client() -> Iterator[Elasticsearch]:
    with Elasticsearch(server()) as client:
        yield client


@pytest.fixture
def cluster() -> Cluster:
    return Cluster(server(), 10, {})


@pytest.fixture
def generations() -> Iterator[Generations]:
    """Nothing live yet."""
    alias = f"test-{secrets.token_hex(4)}"
    yield Generations({"INDEX_NAME": alias, "REPLICAS": 0}, TYPES, stamp(TYPES))
    remove_indexes(alias)


@pytest.fixture
def index(client: Elasticsearch, generations: Generations) -> str:
    """The alias of an empty live generation."""
    return live(client, generations)
