"""The index folder: one writer at a time, readers that see every commit."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.search.engines.base import stamp
from articles.search.engines.errors import NeedsRebuild, WriterBusy
from articles.search.engines.filelock import file_lock
from articles.search.engines.tantivy import store as tantivy_store
from articles.search.engines.tantivy.schema import build_document, build_schema
from articles.search.engines.tantivy.store import TantivyStore
from tests.search.engines.writers import TYPES, finish, start


@pytest.fixture
def store(tmp_path: Path) -> TantivyStore:
    store = TantivyStore(tmp_path / "index", build_schema(TYPES), stamp(TYPES))
    store.make_live(store.create())
    return store


def add(store: TantivyStore, *keys: int) -> None:
    with store.writer() as writer:
        for key in keys:
            writer.add_document(build_document({"django_id": key, "body": "水稻", "version": 1}, TYPES))


def test_a_commit_of_another_process_is_seen_at_once(store: TantivyStore) -> None:
    assert store.searcher().num_docs == 0
    finish(start("write", store.root, 1))
    assert store.searcher().num_docs == 1


def test_a_forked_worker_sees_commits_made_after_the_fork(store: TantivyStore) -> None:
    finish(start("read_after_fork", store.root, 1))


def test_writers_of_several_processes_take_turns(store: TantivyStore) -> None:
    finish(*(start("write", store.root, *range(10 * number, 10 * number + 4)) for number in range(4)))
    assert store.searcher().num_docs == 16


def test_a_writer_that_waits_too_long_says_so(store: TantivyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tantivy_store, "LOCK_SECONDS", 0)
    held = file_lock(store.root / f"{store.live_name}.lock", 0, "")
    with held, pytest.raises(WriterBusy, match="另一个进程"):
        add(store, 1)


def test_a_batch_that_fails_leaves_nothing(store: TantivyStore) -> None:
    with pytest.raises(RuntimeError), store.writer() as writer:
        writer.add_document(build_document({"django_id": 1, "body": "水稻"}, TYPES))
        raise RuntimeError
    assert store.searcher().num_docs == 0
    add(store, 2)
    assert store.searcher().num_docs == 1


def test_a_reader_keeps_its_state_while_another_generation_goes_live(store: TantivyStore) -> None:
    add(store, 1)
    before = store.searcher()
    store.make_live(store.create())
    assert before.num_docs == 1
    assert store.searcher().num_docs == 0


def test_an_index_of_other_fields_is_refused(store: TantivyStore) -> None:
    other = TYPES | {"headline": "tokens"}
    with pytest.raises(NeedsRebuild, match="rebuild_search"):
        TantivyStore(store.root, build_schema(other), stamp(other)).searcher()
