"""The append-only history of every article: its first version whole, then all that changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, TypeVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.articles import Article
from articles.models.states import CheckedAgainst

Value = TypeVar("Value")

# How the reason of a revision begins that an upgrade wrote where earlier releases had noted too little.
NOTED_LATER = "推补"
# How the reason of one begins that masked a passage or showed it again: no public history tells of it.
MASKED, UNMASKED = "遮盖", "取消遮盖"
# Of one that gave back the text of a former version.
RESTORED = "恢复到"
# And of one that says which person a printed name means: the keys of two people follow, for a name may be 遮盖 later.
MERGED, PARTED = "合并作者", "拆分作者"
# And of one that says no more than that bylines are read rightly, and whose they are.
SETTLED = "确认署名"
UNTOLD = (MASKED, UNMASKED, MERGED, PARTED, SETTLED)
OF_PEOPLE = rf"^(({MERGED}|{PARTED})（[0-9]+ → [0-9]+）|{SETTLED}（[0-9]+ 处）(：.*)?)$"
# What an article is while nobody has decided what may be seen of it: a first revision leaves it out.
UNDECIDED = str(Article._meta.get_field("visibility").default)


class ReadableEncoder(json.JSONEncoder):
    """Chinese as it is: escaped, a text would take twice the room and nobody could read it in the database."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**(options | {"ensure_ascii": False}))


class RevisionQuerySet(models.QuerySet["Revision"]):
    def corrections(self) -> RevisionQuerySet:
        """All but the first version, which an import made, and what was only noted down later."""
        return self.exclude(version=1).exclude(by=None, reason__startswith=NOTED_LATER)

    def by_people(self) -> RevisionQuerySet:
        """By whom somebody looked at the text: not those that only settle bylines."""
        return self.filter(by__isnull=False).exclude(reason__regex=OF_PEOPLE)


def field_label(name: str) -> str:
    """What a field that a revision changed is called on screen."""
    return "署名" if name == "bylines" else str(Article._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def in_page_order(values: Mapping[str, Value]) -> list[tuple[str, Value]]:
    """Fields as they stand in the table, bylines where the paper prints them: PostgreSQL keeps no order of keys."""
    order = [field.name for field in Article._meta.concrete_fields]
    order.insert(order.index("dateline"), "bylines")
    place = {name: number for number, name in enumerate(order)}
    return sorted(values.items(), key=lambda pair: place.get(pair[0], len(order)))


def states(revisions: Iterable[Revision]) -> dict[int, dict[str, Any]]:
    """Version → field → value as the revisions of one article, ascending, tell it from the first one to that. What none
    of them names is as in an empty article."""
    told: dict[str, Any] = {}
    found = {}
    for revision in revisions:
        told = told | {name: change["after"] for name, change in revision.changes.items()}
        found[revision.version] = told
    return found


class Revision(models.Model):
    """One accepted change. ``changes`` maps a field to {"before": …, "after": …}; ``by`` is none for an import;
    ``checked_against`` is "" where nobody said it.

    Version 1 holds what differs from an empty article, so that replaying all revisions gives the row.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions", verbose_name="稿件")
    version = models.PositiveIntegerField("稿次")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="revisions", null=True, verbose_name="订正人"
    )
    at = models.DateTimeField("时间", default=timezone.now, editable=False)
    changes = models.JSONField("改动", encoder=ReadableEncoder)
    reason = models.CharField("说明", max_length=300, blank=True)
    checked_against = models.CharField("核对方式", max_length=9, choices=CheckedAgainst, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "订正记录"
        ordering = ["article", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["article", "version"], name="revision_version_once_per_article"),
        ]
        # What each person did today and this month.
        indexes = [models.Index(fields=["by", "at"], name="revision_by_whom", condition=models.Q(by__isnull=False))]

    def __str__(self) -> str:
        return f"{self.article} 第 {self.version} 稿"

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise TypeError("订正记录不可改动；要更正请再订正一次。")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError("订正记录不可删除。")
