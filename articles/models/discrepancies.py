"""Where a later reading says otherwise than a corrected text."""

from __future__ import annotations

from django.db import models

from articles.models.articles import Article


class Discrepancy(models.Model):
    """A later reading of the page that differs from text a person has corrected; waits to be compared."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="discrepancies", verbose_name="稿件")
    page_text = models.ForeignKey(
        "articles.PageText", models.PROTECT, related_name="discrepancies", verbose_name="原始文本"
    )
    reading = models.JSONField("新识别结果")

    class Meta:
        verbose_name = verbose_name_plural = "新旧识别差异"
        constraints = [
            models.UniqueConstraint(fields=["article", "page_text"], name="discrepancy_once_per_text"),
        ]

    def __str__(self) -> str:
        return f"{self.article} × {self.page_text}"
