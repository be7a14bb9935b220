"""How much is waiting, and how much each person has done today and this month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet
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
    """Stage → articles."""
    rows = Score.objects.exclude(stage=Stage.NOBODY).order_by().values_list("stage").annotate(Count("pk"))
    return dict.fromkeys((str(stage) for stage in Stage), 0) | dict(rows)


def deeds_of(people: Iterable[User]) -> list[Deeds]:
    """Of each of these who did anything this month, by name."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    month, by_key = today.replace(day=1), {user.pk: user for user in people}
    texts = Revision.objects.by_people().filter(changes__has_any_keys=sorted(TEXT))
    corrected, reviewed = (_counted(rows, by_key, month, today) for rows in (texts, Review.objects.all()))
    busy = sorted(corrected.keys() | reviewed.keys(), key=lambda key: by_key[key].get_username())
    return [Deeds(by_key[key], *corrected.get(key, (0, 0)), *reviewed.get(key, (0, 0))) for key in busy]


def _counted(
    rows: QuerySet[Revision] | QuerySet[Review], people: Iterable[int], month: dt.datetime, today: dt.datetime
) -> dict[int, tuple[int, int]]:
    """Person → articles today, articles this month."""
    since = rows.filter(by__in=list(people), at__gte=month).order_by().values("by")
    articles = Count("article", distinct=True)
    counted = since.annotate(month=articles, today=Count("article", distinct=True, filter=Q(at__gte=today)))
    return {row["by"]: (row["today"], row["month"]) for row in counted}
