"""What a version of the reader made of a page's raw text: where each line went, and what is doubtful.

A text that is read again gets another reading; the older ones stay, the newest counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from articles.models.doubts import reason_name
from articles.models.issues import PageText

Row = TypeVar("Row", bound=models.Model)


class PageReadingQuerySet(models.QuerySet["PageReading"]):
    def newest(self) -> PageReadingQuerySet:
        """The last one of each text."""
        return self.filter(~Exists(_later(OuterRef("page_text"), OuterRef("pk"))))

    def not_older(self, reader: int, habits: str) -> PageReadingQuerySet:
        """By this version of the reader with these habits, or by a newer one."""
        return self.filter(Q(reader__gt=reader) | Q(reader=reader, habits=habits))


class PageReading(models.Model):
    """``reader``: its version (0: by a release that noted none); ``habits``: hash of the paper's habits it read with.

    ``facts``: what it read of page and issue, so that a later one can tell what a person has changed since.
    """

    page_text = models.ForeignKey(PageText, models.CASCADE, related_name="readings", verbose_name="原始文本")
    reader = models.PositiveIntegerField("读稿程序")
    habits = models.CharField("版面习惯", max_length=64, blank=True)
    facts = models.JSONField("读出的报头", default=dict)
    read_at = models.DateTimeField("读出时间", default=timezone.now)

    objects = PageReadingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "读稿"
        ordering = ["page_text", "-pk"]

    def __str__(self) -> str:
        return f"{self.page_text}，读稿程序 {self.reader}"


def _later(page_text: OuterRef, reading: OuterRef) -> PageReadingQuerySet:
    return PageReading.objects.filter(page_text=page_text, pk__gt=reading)


class OfReadingQuerySet(models.QuerySet[Row], Generic[Row]):
    """Rows that hang on a reading."""

    def current(self) -> OfReadingQuerySet[Row]:
        """Those of the newest reading of each text, and those of none."""
        return self.filter(~Exists(_later(OuterRef("reading__page_text"), OuterRef("reading"))))


class Span(models.Model):
    """Consecutive raw lines with one role, and the article they went to (none: furniture, noise, duplicates)."""

    reading = models.ForeignKey(PageReading, models.CASCADE, related_name="spans", verbose_name="读稿")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="spans", null=True, blank=True, verbose_name="稿件"
    )
    first_line = models.PositiveIntegerField("首行")
    last_line = models.PositiveIntegerField("末行")
    role = models.CharField("身份", max_length=16)
    order = models.PositiveIntegerField("次序")

    objects = OfReadingQuerySet["Span"].as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行段"
        ordering = ["reading", "first_line", "order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_line__gte=1) & Q(last_line__gte=F("first_line")), name="span_runs_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_line}–{self.last_line} {self.role}"


def owners_of_lines(spans: Iterable[Span]) -> dict[int, set[int]]:
    """Number of a raw line → the keys of the articles that have it; lines of no article are not there."""
    owners: dict[int, set[int]] = {}
    for span in spans:
        if span.article_id:
            for number in range(span.first_line, span.last_line + 1):
                owners.setdefault(number, set()).add(span.article_id)
    return owners


class Problem(models.Model):
    """A doubt of the reader's or the importer's, waiting for a person.

    About an article that came separated there is no raw text, and the lines mean nothing.
    """

    reading = models.ForeignKey(
        PageReading, models.CASCADE, related_name="problems", null=True, blank=True, verbose_name="读稿"
    )
    article = models.ForeignKey(
        "articles.Article",
        models.CASCADE,
        related_name="problems",
        null=True,
        blank=True,
        verbose_name="稿件",
    )
    first_line = models.PositiveIntegerField("首行")
    last_line = models.PositiveIntegerField("末行")
    reason = models.CharField("原因", max_length=40)
    detail = models.TextField("说明")

    objects = OfReadingQuerySet["Problem"].as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "识别疑点"
        ordering = ["reading", "first_line"]

    def __str__(self) -> str:
        return f"{reason_name(self.reason)}，第 {self.first_line} 行起"

    @property
    def page_text(self) -> PageText | None:
        return self.reading.page_text if self.reading else None
