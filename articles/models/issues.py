"""Issue 期, page 版, and the page's immutable raw text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NoReturn

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, Max, Min, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, Length
from django.urls import reverse

from articles.chinese.dates import FIRST_DAY, LAST_DAY, chinese_date, implausible, printed_date
from articles.chinese.page_numbers import is_addressable

if TYPE_CHECKING:
    from articles.models.readings import PageReading


def plausible_date(day: dt.date) -> None:
    """Raises ValidationError for a date that no issue bears."""
    if wrong := implausible(day):
        raise ValidationError(f"{wrong}。")


class DateSource(models.TextChoices):
    PRINTED = "printed", "见报"
    SUPPLIED = "supplied", "人工给定"
    INFERRED = "inferred", "推定"


def between(first: dt.date | None, day: dt.date, last: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """Both ends, where they are known, are two days and the day lies between them."""
    return (first, last) if first and last and first < last and first <= day <= last else None


class IssueQuerySet(models.QuerySet["Issue"]):
    def held(self) -> IssueQuerySet:
        """With a page that anybody could open: not where the last page went elsewhere."""
        return self.filter(Exists(Page.objects.held().filter(issue=OuterRef("pk")))).with_bounds()

    def with_bounds(self) -> IssueQuerySet:
        """What their pages tell of the days between which they were printed, so that nothing more is asked for it."""
        pages = Page.objects.filter(issue=OuterRef("pk")).order_by().values("issue")
        return self.annotate(
            earliest=Subquery(pages.annotate(bound=Max("earliest")).values("bound")),
            latest=Subquery(pages.annotate(bound=Min("latest")).values("bound")),
        )


class Issue(models.Model):
    date = models.DateField("日期", unique=True, validators=[plausible_date])
    date_source = models.CharField("日期依据", max_length=8, choices=DateSource)
    number = models.PositiveIntegerField("总期号", null=True, blank=True)
    lunar_date = models.CharField("农历", max_length=40, blank=True)
    weekday = models.CharField("星期", max_length=12, blank=True)
    edition = models.CharField("版本", max_length=40, blank=True)
    version = models.PositiveIntegerField("稿次", default=1, editable=False)
    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报纸"
        ordering = ["-date"]
        constraints = [
            models.CheckConstraint(condition=Q(date_source__in=DateSource.values), name="issue_date_source_known"),
            models.CheckConstraint(condition=Q(date__gte=FIRST_DAY, date__lte=LAST_DAY), name="issue_date_plausible"),
        ]
        indexes = [models.Index(fields=["number"], name="issue_number")]

    def __str__(self) -> str:
        return f"{chinese_date(self.date)}（推定）" if self.is_inferred else chinese_date(self.date)

    def get_absolute_url(self) -> str:
        return reverse("issue", args=[self.date])

    @property
    def is_inferred(self) -> bool:
        return self.date_source == DateSource.INFERRED

    @property
    def known_between(self) -> tuple[dt.date, dt.date] | None:
        """The days between which the inferred one must lie, as far as all its pages tell; none where the day is known
        better, or less."""
        if not self.is_inferred:
            return None
        bounds = vars(self)
        if "earliest" not in bounds:  # as ``with_bounds`` finds it
            bounds = self.pages.aggregate(earliest=Max("earliest"), latest=Min("latest"))
        return between(bounds["earliest"], self.date, bounds["latest"])

    @property
    def printed_date(self) -> str:
        """As readers are told it."""
        return printed_date(self.date, self.is_inferred, self.known_between)


class PageQuerySet(models.QuerySet["Page"]):
    def dated(self) -> PageQuerySet:
        return self.filter(issue__isnull=False)

    def held(self) -> PageQuerySet:
        """In an issue, and such as anybody could open: not those that came without text and have nothing that may be
        seen."""
        from articles.models.articles import Article

        texts, articles = PageText.objects, Article.objects
        with_text, shown = (Exists(rows.filter(page=OuterRef("pk"))) for rows in (texts, articles.shown()))
        return self.dated().filter(with_text | shown | ~Exists(articles.filter(page=OuterRef("pk"))))

    def in_print_order(self) -> PageQuerySet:
        """1, 2, 10 and C01, C02: shorter numbers first within a letter."""
        return self.order_by(F("issue__date").asc(nulls_first=True), Length("number"), "number", "pk")

    def with_file(self) -> PageQuerySet:
        """``file_kind``: of the kept file that shows the newest text: a picture that came with it and that its places
        are sure on, else the file that it was taken from; none where there is no such file."""
        beside = Case(When(companion__sure=True, then=F("companion__file__kind")))
        shown = PageText.objects.annotate(shown_kind=Coalesce(beside, F("source_file__kind")))
        newest = shown.filter(page=OuterRef("pk")).order_by("-version")
        return self.annotate(file_kind=Subquery(newest.values("shown_kind")[:1]))

    def outdated(self, reader: int, habits: str) -> PageQuerySet:
        """Whose newest text was last read by an older version of the reader than this, or with other habits."""
        from articles.models.readings import PageReading

        well_read = PageReading.objects.newest().not_older(reader, habits).filter(page_text=OuterRef("pk"))
        better = PageText.objects.filter(page=OuterRef("page"), version__gt=OuterRef("version"))
        newest = PageText.objects.filter(~Exists(better), page=OuterRef("pk"))
        return self.filter(Exists(newest.filter(~Exists(well_read))))


class Page(models.Model):
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="pages", null=True, blank=True, verbose_name="报纸")
    number = models.CharField("版次", max_length=8, blank=True)
    name = models.CharField("版名", max_length=40, blank=True)
    earliest = models.DateField("不早于", null=True, blank=True)
    latest = models.DateField("不晚于", null=True, blank=True)
    evidence = models.TextField("日期线索", blank=True)
    version = models.PositiveIntegerField("稿次", default=1, editable=False)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "版面"
        ordering = [F("issue__date").desc(nulls_last=True), Length("number"), "number"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "number"], name="page_number_once_per_issue"),
            models.CheckConstraint(
                condition=Q(issue__isnull=True) | ~Q(number=""), name="page_in_an_issue_has_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue or '待定日期'} {self.label}"

    @property
    def label(self) -> str:
        return f"第{self.number}版" if self.number else "版次未定"

    def get_absolute_url(self) -> str:
        if self.issue is None:
            return reverse("admin:articles_page_change", args=[self.pk])
        if not is_addressable(self.number):
            return self.issue.get_absolute_url()
        return reverse("page", args=[self.issue.date, self.number])

    @property
    def date(self) -> dt.date | None:
        return self.issue.date if self.issue else None

    @property
    def known_between(self) -> tuple[dt.date, dt.date] | None:
        """The days between which the inferred one of its issue must lie; none where that is known better, or less."""
        if not (self.issue and self.issue.is_inferred):
            return None
        return between(self.earliest, self.issue.date, self.latest)

    @property
    def printed_date(self) -> str:
        """As readers are told it; "" while nobody knows."""
        return printed_date(self.issue.date, self.issue.is_inferred, self.known_between) if self.issue else ""

    @property
    def current_text(self) -> PageText | None:
        return self.texts.select_related("source_file", "companion__file").order_by("-version").first()

    @property
    def was_taken_out(self) -> bool:
        """Whether it stood in an issue and a person took it out; what came without date or number waits for them."""
        stood = self.texts.filter(deliveries__date__isnull=False, deliveries__number__gt="")
        return self.issue_id is None and (stood.exists() or not self.texts.exists())


class PageText(models.Model):
    """One version of a page's raw text, byte for byte as it came. Never changed; a better OCR is the next version.

    Where it was taken from a sheet (from 1) of a kept file, ``raw`` is what was taken, in UTF-8."""

    page = models.ForeignKey(Page, models.PROTECT, related_name="texts", verbose_name="版面")
    version = models.PositiveIntegerField("版本", default=1)
    raw = models.BinaryField("原始字节")
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    encoding = models.CharField("编码", max_length=40)
    text = models.TextField("文字")
    source_name = models.CharField("来源文件", max_length=500)
    source_file = models.ForeignKey("SourceFile", models.PROTECT, "texts", null=True, editable=False)
    sheet = models.PositiveIntegerField("原文件第几页", null=True, editable=False)
    extractor = models.CharField("提取程序", max_length=20, blank=True, editable=False)
    extractor_version = models.CharField("提取程序版本", max_length=40, blank=True, editable=False)
    imported_at = models.DateTimeField("入库时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "原始文本"
        ordering = ["page", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["page", "version"], name="page_text_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.page} 第{self.version}次识别"

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def current_reading(self) -> PageReading | None:
        """The newest one, which counts."""
        return self.readings.order_by("-pk").first()

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise TypeError("原始文本不可改动；更好的识别结果请作为新版本导入。")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError("原始文本不可删除。")
