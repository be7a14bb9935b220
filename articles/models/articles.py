"""Every printed item in one table, so that permalink, version, revision and search exist once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Greatest, Length
from django.utils import timezone

from articles.models.people import Byline
from articles.models.permalinks import Permalink, PermalinkState
from articles.models.rights import ARTICLE_RIGHTS
from articles.models.series import Series
from articles.models.shades import NOT_INDEXED, NOT_RECOMMENDED, shaded
from articles.models.sight import PUBLIC, REVIEWED, STAFF, Sight, current, visitors
from articles.models.states import STRICTEST_FIRST, Kind, Shade, Status, Visibility
from articles.models.unseen import unseen

# What the paper printed and a person may correct, in the order of the page.
PRINTED_FIELDS = ("section", "kicker", "headline", "subtitle", "dateline", "body")

# The newest issue first, its pages in the order of print (1, 2, 10), each page's items as they stand on it; undated
# pages behind all, wherever the database would put them.
NEWEST_FIRST = (F("page__issue__date").desc(nulls_last=True), Length("page__number"), "page__number", "order")


# When a visitor last was shown another thing: its text changed, it was first seen, or other settings show or hide it.
STAMP = Greatest("changed_at", Coalesce("turned_at", "published_at"))


class ArticleQuerySet(models.QuerySet["Article"]):
    def seen_with(self, sight: Sight) -> ArticleQuerySet:
        """On a page with a date, and not the rest of a text that is not to be seen."""
        visible = [Visibility.PUBLIC, *([Visibility.HELD] if sight.held else [])]
        shown = self.filter(visibility__in=visible, page__issue__isnull=False)
        if not sight.unreviewed:
            shown = shown.filter(first_reviewed_at__isnull=False)
        return shown.exclude(pk__in=RawSQL(unseen(sight), []))

    def public(self) -> ArticleQuerySet:
        """What everybody may see, whoever looks now; nothing while the archive is closed."""
        return self.none() if settings.VISIBILITY == "staff" else self.seen_with(visitors())

    def shown(self) -> ArticleQuerySet:
        """What may be seen by the one who looks now."""
        return self.seen_with(current())

    def indexed(self) -> ArticleQuerySet:
        """What the index holds: all that anybody finds."""
        return self.seen_with(STAFF)

    def ever_public(self) -> ArticleQuerySet:
        """What everybody may see or once could: for those who keep copies."""
        return self.filter(published_at__isnull=False)

    def at_home(self) -> ArticleQuerySet:
        """Whose own address shows them and leads nowhere else."""
        return self.filter(permalink__state=PermalinkState.LIVE)

    def recommended(self) -> ArticleQuerySet:
        """Without what is not to be offered to those who have not asked for it."""
        return self.exclude(shaded(NOT_RECOMMENDED))

    def listed(self) -> ArticleQuerySet:
        """Of what is shown, what search engines may list: where raw text stays inside, nothing that nobody checked."""
        rows = self.exclude(shaded(NOT_INDEXED))
        return rows if settings.RAW_TEXT == "public" else rows.filter(first_reviewed_at__isnull=False)

    def withheld(self) -> ArticleQuerySet:
        """What a person has withdrawn or hidden, or is to decide about."""
        return self.filter(visibility__in=STRICTEST_FIRST)

    def of_withheld_texts(self) -> ArticleQuerySet:
        """The same, and what goes on from such parts; nothing that has become a part of another one since."""
        parts = ("visibility", "continuation_of__visibility", "continuation_of__continuation_of__visibility")
        withheld = reduce(or_, (Q((f"{part}__in", STRICTEST_FIRST)) for part in parts))
        return self.filter(withheld, permalink__state=PermalinkState.LIVE)

    def with_context(self) -> ArticleQuerySet:
        """With all that a headline list shows: page, issue, bylines and their reporters.

        The reporters are joined: fetched after the bylines they would be a condition each, and SQLite takes a thousand.
        """
        bylines = Prefetch("bylines", Byline.objects.select_related("reporter").order_by("order"))
        return self.select_related("page__issue", "series").prefetch_related(bylines)

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
    shade = models.CharField("推荐与收录", max_length=9, choices=Shade, default=Shade.OFFERED, blank=True)
    first_reviewed_at = models.DateTimeField("首次复核", null=True, editable=False)
    changed_at = models.DateTimeField("变动时间", default=timezone.now, editable=False)
    published_at = models.DateTimeField("首次公开", null=True, editable=False)
    turned_at = models.DateTimeField("因设置显隐", null=True, editable=False)
    related = models.JSONField("相关文章", default=list, editable=False)

    objects = ArticleQuerySet.as_manager()

    # What search must not find in its first reading; none until that was looked up (search/beside.py).
    withheld_beside: Sequence[Article] | None = None

    class Meta:
        verbose_name = verbose_name_plural = "稿件"
        ordering = ["page", "order"]
        permissions = (*ARTICLE_RIGHTS,)
        # What is public is counted from this alone, without reading the texts.
        indexes = [
            models.Index(fields=["visibility", "page", "kind", "status", "first_reviewed_at"], name="article_shown"),
            models.Index(fields=["series", "instalment"], name="article_series"),
            models.Index(STAMP, "permalink", name="article_stamp", condition=Q(published_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="article_kind_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="article_status_known"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="article_visibility_known"),
            models.CheckConstraint(condition=Q(shade__in=Shade.values), name="article_shade_known"),
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
    def has_printed_title(self) -> bool:
        return bool(self.headline or self.kicker or self.section)

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

    def is_seen_with(self, sight: Sight) -> bool:
        """The same for one row as ``objects.seen_with()`` for many."""
        return all(part._may_be_seen_with(sight) for part in [self, *self.beginnings()])

    def _may_be_seen_with(self, sight: Sight) -> bool:
        visible = self.visibility == Visibility.PUBLIC or (sight.held and self.visibility == Visibility.HELD)
        return visible and self.page.issue_id is not None and (sight.unreviewed or self.first_reviewed_at is not None)

    @property
    def is_public(self) -> bool:
        """The same for one row as ``objects.public()`` for many."""
        return settings.VISIBILITY != "staff" and self.is_seen_with(visitors())

    @property
    def is_shown(self) -> bool:
        """The same for one row as ``objects.shown()`` for many."""
        return self.is_seen_with(current())

    @property
    def seen_by(self) -> list[str]:
        """The names of the sights that it may be seen with."""
        return [sight.name for sight in (REVIEWED, PUBLIC, STAFF) if self.is_seen_with(sight)]

    @property
    def kept_back(self) -> str:
        """For the desk's people: why nobody else sees it, in a word; "" where every reader does."""
        if not current().held or self.is_seen_with(visitors()):
            return ""
        return self.get_visibility_display() if self.visibility == Visibility.HELD else "未复核"

    def whole_text(self) -> list[Article]:
        """All parts of the text, in their order, freshly read; most articles are one part."""
        first = self.beginnings()[-1] if self.continuation_of_id else self
        keys, last = [first.pk], [first.pk]
        while last:
            rest = Article.objects.filter(continuation_of__in=last).exclude(pk__in=keys).order_by("pk")
            last = list(rest.values_list("pk", flat=True))
            keys += last
        found = Article.objects.select_related("page__issue").in_bulk(keys)
        return [found[key] for key in keys]

    def beginnings(self) -> list[Article]:
        """The parts of the text before this one, the nearest first."""
        found: list[Article] = []
        part = self.continuation_of
        while part and part not in found:
            found.append(part)
            part = part.continuation_of
        return found
