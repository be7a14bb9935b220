"""Why and until when a text is not to be seen: for the desk's people, but for what they chose to say in public."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models.articles import Article
from articles.models.states import Reason, Visibility


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    def in_force(self) -> WithdrawalQuerySet:
        return self.filter(undone_at=None)

    def end(self, by: AbstractBaseUser | None) -> None:
        self.update(undone_at=timezone.now(), undone_by=by)


class Withdrawal(models.Model):
    """``before`` is what the article's visibility was; ``until`` the day on which a person is asked, who was at
    ``asked_at``: nothing returns by itself."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="withdrawals", verbose_name="稿件")
    reason = models.CharField("事由", max_length=12, choices=Reason)
    note = models.TextField("说明", blank=True)
    public_reason = models.CharField("对外说明", max_length=200, blank=True)
    until = models.DateField("撤至", null=True, blank=True)
    before = models.CharField("原来可见", max_length=9, choices=Visibility)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="经办")
    at = models.DateTimeField("时间", default=timezone.now)
    asked_at = models.DateTimeField("到期提醒", null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="恢复经办"
    )
    undone_at = models.DateTimeField("恢复时间", null=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "撤下"
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(undone_at=None), name="withdrawal_in_force_once_per_article"
            ),
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="withdrawal_reason_known"),
        ]

    def __str__(self) -> str:
        return f"{self.article.permalink_id} {self.get_reason_display()}"
