"""How much is waiting, and how much each person has done today and this month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count, F
from django.utils import timezone

from articles.desk.weighing import TEXT
from articles.models import Review, Revision, Score
from articles.models.scores import Stage


@dataclass(frozen=True)
class Deeds:
    """Articles of one person, each counted once."""

    who: User
    corrected_today: int
    corrected_this_month: int
    reviewed_today: int
    reviewed_this_month: int


def waiting() -> dict[str, int]:
    """Stage → articles, and ``held``: those that wait since a 要害词 or a person may be concerned."""
    rows = Score.objects.exclude(stage=Stage.NOBODY).order_by().values_list("stage").annotate(Count("pk"))
    return dict.fromkeys((str(stage) for stage in Stage), 0) | dict(rows)


def deeds_of(people: Iterable[User]) -> list[Deeds]:
    """Of each of these who did anything this month, by name."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    month, by_key = today.replace(day=1), {user.pk: user for user in people}
    corrected, reviewed = _corrected(by_key, month), _reviewed(by_key, month)
    busy = sorted(corrected.keys() | reviewed.keys(), key=lambda key: by_key[key].get_username())
    return [
        Deeds(
            by_key[key],
            _since(corrected.get(key, {}), today),
            len(corrected.get(key, {})),
            _since(reviewed.get(key, {}), today),
            len(reviewed.get(key, {})),
        )
        for key in busy
    ]


# Person → article → when last.
_Done = dict[int, dict[int, dt.datetime]]


def _since(done: dict[int, dt.datetime], moment: dt.datetime) -> int:
    return sum(at >= moment for at in done.values())


def _corrected(people: Iterable[int], since: dt.datetime) -> _Done:
    rows = Revision.objects.by_people().filter(by__in=list(people), at__gte=since).order_by("at")
    done: _Done = {}
    for who, article, at, changes in rows.values_list("by", "article", "at", "changes"):
        if who and not TEXT.isdisjoint(changes):
            done.setdefault(who, {})[article] = at
    return done


def _reviewed(people: Iterable[int], since: dt.datetime) -> _Done:
    done: _Done = {}
    rows = Review.objects.filter(by__in=list(people), at__gte=since).order_by("at")
    for who, article, at in rows.values_list("by", F("article"), "at"):
        done.setdefault(who, {})[article] = at
    return done
