"""Whether the index holds exactly the public articles, each as it was last changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db import transaction

from articles.indexing import outbox
from articles.indexing.entries import index
from articles.models import Outbox
from articles.search.asking import engine


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
    """Compare keys, versions and times of change both ways. Raises SearchUnavailable."""
    found = look()
    return found.still(look()) if found.all else found


def look() -> Drift:
    entries = list(engine().versions())
    times = Counter(pk for pk, *_ in entries)
    wanted = index().versions()
    waiting = set(Outbox.objects.filter(replay=False).values_list("article_id", flat=True))
    sound = {pk for pk, *version in entries if times[pk] == 1 and wanted.get(pk) == tuple(version)}
    return Drift(
        missing=frozenset(wanted.keys() - times.keys() - waiting),
        stale=frozenset((wanted.keys() & times.keys()) - sound - waiting),
        ghosts=frozenset(times.keys() - wanted.keys() - waiting),
    )


def mend(drift: Drift) -> None:
    """Through the outbox, as every other change."""
    with transaction.atomic():
        outbox.enqueue(drift.all)
