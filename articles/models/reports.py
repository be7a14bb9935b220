"""What readers and people concerned write about a text: misread words for the queue, and cases that few may see."""

from __future__ import annotations

import datetime as dt
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models.permalinks import ALPHABET, Permalink, check_character

RANDOM_CHARACTERS, GROUP = 11, 4


def new_receipt() -> str:
    """Random, so that no number tells of another; the last character checks the others."""
    stem = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
    return stem + check_character(stem)


def receipt_typed(text: str) -> str:
    """A receipt number as it is stored, from what somebody copied or read out; "" where it is none."""
    code = "".join(char for char in text.lower() if char.isalnum())
    sound = len(code) == RANDOM_CHARACTERS + 1 and set(code) <= set(ALPHABET)
    return code if sound and check_character(code[:-1]) == code[-1] else ""


def receipt_shown(code: str) -> str:
    """In groups of four, as it is read out."""
    return "-".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


class ReportState(models.TextChoices):
    OPEN = "open", "待办"
    DONE = "done", "已办"


class CaseState(models.TextChoices):
    OPEN = "open", "未结"
    CLOSED = "closed", "已结"


class CaseKind(models.TextChoices):
    """What somebody asks whom the text is about."""

    CORRECTION = "correction", "更正"
    REMOVAL = "removal", "删除"
    INFRINGEMENT = "infringement", "侵权"


class CaseDecision(models.TextChoices):
    NONE = "", "（还没有决定）"
    GRANTED = "granted", "同意"
    PARTLY = "partly", "部分同意"
    REFUSED = "refused", "不同意"


class Incoming(models.Model):
    """One letter about the text at a permalink, whatever has become of that; kept as it was typed.

    ``address_hash`` tells letters from one address apart without saying which it is, for a day.
    """

    permalink = models.ForeignKey(Permalink, models.PROTECT, related_name="+", verbose_name="永久链接")
    passage = models.TextField("有误的文字", blank=True)
    should_be = models.TextField("应该是", blank=True)
    at = models.DateTimeField("收到", default=timezone.now, db_index=True)
    address_hash = models.CharField("地址指纹", max_length=64, blank=True, editable=False)
    version = models.PositiveIntegerField("稿次", default=1, editable=False)

    class Meta:
        abstract = True


class TextReport(Incoming):
    """Misread or misprinted words that a reader found."""

    TYPED = ("passage", "should_be")

    state = models.CharField("办理", max_length=4, choices=ReportState, default=ReportState.OPEN)
    note = models.CharField("办理说明", max_length=300, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True, editable=False, verbose_name="经办"
    )
    handled_at = models.DateTimeField("办理时间", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "读者报错"
        # Whoever may change articles handles them: there is no right of their own.
        default_permissions = ()
        ordering = ["-state", "at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="text_report_state_known"),
        ]

    def __str__(self) -> str:
        return f"读者报错 {self.pk}"


class CaseQuerySet(models.QuerySet["Case"]):
    def overdue(self, day: dt.date) -> CaseQuerySet:
        """Those that are not answered although their day has passed."""
        return self.filter(state=CaseState.OPEN, due_on__lt=day)

    def with_contact(self) -> CaseQuerySet:
        return self.filter(contact_erased_at=None)


class Case(Incoming):
    """What somebody asks who is concerned himself: private, answered within days, its contact erased in the end.

    ``contact_erased_at`` says that the contact was there and is no more.
    """

    CONTACT = ("contact_name", "telephone", "mail")
    TYPED = ("kind", "passage", "should_be", "asks", "grounds", *CONTACT)

    receipt = models.CharField("回执编号", max_length=12, unique=True, default=new_receipt, editable=False)
    kind = models.CharField("请求", max_length=12, choices=CaseKind)
    asks = models.TextField("具体要求")
    grounds = models.TextField("理由", blank=True)
    contact_name = models.CharField("姓名", max_length=60, blank=True)
    telephone = models.CharField("电话", max_length=40, blank=True)
    mail = models.CharField("邮箱", max_length=120, blank=True)
    contact_erased_at = models.DateTimeField("联系方式清除", null=True, editable=False)
    due_on = models.DateField("应答复日", db_index=True)
    state = models.CharField("办理", max_length=6, choices=CaseState, default=CaseState.OPEN)
    decision = models.CharField("决定", max_length=7, choices=CaseDecision, blank=True, default=CaseDecision.NONE)
    answer = models.TextField("答复", blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True, editable=False, verbose_name="结案人"
    )
    closed_at = models.DateTimeField("结案", null=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "个案"
        default_permissions = ()
        ordering = ["-state", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CaseKind.values), name="case_kind_known"),
            models.CheckConstraint(condition=Q(state__in=CaseState.values), name="case_state_known"),
            models.CheckConstraint(condition=Q(decision__in=CaseDecision.values), name="case_decision_known"),
        ]

    def __str__(self) -> str:
        return f"个案 {receipt_shown(self.receipt)}"

    def is_overdue(self, day: dt.date) -> bool:
        """The same for one row as ``objects.overdue()`` for many."""
        return self.state == CaseState.OPEN and self.due_on < day
