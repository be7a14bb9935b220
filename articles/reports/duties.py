"""What falls due with what was written. Each looks first, and asks for the writer only where something is to do."""

from __future__ import annotations

import datetime as dt

from django.db.models import Min, QuerySet
from django.utils import timezone

from articles.models import Case, TextReport
from articles.models.one_writer import one_writer
from articles.models.reports import CaseState
from articles.reports.limits import DAY

KEPT_AFTER_CLOSING = dt.timedelta(days=180)


def erase_contacts(now: dt.datetime) -> list[str]:
    """How to reach whoever opened a case is emptied so long after it was closed."""
    closed = Case.objects.with_contact().filter(state=CaseState.CLOSED, closed_at__lte=now - KEPT_AFTER_CLOSING)
    due = list(closed)
    if not due:
        return []
    with one_writer():
        erased = [case for case in due if _erase(closed.filter(pk=case.pk), now)]
    return [f"{case}：结案满 {KEPT_AFTER_CLOSING.days} 天，联系方式已清除。" for case in erased]


def _erase(case: QuerySet[Case], now: dt.datetime) -> int:
    return case.update(contact_name="", telephone="", mail="", contact_erased_at=now)


def forget_addresses(now: dt.datetime) -> list[str]:
    """What tells letters from one address apart is needed for an hour, and is emptied after a day."""
    kept = [model._default_manager.filter(at__lte=now - DAY).exclude(address_hash="") for model in (Case, TextReport)]
    if not any(rows.exists() for rows in kept):
        return []
    with one_writer():
        emptied = sum(rows.update(address_hash="") for rows in kept)
    return [f"来信的地址指纹已清空 {emptied} 条。"]


def tell_overdue(now: dt.datetime) -> list[str]:
    """That people wait for an answer; names no case."""
    overdue = Case.objects.overdue(timezone.localdate(now))
    earliest = overdue.aggregate(day=Min("due_on"))["day"]
    return [f"个案逾期未结 {overdue.count()} 件，最早的应在 {earliest} 前答复。"] if earliest else []
