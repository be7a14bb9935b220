"""What comes again under one name."""

from __future__ import annotations

from django.db import models


class Series(models.Model):
    """A section that comes again and again, or a numbered series, with the other forms its name is printed in."""

    name = models.CharField("名称", max_length=60, unique=True)
    aliases = models.JSONField("别名", default=list, blank=True)
    version = models.PositiveIntegerField("稿次", default=1, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "系列"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
