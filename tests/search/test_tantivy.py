"""The embedded engine: the contract, and what is its own: files, one writer, readers that see every commit."""

from __future__ import annotations

from tests.search.contract import EngineContract


class TestTantivy(EngineContract):
    pass
