"""A damaged index file is found before anything is read from it, said, and mended by a rebuild."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from haystack import connections
from haystack.query import SearchQuerySet

from articles.indexing import indexer, outbox
from articles.indexing.drain import drain
from articles.indexing.entries import index
from articles.search.asking import engine
from articles.search.engines.errors import NeedsRebuild
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
