"""更正, 续报 and 转载: which printed item tells of which earlier one, whatever becomes of either.

A relation holds permalinks, so it follows what is merged and split.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.models.permalinks import Permalink


class RelationKind(models.TextChoices):
    """What the later one is to the earlier one."""

    ERRATUM = "erratum", "更正"
    FOLLOW_UP = "follow-up", "续报"
    REPRINT = "reprint", "转载"


class RelationQuerySet(models.QuerySet["Relation"]):
    def in_force(self) -> RelationQuerySet:
        """Made by a person, and not undone."""
        return self.filter(made_at__isnull=False, undone_at=None)

    def proposed(self) -> RelationQuerySet:
        """A printed 更正 names it, and nobody has decided yet."""
        return self.filter(made_at=None, undone_at=None)


class Relation(models.Model):
    """``made_at`` is none while it is but proposed. One that was undone or refused stays, so that it is not proposed
    again."""

    kind = models.CharField("关系", max_length=9, choices=RelationKind)
    later = models.ForeignKey(Permalink, models.PROTECT, related_name="tells_of", verbose_name="后一篇")
    earlier = models.ForeignKey(Permalink, models.PROTECT, related_name="told_of_by", verbose_name="前一篇")
    proposed_at = models.DateTimeField("提出时间", default=timezone.now, editable=False)
    made_at = models.DateTimeField("建立时间", null=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="经办"
    )
    undone_at = models.DateTimeField("取消时间", null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="取消经办"
    )

    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "更正、续报、转载"
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "later", "earlier"], condition=Q(undone_at=None), name="relation_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=RelationKind.values), name="relation_kind_known"),
            models.CheckConstraint(condition=~Q(later=F("earlier")), name="relation_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.later_id} 是 {self.earlier_id} 的{self.get_kind_display()}"
