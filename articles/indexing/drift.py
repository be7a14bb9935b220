"""Whether the index holds exactly the public articles, each in its present version."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db import transaction

from articles.indexing import outbox
from articles.models import Outbox


@dataclass(frozen=True)
class Drift:
    """Primary keys by what is wrong with them. Articles that wait in the outbox are not drift but lag."""

    missing: frozenset[int]
    stale: frozenset[int]
    ghosts: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        return self.missing | self.stale | self.ghosts

    def still(self, later: Drift) -> Drift:
        """What both looks found: the rest was being written between them."""
        return Drift(
            self.missing & later.missing,
            self.stale & later.stale,
            self.ghosts & later.ghosts,
        )


def find_drift() -> Drift:
    """Compare the sets of (primary key, version) both ways. Raises SearchUnavailable."""
    found = look()
    return found.still(look()) if found.all else found


def look() -> Drift:
    entries = Counter(outbox.backend().versions())
    indexed = {pk for pk, _ in entries}
    wanted = dict(outbox.index().index_queryset().values_list("pk", "version"))
    waiting = set(Outbox.objects.filter(replay=False).values_list("article_id", flat=True))
    sound = {pk for (pk, version), times in entries.items() if times == 1 and wanted.get(pk) == version}
    several = {pk for pk, times in Counter(pk for pk, _ in entries).items() if times > 1}
    return Drift(
        missing=frozenset(wanted.keys() - indexed - waiting),
        stale=frozenset((wanted.keys() & indexed) - (sound - several) - waiting),
        ghosts=frozenset(indexed - wanted.keys() - waiting),
    )


def mend(drift: Drift) -> None:
    """Through the outbox, as every other change."""
    with transaction.atomic():
        outbox.enqueue(drift.all)
