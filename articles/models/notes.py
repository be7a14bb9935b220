"""编者注: what the editors say of a printed item today; never a part of its text."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.permalinks import Permalink


class EditorsNoteQuerySet(models.QuerySet["EditorsNote"]):
    def in_force(self) -> EditorsNoteQuerySet:
        return self.filter(undone_at=None)


class EditorsNote(models.Model):
    """``at`` is the day that readers are told of; who wrote it they are not."""

    permalink = models.ForeignKey(Permalink, models.PROTECT, related_name="notes", verbose_name="永久链接")
    text = models.TextField("编者注")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="经办")
    at = models.DateTimeField("时间", default=timezone.now, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="撤回经办"
    )
    undone_at = models.DateTimeField("撤回时间", null=True, editable=False)

    objects = EditorsNoteQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "编者注"
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        """Never by its words, which may quote what was 遮盖 since."""
        return f"{self.permalink_id} {self.at.astimezone():%Y-%m-%d}"
