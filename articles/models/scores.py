"""How badly each article needs somebody: what the queue of the desk is ordered by."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.articles import Article
from articles.models.states import Status


class Stage(models.TextChoices):
    """Whose turn it is; nobody's where a text is closed to readers by decision, or is a part of another one."""

    CORRECT = "correct", "要订正"
    REVIEW = "review", "要复核"
    DONE = "done", "已复核"
    NOBODY = "nobody", "不在队列"


class ScoreQuerySet(models.QuerySet["Score"]):
    def due(self) -> ScoreQuerySet:
        return self.filter(version=None)

    def worst_first(self) -> ScoreQuerySet:
        return self.order_by("-points", "-pk")

    def ask_again(self, article_ids: Collection[int]) -> None:
        """Something about these has changed, or they are new; for the transaction of that."""
        rows = [Score(article_id=key, stage=Stage.NOBODY) for key in article_ids]
        self.bulk_create(rows, update_conflicts=True, unique_fields=["article"], update_fields=["version"])


class Score(models.Model):
    """``version``: of the article, when it was weighed, none while it has yet to be; ``kinds``: what for, each between
    blanks; ``by``: who last corrected the text."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="score", verbose_name="稿件")
    version = models.PositiveIntegerField("稿次", null=True)
    stage = models.CharField(max_length=7, choices=Stage)
    status = models.CharField("校对状态", max_length=10, choices=Status, default=Status.UNREVIEWED)
    points = models.PositiveIntegerField("轻重", default=0)
    kinds = models.CharField("疑点", max_length=100, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True, verbose_name="订正人"
    )

    objects = ScoreQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "轻重"
        default_permissions = ()
        ordering = ["-points", "-pk"]
        indexes = [
            # With the kinds, so that those of one kind are counted from it alone.
            models.Index("stage", F("points").desc(), F("article").desc(), "kinds", name="score_by_stage"),
            models.Index("stage", "status", F("points").desc(), F("article").desc(), name="score_by_status"),
            models.Index(fields=["article"], name="score_due", condition=Q(version=None)),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.points}"
