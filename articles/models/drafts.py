"""What somebody has typed into an article's form and not saved yet."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models.articles import Article
from articles.models.revisions import ReadableEncoder


class DraftQuerySet(models.QuerySet["Draft"]):
    def untouched_since(self, day: dt.datetime) -> DraftQuerySet:
        return self.filter(at__lt=day)


class Draft(models.Model):
    """``window``: the opened form that it was typed into; each has one of its own, so that none replaces another's.

    ``fields``: name of a field → what stands in it; none once they say no more than the article. ``counter`` counts
    within the window: what comes late is known by it.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="谁")
    article = models.ForeignKey(Article, models.CASCADE, related_name="drafts", verbose_name="稿件")
    window = models.CharField("窗口", max_length=32)
    version = models.PositiveIntegerField("稿次")
    fields = models.JSONField("内容", default=dict, encoder=ReadableEncoder)
    counter = models.PositiveIntegerField("计数")
    began_at = models.DateTimeField("开始", default=timezone.now)
    at = models.DateTimeField("时间", default=timezone.now, db_index=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "草稿"
        ordering = ["-at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "article", "window"], name="draft_of_window_once"),
            models.CheckConstraint(condition=~Q(window=""), name="draft_has_window"),
        ]

    def __str__(self) -> str:
        """Never by its words."""
        return f"{self.article.permalink_id} {self.at.astimezone():%Y-%m-%d %H:%M}"
