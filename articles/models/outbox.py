"""What the search index has yet to learn, what follows from it, and the index being built beside the live one."""

from __future__ import annotations

from django.db import models
from django.db.models import F


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


class PublicChanges(models.Model):
    """One row: how often what the public may see has changed. What is remembered between requests hangs on it."""

    number = models.BigIntegerField("次数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "公开内容变动"

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def count(cls) -> int:
        return cls.objects.values_list("number", flat=True).first() or 0

    @classmethod
    def note(cls) -> None:
        """Call inside the transaction of the change."""
        if not cls.objects.update(number=F("number") + 1):
            cls.objects.create(pk=1, number=1)


class InForce(models.Model):
    """One row: the settings of what visitors see that were last in force."""

    visibility = models.CharField("VISIBILITY", max_length=16)
    raw_text = models.CharField("RAW_TEXT", max_length=16)

    class Meta:
        verbose_name = verbose_name_plural = "现行公开设置"

    def __str__(self) -> str:
        return f"VISIBILITY={self.visibility} RAW_TEXT={self.raw_text}"


class RelatedDue(models.Model):
    """An indexed article whose 相关文章 are to be found; gone once they are stored.

    ``spread``: those that it names for the first time are due after it, for it may belong in their lists.
    """

    article_id = models.BigIntegerField("稿件")
    spread = models.BooleanField("波及所列稿件", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "待找相关文章"
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
