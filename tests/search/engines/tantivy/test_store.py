"""The index folder: generations, one writer at a time across processes, readers that see every commit."""

from __future__ import annotations

import pytest

from articles.search.engines.base import KEY, stamp
from articles.search.engines.errors import NeedsRebuild, SearchUnavailable, WriterBusy
from articles.search.engines.filelock import file_lock
from articles.search.engines.tantivy import store as tantivy_store
from articles.search.engines.tantivy.schema import build_document, build_schema
from articles.search.engines.tantivy.seal import Damaged
from articles.search.engines.tantivy.store import TantivyStore, engine_errors
from tests.search.engines.tantivy.entries import add
from tests.search.engines.writers import TYPES, finish, start


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


# Generations


def test_a_generation_is_not_live_before_it_is_made_so(store: TantivyStore) -> None:
    live, other = store.live_name, store.create()
    assert store.live_name == live != other
    assert store.unused() == [other]


def test_going_live_removes_the_former_generation_and_its_lock(store: TantivyStore) -> None:
    add(store, 1)
    name = store.create()
    store.make_live(name)
    assert {path.name for path in store.root.iterdir()} == {"live", name}


def test_making_the_live_generation_live_again_keeps_it(store: TantivyStore) -> None:
    add(store, 1)
    assert store.live_name
    store.make_live(store.live_name)
    assert store.searcher().num_docs == 1


def test_a_batch_for_a_named_generation_leaves_the_live_one(store: TantivyStore) -> None:
    name = store.create()
    with store.writer(name) as writer:
        writer.add_document(build_document({KEY: 1, "body": "水稻"}, TYPES))
    assert (store.searcher().num_docs, store.searcher(name).num_docs) == (0, 1)


def test_discarding_what_is_not_there_is_no_error(store: TantivyStore) -> None:
    store.discard("00000000")
    assert store.searcher().num_docs == 0


def test_a_folder_that_was_never_made_has_nothing_live_and_nothing_unused(store: TantivyStore) -> None:
    nowhere = TantivyStore(store.root / "nowhere", store.schema, store.stamp)
    assert (nowhere.live_name, nowhere.unused()) == (None, [])


@pytest.mark.parametrize("written", [b"", b"../../etc", b"0123456", b"0123456\xff", b"01234567\n"])
def test_what_cannot_name_a_generation_names_none(store: TantivyStore, written: bytes) -> None:
    (store.root / "live").write_bytes(written)
    assert store.live_name is None
    with pytest.raises(NeedsRebuild):
        store.searcher()


def test_a_live_generation_whose_folder_is_gone_needs_a_rebuild(store: TantivyStore) -> None:
    (store.root / "live").write_text("00000000")
    with pytest.raises(NeedsRebuild, match="不见了"):
        store.searcher()


# Errors


@pytest.mark.parametrize("error", [ValueError("field"), OSError("disk"), MemoryError()])
def test_what_tantivy_raises_is_search_that_cannot_be_had(error: Exception) -> None:
    with pytest.raises(SearchUnavailable, match="搜索失败"), engine_errors("搜索"):
        raise error


def test_a_damaged_file_needs_a_rebuild() -> None:
    with pytest.raises(NeedsRebuild, match=r"meta\.json.*rebuild_search"), engine_errors("搜索"):
        raise Damaged("meta.json")


def test_a_panic_needs_a_rebuild() -> None:
    # Known by its name: the binding exports no such class.
    class PanicException(BaseException):
        pass

    with pytest.raises(NeedsRebuild), engine_errors("搜索"):
        raise PanicException


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, TypeError, WriterBusy])
def test_what_is_no_failure_of_the_engine_passes_as_it_is(error: type[BaseException]) -> None:
    with pytest.raises(error) as raised, engine_errors("搜索"):
        raise error
    assert raised.type is error
