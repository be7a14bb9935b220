"""校次: who has checked which version of a text against the paper, and what he said; nothing of it is ever changed."""

from __future__ import annotations

from typing import NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models.articles import Article

PASSES = ("一校", "二校", "三校")


class Review(models.Model):
    """``pass_number``: 1 is 一校; ``version``: of the article, as the reviewer saw it."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="reviews", verbose_name="稿件")
    version = models.PositiveIntegerField("稿次")
    pass_number = models.PositiveSmallIntegerField("校次")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="谁")
    at = models.DateTimeField("时间", default=timezone.now)
    agreed = models.BooleanField("同意")
    reason = models.CharField("退回的理由", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "复核记录"
        default_permissions = ()
        ordering = ["article", "-pk"]
        indexes = [models.Index(fields=["by", "at"], name="review_by_whom")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "version", "by"], condition=Q(agreed=True), name="review_agreed_once"
            ),
            models.CheckConstraint(condition=Q(pass_number__range=(1, len(PASSES))), name="review_pass_known"),
        ]

    def __str__(self) -> str:
        return f"{self.article} {self.pass_named}"

    @property
    def pass_named(self) -> str:
        return PASSES[self.pass_number - 1]

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise TypeError("复核记录不可改动；要改主意请再复核一次。")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError("复核记录不可删除。")
