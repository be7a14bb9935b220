"""The archive on an Elasticsearch that tests break."""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.outages.proxy import Proxy
from tests.search.engines.elasticsearch_engine import elasticsearch_engine

PATIENCE = 0.5


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy with nothing behind it: for failures that need no server."""
    with Proxy() as proxy, elasticsearch_engine(monkeypatch, URL=proxy.url, TIMEOUT=PATIENCE):
        yield proxy


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy before the real server."""
    port = urlsplit(os.environ["TEST_ELASTICSEARCH_URL"]).port or 9200
    with Proxy(port) as proxy, elasticsearch_engine(monkeypatch, URL=proxy.url):
        yield proxy
