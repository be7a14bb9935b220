"""Brings the live index up to date with the outbox, batch by batch, after every commit and again until it succeeds."""

from __future__ import annotations

import time
from contextlib import ExitStack

from django.db import transaction

from articles.indexing.entries import write_entries
from articles.indexing.locks import only_one
from articles.indexing.outbox import ROWS, settle
from articles.indexing.related import note_due, relate_due
from articles.models import Outbox, Rebuild
from articles.search.engines.errors import EntriesRefused, WriterBusy

# Articles in one commit of the index, which costs as much as some twenty entries.
BATCH = 200
LOCK = "index"
RELATED_LOCK = "related"
LOCK_SECONDS = 30.0
GIVE_WAY_SECONDS = 0.2


def drain(*, more_to_come: bool = False) -> int:
    """Bring the live index up to date with every row; returns how many articles were written.

    Reloads each article as it stands now, so that the order of rows does not matter and a row drained twice does no
    harm. Raises SearchUnavailable when the engine does not answer, and keeps the rows: also those of articles that
    the engine refuses, while the others are written. 相关文章 follow; with ``more_to_come`` only if
    nothing was written.
    """
    refused: dict[int, str] = {}
    done = write_waiting(refused)
    if not more_to_come or done == len(refused):
        done += relate(refused, more_to_come)
    if refused:
        raise EntriesRefused(refused)
    return done


def write_waiting(refused: dict[int, str]) -> int:
    """Batch by batch until no row waits but of those in ``refused``, which grows; how many articles were tried."""
    done = 0
    while True:
        with only_one(LOCK, LOCK_SECONDS):
            written = drain_batch(refused)
        if not written:
            return done
        done += written
        if Rebuild.objects.exists():
            # A rebuild that waits for the lock to go live would else never find it free while many people save.
            time.sleep(GIVE_WAY_SECONDS)


def relate(refused: dict[int, str], more_to_come: bool) -> int:
    """Find 相关文章, and between batches write what came meanwhile; how many articles were written.

    Nothing to do where another process is at it. With ``more_to_come`` it ends as soon as something came.
    """
    done = 0
    with ExitStack() as held:
        try:
            held.enter_context(only_one(RELATED_LOCK, wait=0))
        except WriterBusy:
            return done
        for _ in relate_due():
            written = write_waiting(refused)
            done += written
            if written and more_to_come:
                break
    return done


def drain_batch(refused: dict[int, str]) -> int:
    """One commit of the index; the rows are read before the articles, so that no later change is lost with them."""
    waiting = Outbox.objects.filter(replay=False).exclude(article_id__in=list(refused))
    article_ids = set(waiting.order_by("pk").values_list("article_id", flat=True)[:BATCH])
    rows = list(waiting.filter(article_id__in=article_ids).values_list("pk", "article_id")[:ROWS])
    if not article_ids:
        return 0
    try:
        write_entries(article_ids)
    except EntriesRefused as error:
        refused |= error.reasons
    with transaction.atomic():
        note_due(article_ids - refused.keys())
        settle([pk for pk, article_id in rows if article_id not in refused])
    return len(article_ids)
