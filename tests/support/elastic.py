"""The Elasticsearch server that tests are given; needs no Django."""

from __future__ import annotations

import os

from elasticsearch import Elasticsearch


def server() -> str:
    """Its address, empty where there is none."""
    return os.environ.get("TEST_ELASTICSEARCH_URL", "")


def remove_indexes(alias: str) -> None:
    """Behind every proxy's back; nothing where no server runs."""
    if server():
        with Elasticsearch(server()) as client:
            if names := list(client.indices.get(index=f"{alias}*")):
                client.indices.delete(index=names)
