"""What the index has yet to learn: a row with every change, in its transaction, until the index has it."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from articles.models import Outbox, Rebuild

# Rows in one statement, and rows read at once that may stand for a batch: an article saved often has many.
ROWS = 5000

# Set when this process has committed a change; its indexer waits for it.
due = threading.Event()


@dataclass(frozen=True)
class Lag:
    """How many articles the index has yet to learn about, and when the first of them was changed."""

    articles: int
    since: dt.datetime | None

    @property
    def seconds(self) -> float:
        return (timezone.now() - self.since).total_seconds() if self.since else 0.0


def enqueue(article_ids: Iterable[int]) -> None:
    """Note that these articles' index entries are due; call inside the transaction of the change."""
    Outbox.objects.bulk_create((Outbox(article_id=pk) for pk in article_ids), batch_size=ROWS)
    transaction.on_commit(due.set)


def lag() -> Lag:
    rows = Outbox.objects.filter(replay=False)
    first = rows.order_by("at").values_list("at", flat=True).first()
    return Lag(rows.values("article_id").distinct().count(), first)


def settle(rows: list[int]) -> None:
    """The live index has these; an index that is being built will have them replayed."""
    done = Outbox.objects.filter(pk__in=rows)
    if Rebuild.objects.exists():
        done.update(replay=True)
    else:
        done.delete()
