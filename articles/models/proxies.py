"""Rows under other names: of the same table, with lists, forms and permissions of their own."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from articles.models.articles import Article
from articles.models.doubts import NAMESAKES
from articles.models.people import UNSETTLED, Byline, Reporter, ReporterAlias
from articles.models.permalinks import PermalinkState
from articles.models.readings import Problem
from articles.models.redactions import Redaction
from articles.models.states import Kind


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


class UnsettledBylineManager(models.Manager["UnsettledByline"]):
    def get_queryset(self) -> models.QuerySet[UnsettledByline]:
        """Those that the reading is not certain of, and those of nobody whose name several bear, of items that still
        stand by themselves. Of an article in which something is 遮盖 nobody asks whose a name is."""
        rows = super().get_queryset().filter(UNSETTLED, article__permalink__state=PermalinkState.LIVE)
        return rows.filter(Q(certain=False) | undecided_of_several())


def undecided_of_several() -> Q:
    asked = Problem.objects.filter(article=OuterRef("article"), reason=NAMESAKES)
    masked = Redaction.objects.in_force().by_decision().filter(article=OuterRef("article"))
    called = Reporter.objects.present().filter(name=OuterRef("name"))
    also = ReporterAlias.objects.filter(name=OuterRef("name"))
    nobody = Q(reporter=None, organisation=False)
    return nobody & Exists(asked) & ~Exists(masked) & (Exists(called) | Exists(also))


class UnsettledByline(Byline):
    """A byline that waits for a person."""

    objects = UnsettledBylineManager()  # type: ignore[misc]

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = verbose_name_plural = "待确认署名"
