"""A damaged index file is found before anything is read from it, said, and mended by a rebuild."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from haystack import connections
from haystack.query import SearchQuerySet

from articles.indexing import indexer, outbox
from articles.indexing.drain import drain
from articles.indexing.entries import index
from articles.search.asking import engine
from articles.search.engines.errors import NeedsRebuild, SearchUnavailable
from articles.search.engines.filelock import file_lock
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


def files() -> list[Path]:
    """Everything the live index consists of, but for files that are only locked and never read."""
    root = engine().path
    live = root / (root / "live").read_text()
    return [root / "live", *(path for path in sorted(live.iterdir()) if not path.name.endswith(".lock"))]


def delete(path: Path) -> None:
    path.unlink()


def truncate(path: Path) -> None:
    replace(path, path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    replace(path, b"")


def flip(path: Path) -> None:
    """One bit, in the middle of what the file holds."""
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    replace(path, bytes(data))


def replace(path: Path, data: bytes) -> None:
    """As a file of its own: one cut short under Tantivy's feet, while it is mapped, would end this process."""
    damaged = path.with_name("damaged")
    damaged.write_bytes(data)
    damaged.replace(path)


def fresh_process() -> None:
    """Forget what has been read already, as a worker that starts does."""
    from articles.search.engines.tantivy.seal import seal_of

    seal_of.cache_clear()
    connections.reload("default")


def found_of(word: str) -> int:
    return len(SearchQuerySet().filter(content=word))


def found() -> int:
    return found_of("稻田")


@pytest.fixture
def archive() -> None:
    """Three articles in three commits, one entry deleted: every kind of file that Tantivy writes."""
    indexer.catch_up()
    for number in range(3):
        outbox.enqueue([make_article(headline=f"第{number}篇稻田").pk])
        drain()
    engine().remove_all([index().index_queryset().first().pk])


@pytest.mark.parametrize("damage", [delete, truncate, empty, flip])
def test_damage_of_any_file_is_found_before_anything_is_read(archive: None, damage: Callable[[Path], None]) -> None:
    """By the process that has the index open, by one that starts, and by one that writes."""
    for path in files():
        sound = path.read_bytes()
        damage(path)
        with pytest.raises(NeedsRebuild):
            found()
        fresh_process()
        with pytest.raises(NeedsRebuild):
            found()
        with pytest.raises(NeedsRebuild):
            engine().remove_all([1])
        replace(path, sound)
        assert found() == 2


def test_a_damaged_index_is_rebuilt_by_the_next_drain(archive: None) -> None:
    flip(files()[-1])
    indexer.catch_up()
    assert found() == 3
    left = {path.name for path in engine().path.iterdir()}
    live = (engine().path / "live").read_text()
    assert left <= {"live", live, f"{live}.lock"}


def file_for_the_folder(root: Path) -> None:
    shutil.rmtree(root)
    root.write_text("")


def link_to_nowhere(root: Path) -> None:
    shutil.rmtree(root)
    root.symlink_to("nowhere")


def link_to_itself(root: Path) -> None:
    shutil.rmtree(root)
    root.symlink_to(root)


def no_folder(root: Path) -> None:
    shutil.rmtree(root)


def folder_for_the_name(root: Path) -> None:
    (root / "live").unlink()
    (root / "live").mkdir()


def name_of_nothing(root: Path) -> None:
    (root / "live").write_text("0" * 8)


def file_for_the_generation(root: Path) -> None:
    live = root / (root / "live").read_text()
    shutil.rmtree(live)
    live.write_text("")


def folder_for_a_file(root: Path) -> None:
    meta = root / (root / "live").read_text() / "meta.json"
    meta.unlink()
    meta.mkdir()


PLACES = [
    file_for_the_folder,
    link_to_nowhere,
    link_to_itself,
    no_folder,
    folder_for_the_name,
    name_of_nothing,
    file_for_the_generation,
    folder_for_a_file,
]


@pytest.mark.parametrize("spoil", PLACES, ids=lambda spoil: spoil.__name__)
def test_a_place_that_is_no_index_is_503_and_is_made_one_again(
    archive: None, client: Client, spoil: Callable[[Path], None]
) -> None:
    spoil(engine().path)
    for wanted in ("", "&format=json", "&format=csv"):
        answer = client.get(f"/search/?q=稻田{wanted}")
        assert answer.status_code == 503
        assert answer["Retry-After"]
    assert client.get("/search/suggest/?q=稻田").status_code == 503
    indexer.catch_up()
    assert found() == 3


def test_searches_do_not_wait_for_whoever_writes(archive: None) -> None:
    live = engine().store.live_name
    with file_lock(engine().path / f"{live}.lock", 0, ""):
        assert found() == 2


def test_a_lock_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()
    with pytest.raises(SearchUnavailable, match="lock 打不开"), file_lock(tmp_path / "lock", 0, ""):
        pass
