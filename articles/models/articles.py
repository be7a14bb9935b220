"""Every printed item in one table, so that permalink, version, revision and search exist once."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length
from django.utils import timezone

from articles.models.permalinks import Permalink
from articles.models.rights import ARTICLE_RIGHTS
from articles.models.unseen import UNSEEN

# What the paper printed and a person may correct, in the order of the page.
PRINTED_FIELDS = ("section", "kicker", "headline", "subtitle", "dateline", "body")


# The newest issue first, its pages in the order of print (1, 2, 10), each page's items as they stand on it; undated
# pages behind all, wherever the database would put them.
NEWEST_FIRST = (F("page__issue__date").desc(nulls_last=True), Length("page__number"), "page__number", "order")


class Kind(models.TextChoices):
    ARTICLE = "article", "文章"
    PHOTO = "photo", "图片"
    NOTICE = "notice", "启事"
    AD = "ad", "广告"
    WEATHER = "weather", "天气"


class Status(models.TextChoices):
    """What people have done with the text; how sure the reading was is ``Article.certain``."""

    UNREVIEWED = "unreviewed", "待订正"
    CORRECTED = "corrected", "已订正"
    REVIEWED = "reviewed", "已复核"
    DISPUTED = "disputed", "有问题"


# What readers are told of each status; a text that somebody disputes is one to be checked.
READERS_STATUS = {
    Status.UNREVIEWED: "识别文字未校",
    Status.DISPUTED: "识别文字未校",
    Status.CORRECTED: "已校",
    Status.REVIEWED: "已复核",
}
# The value of a search for what the reading was not certain of, beside those of ``status``.
UNCERTAIN = "doubtful"


class Visibility(models.TextChoices):
    PUBLIC = "public", "公开"
    HIDDEN = "hidden", "内部"
    WITHDRAWN = "withdrawn", "已撤下"

    @property
    def done(self) -> str:
        """What somebody did who made an article so."""
        return {self.PUBLIC: "公开", self.HIDDEN: "改为内部", self.WITHDRAWN: "撤下"}[self]


STRICTEST_FIRST = (Visibility.WITHDRAWN, Visibility.HIDDEN)


class Series(models.Model):
    """A section that comes again and again, or a numbered series, with the other forms its name is printed in."""

    name = models.CharField("名称", max_length=60, unique=True)
    aliases = models.JSONField("别名", default=list, blank=True)
    version = models.PositiveIntegerField("稿次", default=1, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "系列"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    def public(self) -> ArticleQuerySet:
        """What readers may see: public, on a page with a date, and not the rest of a text that is not to be seen."""
        shown = self.filter(visibility=Visibility.PUBLIC, page__issue__isnull=False)
        return shown.exclude(pk__in=RawSQL(UNSEEN, []))

    def withheld(self) -> ArticleQuerySet:
        """What a person has withdrawn or hidden."""
        return self.filter(visibility__in=STRICTEST_FIRST)

    def with_context(self) -> ArticleQuerySet:
        """With all that a headline list shows: page, issue, bylines and their reporters."""
        return self.select_related("page__issue", "series").prefetch_related("bylines__reporter")

    def newest_first(self) -> ArticleQuerySet:
        return self.order_by(*NEWEST_FIRST)


class Article(models.Model):
    permalink = models.OneToOneField(Permalink, models.PROTECT, related_name="article", verbose_name="永久链接")
    page = models.ForeignKey("articles.Page", models.PROTECT, related_name="articles", verbose_name="版面")
    order = models.PositiveIntegerField("版面次序")
    kind = models.CharField("类型", max_length=8, choices=Kind, default=Kind.ARTICLE)

    section = models.TextField("栏目", blank=True)
    kicker = models.TextField("引题", blank=True)
    headline = models.TextField("标题", blank=True)
    subtitle = models.TextField("副题", blank=True)
    dateline = models.TextField("电头", blank=True)
    body = models.TextField("正文", blank=True)
    original_body = models.TextField("原始识别正文", blank=True, editable=False)
    original_head = models.JSONField("原始识别标题", default=dict, editable=False)

    series = models.ForeignKey(
        Series, models.SET_NULL, related_name="articles", null=True, blank=True, verbose_name="系列"
    )
    instalment = models.PositiveIntegerField("期次", null=True, blank=True)
    continues_on = models.CharField("下转版次", max_length=8, blank=True)
    continued_from = models.CharField("上接版次", max_length=8, blank=True)
    continuation_of = models.OneToOneField(
        "self", models.SET_NULL, related_name="continuation", null=True, blank=True, verbose_name="接"
    )

    version = models.PositiveIntegerField("稿次", default=1, editable=False)
    status = models.CharField("校对状态", max_length=10, choices=Status, default=Status.UNREVIEWED)
    certain = models.BooleanField("识别有把握", default=True, editable=False)
    # What the next best reading of the page would cost more; none where no reading says so. No part of the history:
    # each reading weighs anew what stays as it is.
    margin = models.FloatField("把握", null=True, editable=False)
    visibility = models.CharField("可见", max_length=9, choices=Visibility, default=Visibility.PUBLIC)
    changed_at = models.DateTimeField("变动时间", default=timezone.now, editable=False)
    published_at = models.DateTimeField("首次公开", null=True, editable=False)
    related = models.JSONField("相关文章", default=list, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "稿件"
        ordering = ["page", "order"]
        permissions = (*ARTICLE_RIGHTS,)
        # What is public is counted from this alone, without reading the texts.
        indexes = [models.Index(fields=["visibility", "page", "kind", "status"], name="article_public")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="article_kind_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="article_status_known"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="article_visibility_known"),
            models.CheckConstraint(condition=Q(version__gte=1), name="article_version_positive"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/a/{self.permalink_id}/"

    @property
    def title(self) -> str:
        """The headline, or what names the item where none is printed."""
        return self.headline or self.kicker or self.section or self.first_words or self.get_kind_display()

    @property
    def first_words(self) -> str:
        first = self.body.partition("\n")[0]
        return first if len(first) <= 40 else first[:40] + "…"

    @property
    def paragraphs(self) -> list[str]:
        return self.body.split("\n") if self.body else []

    @property
    def date(self) -> dt.date | None:
        return self.page.date

    @property
    def is_photo(self) -> bool:
        return self.kind == Kind.PHOTO

    @property
    def is_withheld(self) -> bool:
        """The same for one row as ``objects.withheld()`` for many."""
        return self.visibility in STRICTEST_FIRST

    @property
    def is_public(self) -> bool:
        """The same for one row as ``objects.public()`` for many."""
        parts = [self, *self.beginnings()]
        return all(part.visibility == Visibility.PUBLIC and part.page.issue_id is not None for part in parts)

    def beginnings(self) -> list[Article]:
        """The parts of the text before this one, the nearest first."""
        found: list[Article] = []
        part = self.continuation_of
        while part and part not in found:
            found.append(part)
            part = part.continuation_of
        return found


class PhotoCaptionManager(models.Manager["PhotoCaption"]):
    def get_queryset(self) -> models.QuerySet[PhotoCaption]:
        return super().get_queryset().filter(kind=Kind.PHOTO)


class PhotoCaption(Article):
    """A photo's headline and caption; credit in the bylines."""

    objects = PhotoCaptionManager()  # type: ignore[assignment, misc]

    class Meta:
        proxy = True
        verbose_name = verbose_name_plural = "图片说明"


class ShownArticle(Article):
    """An article as to what may be seen of it, for an admin form and a permission of its own."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = verbose_name_plural = "公开与撤下"


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
