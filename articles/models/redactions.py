"""Passages that are masked in their article: the words stand here and, as they came, in what cannot be changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models.articles import Article
from articles.models.revisions import ReadableEncoder
from articles.models.states import Reason


class RedactionQuerySet(models.QuerySet["Redaction"]):
    def in_force(self) -> RedactionQuerySet:
        return self.filter(undone_at=None)

    def reaching(self, article: Article) -> RedactionQuerySet:
        """Those in force of the article, and of what was merged into it."""
        link = article.permalink
        return self.in_force().filter(article__permalink__in=[link.pk, *link.taken_in()])

    def by_decision(self) -> RedactionQuerySet:
        """Not what a machine found to be personal data."""
        return self.filter(personal="")


class Redaction(models.Model):
    """``places``: where ``sign`` was put, as ``public.fields.MaskedPlace``: the way to the string, what stood there,
    and so much around it that undoing knows the place again. ``by`` is none where a machine found personal data, of
    the kind ``personal``."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="redactions", verbose_name="稿件")
    words = models.TextField("原文")
    sign = models.CharField("代以", max_length=20)
    places = models.JSONField("处所", encoder=ReadableEncoder)
    personal = models.CharField("个人信息", max_length=16, blank=True)
    reason = models.CharField("事由", max_length=12, choices=Reason)
    note = models.TextField("说明", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="经办")
    at = models.DateTimeField("时间", default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="恢复经办"
    )
    undone_at = models.DateTimeField("恢复时间", null=True)

    objects = RedactionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "遮盖"
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=Q(reason__in=Reason.values), name="redaction_reason_known")]

    def __str__(self) -> str:
        """Never by its words."""
        return f"{self.article.permalink_id} {self.sign}"


class RedactionReading(models.Model):
    """Somebody has read the words. Written before they are shown."""

    redaction = models.ForeignKey(Redaction, models.PROTECT, related_name="readings", verbose_name="遮盖")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="谁")
    at = models.DateTimeField("时间", default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "查阅遮盖记录"
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.by} {self.at:%Y-%m-%d %H:%M}"
