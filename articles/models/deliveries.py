"""How a text came: by that it is known when it comes again."""

from __future__ import annotations

from django.db import models

from articles.models.issues import PageText


class Delivery(models.Model):
    """With which date and page number a text came, each time with others: by file name, manifest, --date or masthead.

    A person may have filed its page elsewhere since; what comes again as it came before is the same page.
    """

    page_text = models.ForeignKey(PageText, models.CASCADE, related_name="deliveries", verbose_name="原始文本")
    date = models.DateField("来时日期", null=True)
    number = models.CharField("来时版次", max_length=8, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "来件"
        indexes = [models.Index(fields=["date", "number"], name="delivery_place")]

    def __str__(self) -> str:
        return f"{self.date or '待定日期'} {self.number}".strip()
