"""What comes again under one name."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse

from articles.chinese.pinyin import phrase_key, slug_of


class SeriesQuerySet(models.QuerySet["Series"]):
    def shown(self) -> SeriesQuerySet:
        """Those of which something may be seen by the one who looks: nobody is told of any other."""
        from articles.models.articles import Article

        return self.filter(Exists(Article.objects.shown().filter(series=OuterRef("pk"))))


class Series(models.Model):
    """A section that comes again and again, or a numbered series, with the other forms its name is printed in."""

    name = models.CharField("名称", max_length=60, unique=True)
    pinyin = models.CharField("拼音", max_length=120, db_index=True, editable=False)
    slug = models.SlugField("网址名", max_length=120, unique=True, editable=False)
    aliases = models.JSONField("别名", default=list, blank=True)
    version = models.PositiveIntegerField("稿次", default=1, editable=False)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "系列"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.pinyin = phrase_key(self.name)
        self.slug = self.slug or self.free_slug()
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        SeriesAddress.objects.get_or_create(slug=self.slug, defaults={"series": self})

    def get_absolute_url(self) -> str:
        return reverse("series", args=[self.slug])

    def free_slug(self) -> str:
        """For its name one that no other series has or ever had."""
        stem = slug_of(phrase_key(self.name))
        issued = SeriesAddress.objects.filter(slug__startswith=stem).values_list("slug", "series")
        taken = {slug for slug, series in issued if series is None or series != self.pk}
        slug, number = stem, 2
        while slug in taken:
            slug, number = f"{stem}-{number}", number + 1
        return slug


class SeriesAddress(models.Model):
    """An address that was issued for a series: it leads to the one it has now, and is never given to another; of a
    series that was deleted, to nothing."""

    slug = models.SlugField("网址名", max_length=120, unique=True)
    series = models.ForeignKey(Series, models.SET_NULL, related_name="addresses", null=True, verbose_name="系列")

    class Meta:
        verbose_name = verbose_name_plural = "系列的网址"

    def __str__(self) -> str:
        return self.slug
