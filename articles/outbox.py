"""Keeps the index in step: a row with every change, drained after the commit and again until it succeeds."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from django.db import transaction
from haystack import connections

from articles.models import Article, Outbox

BATCH = 200

# Set when this process has committed a change; its indexer waits for it.
due = threading.Event()


def enqueue(article_ids: Iterable[int]) -> None:
    """Note that these articles' index entries are due; call inside the transaction of the change."""
    Outbox.objects.bulk_create(Outbox(article_id=pk) for pk in article_ids)
    transaction.on_commit(due.set)


def drain(limit: int | None = None) -> int:
    """Bring the index up to date with every row in the outbox; returns how many articles were written.

    Reloads each article as it stands now, so the order of rows and a second drain beside this one do no harm.
    Raises the engine's error and keeps the rows when the engine does not answer.
    """
    done = 0
    while limit is None or done < limit:
        rows = list(Outbox.objects.order_by("pk").values_list("pk", "article_id")[:BATCH])
        if not rows:
            break
        done += write_entries({article_id for _, article_id in rows})
        Outbox.objects.filter(pk__in=[pk for pk, _ in rows]).delete()
    return done


def write_entries(article_ids: set[int]) -> int:
    """Upsert the public ones of these articles and remove the others, in one batch each."""
    connection = connections["default"]
    index = connection.get_unified_index().get_index(Article)
    backend = connection.get_backend()
    public = list(index.index_queryset().filter(pk__in=article_ids))
    if public:
        backend.update(index, public)
    for pk in article_ids - {article.pk for article in public}:
        backend.remove(f"articles.article.{pk}")
    return len(article_ids)
