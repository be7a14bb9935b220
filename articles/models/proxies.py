"""Articles under other names: rows of the same table with forms and permissions of their own."""

from __future__ import annotations

from django.db import models

from articles.models.articles import Article
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
