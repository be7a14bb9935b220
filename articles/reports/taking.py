"""Takes what somebody wrote: a row within the limits, the same one when the same comes twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TypeVar

from django.conf import settings
from django.utils import timezone

from articles.models import Article, Case, Permalink, Score, TextReport
from articles.models.fitting import saved
from articles.models.one_writer import one_writer
from articles.reports.limits import HOUR, check_limits, hashed
from articles.reports.working_days import working_days_after

Row = TypeVar("Row", Case, TextReport)


def take_text_report(permalink: Permalink, typed: Mapping[str, str], address: str) -> TextReport:
    """``typed`` has the fields that a reader fills in; raises LimitReached."""
    return _taken(TextReport(permalink=permalink, address_hash=hashed(address), **typed))


def take_case(permalink: Permalink, typed: Mapping[str, str], address: str) -> Case:
    """The same for a case."""
    due = due_on(timezone.localdate())
    return _taken(Case(permalink=permalink, address_hash=hashed(address), due_on=due, **typed))


def due_on(day: dt.date) -> dt.date:
    """When a case that comes on this day is to be answered."""
    return working_days_after(day, settings.CASE_WORKING_DAYS)


def _taken(row: Row) -> Row:
    """Asked before anybody waits for the writer, and again once nobody else writes."""
    if again := _same_again(row):
        return again
    check_limits(row)
    with one_writer():
        if again := _same_again(row):
            return again
        check_limits(row)
        concerned = Article.objects.filter(permalink=row.permalink)
        Score.objects.ask_again(list(concerned.values_list("pk", flat=True)))
        return saved(row)


def _same_again(row: Row) -> Row | None:
    """What a second click or a reloaded page has sent already."""
    same = {name: getattr(row, name) for name in ("permalink", "address_hash", *row.TYPED)}
    return type(row)._default_manager.filter(**same, at__gt=row.at - HOUR).first()
