"""What the search index has yet to learn, and the index that is being built beside the live one."""

from __future__ import annotations

from django.db import models


class Outbox(models.Model):
    """An article whose index entry is due. Written in the transaction of the change; gone once the index has it.

    ``replay``: the live index has it, the one that is being built beside it does not yet.
    """

    article_id = models.BigIntegerField("稿件", db_index=True)
    at = models.DateTimeField("时间", auto_now_add=True)
    replay = models.BooleanField("待补入新索引", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "待更新索引"
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.article_id)


class Rebuild(models.Model):
    """The one rebuild under way: articles whose key is up to ``position`` are in ``generation``."""

    generation = models.CharField("新索引", max_length=200, primary_key=True)
    position = models.BigIntegerField("写到", default=0)
    started_at = models.DateTimeField("开始时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "重建索引"

    def __str__(self) -> str:
        return self.generation
