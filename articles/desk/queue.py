"""The queue: what waits for somebody, the worst first, as it is asked for by an address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qsl, urlencode

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.desk.weighing import KINDS
from articles.models import Article, Review, Score
from articles.models.scores import ScoreQuerySet, Stage
from articles.models.states import Status

PER_PAGE = 50
STAGES = {stage: str(stage.label) for stage in (Stage.CORRECT, Stage.REVIEW, Stage.DONE)}
# Digits of a key that every database can look for.
LONGEST_KEY = 18


@dataclass(frozen=True)
class QueueFilter:
    """What somebody walks through; what an address says that is none of these is as if it were not said."""

    stage: str = Stage.CORRECT
    status: str = ""
    kind: str = ""
    issue: dt.date | None = None
    who: int | None = None

    @classmethod
    def asked(cls, said: Mapping[str, str]) -> Self:
        stage, status, kind, who = (said.get(name, "") for name in ("stage", "status", "kind", "who"))
        return cls(
            stage=stage if stage in STAGES else Stage.CORRECT,
            status=status if status in Status.values else "",
            kind=kind if kind in KINDS else "",
            issue=_day(said.get("issue", "")),
            who=int(who) if who.isdecimal() and who.isascii() and len(who) <= LONGEST_KEY else None,
        )

    @classmethod
    def of_query(cls, query: str) -> Self:
        """From what ``encoded`` gave."""
        return cls.asked(dict(parse_qsl(query)))

    def encoded(self) -> str:
        said = {"stage": str(self.stage), "status": self.status, "kind": self.kind}
        said |= {"issue": self.issue.isoformat() if self.issue else "", "who": str(self.who or "")}
        return urlencode({name: value for name, value in said.items() if value})

    def at_stage(self, stage: str) -> Self:
        return replace(self, stage=stage, status="")

    def rows(self, looking: User) -> ScoreQuerySet:
        """In their order. What waits for a review is offered to nobody whose work it is, or who has agreed to it."""
        rows = Score.objects.filter(stage=self.stage)
        if self.status:
            rows = rows.filter(status=self.status)
        if self.kind:
            rows = rows.filter(kinds__contains=f" {self.kind} ")
        if self.issue:
            # As keys: a database that joins instead may walk the whole table.
            of_day = Article.objects.filter(page__issue__date=self.issue)
            rows = rows.filter(pk__in=list(of_day.values_list("pk", flat=True)))
        if self.who is not None:
            rows = rows.filter(by=self.who)
        elif self.stage == Stage.REVIEW:
            agreed = Review.objects.filter(article=OuterRef("pk"), version=OuterRef("version"), by=looking, agreed=True)
            rows = rows.filter(Q(by=None) | ~Q(by=looking), ~Exists(agreed))
        return rows.worst_first()

    def after(self, looking: User, points: int, article: int) -> Score | None:
        """The next one behind a place in the queue, whatever has become of what stood there."""
        behind = Q(points__lt=points) | Q(points=points, pk__lt=article)
        return self.rows(looking).filter(behind).exclude(pk=article).first()


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def correctors() -> QuerySet[User]:
    """Whose last hand some text bears."""
    hands = Score.objects.exclude(by=None).order_by().values("by").distinct()
    return User.objects.filter(pk__in=hands).order_by("username")
