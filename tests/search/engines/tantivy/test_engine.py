"""The embedded engine: the contract, and what is its own: one folder, and nothing prepared under its lock."""

from __future__ import annotations

from typing import Any

import pytest
from haystack import connections

from articles.models import Article
from articles.search.engines.base import stamp
from articles.search.engines.clauses import Everything, Nothing
from articles.search.engines.errors import NeedsRebuild
from articles.search.engines.filelock import file_lock
from articles.search.engines.tantivy.engine import TantivySearchBackend
from tests.search.asking import index_all
from tests.search.engines.contract import EngineContract
from tests.support.factories import make_article


class TestTantivy(EngineContract):
    pass


@pytest.fixture
def backend() -> TantivySearchBackend:
    return connections["default"].get_backend()


@pytest.mark.django_db
def test_objects_are_prepared_before_the_lock_is_taken_and_none_is_written_when_one_fails(
    backend: TantivySearchBackend,
) -> None:
    make_article()
    index_all()
    live = backend.store.live_name
    lock = backend.path / f"{live}.lock"
    index = connections["default"].get_unified_index().get_index(Article)
    held: list[bool] = []

    class Watching:
        def full_prepare(self, article: Article) -> dict[str, Any]:
            with file_lock(lock, 0, "held"):
                held.append(False)
            if len(held) == 2:
                raise RuntimeError
            return index.full_prepare(article)  # type: ignore[no-any-return]

    with pytest.raises(RuntimeError):
        backend.update(Watching(), [make_article(), make_article()])
    assert held == [False, False]
    assert backend.search(Everything())["hits"] == 1


@pytest.mark.django_db
def test_an_index_of_another_tantivy_is_rebuilt_not_read(backend: TantivySearchBackend) -> None:
    index_all()
    stamped = backend.path / str(backend.store.live_name) / "stamp"
    assert stamped.read_text().startswith(stamp(backend.types))
    stamped.write_text(f"{stamp(backend.types)} tantivy 0.1.0")
    with pytest.raises(NeedsRebuild, match="格式已变"):
        backend.check()


@pytest.mark.django_db
def test_a_scan_of_an_empty_index_ends(backend: TantivySearchBackend) -> None:
    backend.clear()
    assert list(backend.scan(Everything(), "sort")) == []
    assert list(backend.versions()) == []


@pytest.mark.django_db
def test_a_scan_of_nothing_ends(backend: TantivySearchBackend) -> None:
    make_article()
    index_all()
    assert list(backend.scan(Nothing(), "-sort")) == []


@pytest.mark.django_db
def test_a_slice_beyond_the_last_hit_is_empty_and_still_counts(backend: TantivySearchBackend) -> None:
    make_article()
    index_all()
    found = backend.search(Everything(), start_offset=20, end_offset=40, sort_by=["sort"])
    assert (found["hits"], found["results"]) == (1, [])


@pytest.mark.django_db
def test_what_a_killed_rebuild_left_is_named_and_can_be_discarded(backend: TantivySearchBackend) -> None:
    backend.clear()
    name = backend.begin_rebuild()
    assert backend.unused() == [name]
    backend.discard(name)
    assert backend.unused() == []
    backend.check()
