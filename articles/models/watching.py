"""The folder in which new pages arrive by themselves: whether somebody looks at it, and what became of its files."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

# Seconds: the watcher writes so often that it looks, and after so long without it nobody does.
WRITES_EVERY = 30
GONE_AFTER = 120


class Watch(models.Model):
    """One row: when the folder was last looked at, and what hinders that ("" for nothing)."""

    folder = models.TextField("收报文件夹")
    looked_at = models.DateTimeField("上次查看")
    trouble = models.TextField("障碍", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "收报"
        default_permissions = ()

    def __str__(self) -> str:
        return self.folder

    @classmethod
    def note(cls, folder: str, trouble: str = "") -> None:
        now = {"folder": folder, "looked_at": timezone.now(), "trouble": trouble}
        cls.objects.update_or_create(pk=1, defaults=now)

    def is_gone(self, now: dt.datetime) -> bool:
        return now - self.looked_at > dt.timedelta(seconds=GONE_AFTER)


class WatchedFileQuerySet(models.QuerySet["WatchedFile"]):
    def waiting(self) -> WatchedFileQuerySet:
        """What a person has to look at and nobody has."""
        return self.exclude(told=[]).filter(seen_at=None)

    def mark_seen(self, by: Any) -> int:
        return self.waiting().update(seen_at=timezone.now(), seen_by=by)

    def try_again(self) -> int:
        """Whoever watches the folder imports them once more."""
        return self.update(fingerprint="", begun=0)


class WatchedFile(models.Model):
    """A file of the watched folder by its path from there on; of it is kept what became of it when it last changed.

    ``fingerprint``: of which size and time of the file, and of what comes with it, this is about, "" to take it again;
    ``begun``: how often its import began and did not end; ``told``: the lines that a person must see.
    """

    name = models.CharField("文件", max_length=500, unique=True)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    begun = models.PositiveSmallIntegerField(default=0, editable=False)
    pages = models.PositiveIntegerField("版数", default=0, editable=False)
    told = models.JSONField("要处理的事", default=list, editable=False)
    ended_at = models.DateTimeField("导入时间", null=True, editable=False, db_index=True)
    seen_at = models.DateTimeField("看过", null=True, editable=False)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name="谁看过"
    )

    objects = WatchedFileQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "来报"
        ordering = ["-ended_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    def begin(self, fingerprint: str) -> None:
        self.begun = self.begun + 1 if self.fingerprint == fingerprint else 1
        self.fingerprint = fingerprint
        self.save()

    def end(self, pages: int, told: list[str]) -> None:
        """What it said before is no longer so; that somebody meanwhile asked for it again stays."""
        self.begun, self.pages, self.told = 0, pages, told
        self.ended_at, self.seen_at, self.seen_by = timezone.now(), None, None
        self.save(update_fields=["begun", "pages", "told", "ended_at", "seen_at", "seen_by"])

    def leave(self) -> None:
        """Whoever imported it was told to stop: that is no fault of the file."""
        self.begun = max(self.begun - 1, 0)
        self.fingerprint = ""
        self.save()
