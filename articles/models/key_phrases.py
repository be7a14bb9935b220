"""要害词: what must never be misread by one character, and each place where it nearly stands until a person decides."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.models.articles import Article


class KeyPhrase(models.Model):
    """A leader's name with the title, or a fixed phrase; it holds from ``first`` to ``last``, both days in it."""

    title = models.CharField("职务", max_length=40, blank=True, help_text="写在姓名前面的职务，如 市长；固定提法不写。")
    words = models.CharField("要害词", max_length=40, help_text="姓名或固定提法；连职务至少四个字，最多四十个字。")
    first = models.DateField("自何日起", null=True, blank=True, help_text="不写就是一直如此。")
    last = models.DateField("到何日止", null=True, blank=True, help_text="含这一天；不写就是至今。")
    note = models.CharField("说明", max_length=200, blank=True, help_text="只有编辑部看得到。")

    class Meta:
        verbose_name = verbose_name_plural = "要害词"
        # Whoever decides what is public keeps the table: there is no right of its own.
        default_permissions = ()
        ordering = ["title", "words", "first", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first=None) | Q(last=None) | Q(first__lte=F("last")),
                name="key_phrase_runs_forward",
                violation_error_message="“自何日起”晚于“到何日止”。",
            ),
        ]

    def __str__(self) -> str:
        return self.whole

    @property
    def whole(self) -> str:
        """As it is looked for."""
        return f"{self.title}{self.words}"


class NearMissQuerySet(models.QuerySet["NearMiss"]):
    def open(self) -> NearMissQuerySet:
        """Those that nobody has decided about."""
        return self.filter(decided_at=None)

    def decide(self, by: User) -> int:
        return self.open().update(decided_by=by, decided_at=timezone.now())


class NearMiss(models.Model):
    """A place where ``phrase`` nearly stands; ``place`` is the digest of what stands there and around it, so that the
    decision holds as long as that does, and nothing is quoted. ``version``: of the text, when it was found."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="near_misses", verbose_name="稿件")
    version = models.PositiveIntegerField("稿次")
    phrase = models.CharField("要害词", max_length=80)
    place = models.CharField(max_length=64)
    found_at = models.DateTimeField("发现时间", default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="谁决定"
    )
    decided_at = models.DateTimeField("决定时间", null=True)

    objects = NearMissQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "疑似误写的要害词"
        default_permissions = ()
        ordering = ["article", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "place"], name="near_miss_once")]
        indexes = [models.Index(fields=["article"], name="near_miss_open", condition=Q(decided_at=None))]

    def __str__(self) -> str:
        return f"{self.article_id} {self.phrase}"
