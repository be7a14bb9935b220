"""A new index beside the live one: filled, brought up to date from the outbox, then swapped in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from django.db import transaction

from articles.indexing.drain import LOCK, LOCK_SECONDS
from articles.indexing.entries import index, write_entries
from articles.indexing.locks import only_one
from articles.indexing.outbox import ROWS
from articles.models import Outbox, Rebuild
from articles.search.asking import engine
from articles.search.engines.errors import NeedsRebuild, WriterBusy

# Articles in one commit of the new index: each commit ends with a wait for merges.
BATCH = 5000
REBUILD_LOCK = "rebuild"

Progress = tuple[int, int]


def rebuild() -> Iterator[Progress]:
    """Yields (articles done, all) as it goes; searches use the old index until the last step, and edits go on.

    A rebuild that was interrupted goes on where it was. Raises WriterBusy while another one runs, SearchUnavailable
    when the engine does not answer.
    """
    with only_one(REBUILD_LOCK, wait=0):
        running = resumed() or begun()
        yield from fill(running)
        # Until little is left: while many people save there is always something.
        while replay(running) > BATCH:
            pass
        with only_one(LOCK, LOCK_SECONDS):
            swap(running)


def resumed() -> Rebuild | None:
    """The rebuild that was interrupted, if what it left is still there, sound and of our schema."""
    running = Rebuild.objects.first()
    if running and running.generation in engine().unused():
        with suppress(NeedsRebuild):
            engine().check(running.generation)
            return running
    return None


def begun() -> Rebuild:
    """An empty index; what earlier attempts left behind is removed."""
    tidy(keep=None)
    return Rebuild.objects.create(generation=engine().begin_rebuild())


def tidy(keep: Rebuild | None) -> list[str]:
    """Remove every index that is neither live nor ``keep``, and the notes about them; their names."""
    if keep is None:
        with transaction.atomic():
            Rebuild.objects.all().delete()
            Outbox.objects.filter(replay=True).update(replay=False)
    left = [name for name in engine().unused() if keep is None or name != keep.generation]
    for name in left:
        engine().discard(name)
    return left


def clean_up() -> list[str]:
    """Remove what killed rebuilds left and nobody can go on with; their names."""
    with only_one(REBUILD_LOCK, wait=0):
        return tidy(keep=resumed())


def forget_finished() -> None:
    """Drop the note of a rebuild that was killed after its index went live: with it, rows wait for ever."""
    running = Rebuild.objects.first()
    if running and running.generation not in engine().unused():
        with suppress(WriterBusy):
            clean_up()


def fill(running: Rebuild) -> Iterator[Progress]:
    """Every public article in the order of its key, so that ``position`` says what is in."""
    public = index().index_queryset().order_by("pk")
    total = public.count()
    done = public.filter(pk__lte=running.position).count()
    yield done, total
    while batch := list(public.filter(pk__gt=running.position)[:BATCH]):
        engine().update(index(), batch, into=running.generation)
        running.position = batch[-1].pk
        running.save(update_fields=["position"])
        done += len(batch)
        yield done, total


def replay(running: Rebuild) -> int:
    """Bring what was changed since into the new index; how many rows the live index had already."""
    rows = list(Outbox.objects.order_by("-replay", "pk").values_list("pk", "article_id", "replay")[:ROWS])
    write_all({article_id for _, article_id, _ in rows}, running)
    known = [pk for pk, _, replayed in rows if replayed]
    Outbox.objects.filter(pk__in=known).delete()
    return len(known)


def write_all(article_ids: set[int], running: Rebuild) -> None:
    waiting = iter(sorted(article_ids))
    while batch := set(islice(waiting, BATCH)):
        write_entries(batch, into=running.generation)


def swap(running: Rebuild) -> None:
    """Nobody drains meanwhile: the new index knows all that the old one does. Rows not yet drained stay for it."""
    while replay(running):
        pass
    engine().go_live(running.generation)
    running.delete()
