"""What is done after the request or import that asked for it: the jobs, and whether somebody works."""

from __future__ import annotations

import datetime as dt
import json

from django.conf import settings
from django.db import models
from django.utils import timezone

# Seconds: after so long without a word from it no worker is there.
SILENT_AFTER = 120


class JobStage(models.TextChoices):
    WAITING = "waiting", "等候"
    RUNNING = "running", "进行中"
    DONE = "done", "完成"
    SET_ASIDE = "set-aside", "搁置"
    GIVEN_UP = "given-up", "放弃"


class JobQuerySet(models.QuerySet["Job"]):
    def free(self, now: dt.datetime) -> JobQuerySet:
        """What a worker may take: what waits, and what another took and let lapse."""
        return self.filter(free_at__lte=now)

    def held_by(self, worker: str) -> JobQuerySet:
        return self.filter(worker=worker, stage=JobStage.RUNNING)

    def waiting(self) -> JobQuerySet:
        """What comes to its end only if somebody works."""
        return self.filter(stage__in=(JobStage.WAITING, JobStage.RUNNING))

    def set_aside(self) -> JobQuerySet:
        return self.filter(stage=JobStage.SET_ASIDE)

    def done_before(self, day: dt.datetime) -> JobQuerySet:
        return self.filter(stage=JobStage.DONE, ended_at__lte=day)

    def do_again(self) -> int:
        """What is set aside waits again, as if it had never been tried."""
        now = timezone.now()
        waiting = self.set_aside()
        return waiting.update(
            stage=JobStage.WAITING, free_at=now, tries=0, failed=0, reason="", done=0, total=0, word=""
        )

    def give_up(self) -> int:
        """Whoever works at one of them learns it when it next tells its progress."""
        now = timezone.now()
        return self.filter(ended_at=None).update(stage=JobStage.GIVEN_UP, key=None, free_at=None, ended_at=now)


class Job(models.Model):
    """``key`` tells the same job while it is not ended, none afterwards; ``free_at``: from when on a worker may take
    it, while one holds it the end of its lease, none where no worker is to take it.

    ``tries``: how often it began and nobody told its worker to stop; ``failed``: how often it said why it could not.
    """

    kind = models.CharField("任务", max_length=40, editable=False)
    payload = models.JSONField("内容", editable=False)
    key = models.CharField(max_length=64, null=True, unique=True, editable=False)
    stage = models.CharField(
        "状态", max_length=9, choices=JobStage.choices, default=JobStage.WAITING, editable=False, db_index=True
    )
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    word = models.CharField(max_length=100, blank=True, editable=False)
    tries = models.PositiveSmallIntegerField("次数", default=0, editable=False)
    failed = models.PositiveSmallIntegerField(default=0, editable=False)
    reason = models.CharField("没有做成的原因", max_length=300, blank=True, editable=False)
    worker = models.CharField(max_length=100, blank=True, editable=False)
    free_at = models.DateTimeField(null=True, default=timezone.now, editable=False)
    queued_at = models.DateTimeField("提出时间", default=timezone.now, editable=False)
    began_at = models.DateTimeField("开始时间", null=True, editable=False)
    ended_at = models.DateTimeField("结束时间", null=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name="谁提出"
    )

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "后台任务"
        ordering = ["-pk"]
        default_permissions = ()
        # In the order in which they are taken; what ended weighs nothing.
        indexes = [models.Index(fields=["tries", "id"], condition=models.Q(free_at__isnull=False), name="job_in_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.payload_shown}"

    @property
    def payload_shown(self) -> str:
        """``file 3, sheet 2``: its names and values on one line."""
        parts = (f"{name} {json.dumps(value, ensure_ascii=False)}" for name, value in self.payload.items())
        return ", ".join(parts)


class Worker(models.Model):
    """One row: who does the jobs, and when it last said that it is there."""

    name = models.CharField(max_length=100)
    seen_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def note(cls, name: str) -> None:
        cls.objects.update_or_create(pk=1, defaults={"name": name, "seen_at": timezone.now()})

    @classmethod
    def is_there(cls, now: dt.datetime) -> bool:
        return cls.objects.filter(seen_at__gte=now - dt.timedelta(seconds=SILENT_AFTER)).exists()
