"""The first and the last of many days, as readers are told them: also of those that no paper prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from articles.chinese.dates import chinese_date, dates_through
from articles.models import Issue
from articles.models.issues import DateSource

Days = tuple[dt.date, dt.date]


def inferred_issues(days: Iterable[dt.date]) -> dict[dt.date, Issue]:
    """Those of these days whose date is inferred; one query."""
    issues = Issue.objects.with_bounds().filter(date__in=set(days), date_source=DateSource.INFERRED)
    return {issue.date: issue for issue in issues}


def printed_spans(spans: Collection[Days]) -> list[str]:
    """2023年5月5日至6月7日（推定）, a phrase for each; one query for all."""
    inferred = inferred_issues(day for span in spans for day in span)
    return [_told(span, inferred) for span in spans]


def printed_span(first: dt.date, last: dt.date) -> str:
    return printed_spans([(first, last)])[0]


def printed_ends(first: dt.date, last: dt.date) -> list[str]:
    """Each day for itself."""
    return _ends((first, last), inferred_issues((first, last)))


def _ends(span: Days, inferred: dict[dt.date, Issue]) -> list[str]:
    return [inferred[day].printed_date if day in inferred else chinese_date(day) for day in span]


def _told(span: Days, inferred: dict[dt.date, Issue]) -> str:
    found = {day: issue for day, issue in inferred.items() if day in span}
    if not found:
        return dates_through(*span)
    first, last = _ends(span, found)
    if span[0] == span[1]:
        return first
    return f"从{first}到{last}" if any(issue.known_between for issue in found.values()) else f"{first}至{last}"
