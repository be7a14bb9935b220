"""Days of which somebody knows why the archive has no issue: none is to be had, or none was printed."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from articles.chinese.dates import chinese_date
from articles.models.issues import plausible_date


class DayState(models.TextChoices):
    KNOWN = "known", "已知缺失"
    NONE = "none", "当日无报"


class KnownDayQuerySet(models.QuerySet["KnownDay"]):
    def within(self, first: dt.date, last: dt.date) -> KnownDayQuerySet:
        """Of which at least one day lies between these two, both included."""
        return self.filter(first__lte=last, last__gte=first).order_by("first")


class KnownDay(models.Model):
    """From ``first`` to ``last``, both included. ``authority`` and ``why`` are for readers, ``note`` is not."""

    first = models.DateField("从", validators=[plausible_date])
    last = models.DateField("到", validators=[plausible_date], help_text="只有一天就和前面写成同一天。")
    state = models.CharField("当日", max_length=5, choices=DayState)
    authority = models.CharField(
        "依据", max_length=120, help_text="读者看得到。谁说的：何人何时查过哪里，或哪一份通知。不要写个人的联系方式。"
    )
    why = models.CharField("原因", max_length=200, help_text="读者看得到。如 春节休刊；原报已毁，各馆均无收藏。")
    note = models.TextField("内部说明", blank=True, help_text="只有后台看得到。")
    version = models.PositiveIntegerField("稿次", default=1, editable=False)

    objects = KnownDayQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "缺报与无报日"
        ordering = ["-first"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DayState.values), name="known_day_state_known"),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")),
                name="known_day_runs_forward",
                violation_error_message="“到”在“从”之前：请核对。",
            ),
        ]

    def __str__(self) -> str:
        end = "" if self.first == self.last else f"至{chinese_date(self.last)}"
        return f"{chinese_date(self.first)}{end}：{self.get_state_display()}"

    @property
    def said(self) -> str:
        """Why, and who says so."""
        return f"{self.why.rstrip('。')}。（依据：{self.authority.rstrip('。')}）"

    def clean(self) -> None:
        """No day is said to be two things."""
        if not (self.first and self.last):
            return
        others = KnownDay.objects.within(self.first, self.last).exclude(pk=self.pk)
        if other := others.first():
            raise ValidationError(f"这几天里已经登记过“{other}”：请改那一条，或者改日期。")
