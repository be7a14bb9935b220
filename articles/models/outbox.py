from __future__ import annotations

from django.db import models


class Outbox(models.Model):
    """An article whose index entry is due. Written in the transaction of the change; gone once the index has it."""

    article_id = models.BigIntegerField("稿件")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "待更新索引"
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.article_id)
