"""The append-only history of corrections."""

from __future__ import annotations

from typing import NoReturn

from django.conf import settings
from django.db import models

from articles.models.articles import Article


def field_label(name: str) -> str:
    """What a field that a revision changed is called on screen."""
    return "署名" if name == "bylines" else str(Article._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


class Revision(models.Model):
    """One accepted change. ``changes`` maps a field to {"before": …, "after": …}; ``by`` is none for a re-import."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions", verbose_name="稿件")
    version = models.PositiveIntegerField("版本")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="revisions", null=True, verbose_name="订正人"
    )
    at = models.DateTimeField("时间", auto_now_add=True)
    changes = models.JSONField("改动")
    reason = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "订正记录"
        ordering = ["article", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["article", "version"], name="revision_version_once_per_article"),
        ]

    def __str__(self) -> str:
        return f"{self.article} 第{self.version}版"

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise TypeError("订正记录不可改动；要更正请再订正一次。")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError("订正记录不可删除。")
