"""The archive day by day: a year's and a month's calendar, what is missing from first to last, one day in all years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.catalogue.calendar import Gap, Year, all_days, days_of, gaps, year_of
from articles.catalogue.remembered import remembered
from articles.chinese.dates import FIRST_DAY, LAST_DAY
from articles.models import Issue, KnownDay
from articles.models.issues import DateSource


@dataclass(frozen=True)
class ArchiveSpan:
    """From the first day of which the archive knows anything to the last one."""

    first: dt.date
    last: dt.date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.first <= day <= self.last


ALL_DAYS = ArchiveSpan(FIRST_DAY, LAST_DAY)


def span() -> ArchiveSpan | None:
    """None where nothing is held and no day is known."""
    held, known = Issue.objects.held().order_by("date"), KnownDay.objects.order_by()
    ends = [
        *held.values_list("date", flat=True)[:1],
        *held.reverse().values_list("date", flat=True)[:1],
        *known.order_by("first").values_list("first", flat=True)[:1],
        *known.order_by("-last").values_list("last", flat=True)[:1],
    ]
    return ArchiveSpan(min(ends), max(ends)) if ends else None


def before(day: dt.date) -> Issue | None:
    """The last issue held."""
    return Issue.objects.held().filter(date__lt=day).order_by("-date").first()


def after(day: dt.date) -> Issue | None:
    """The first issue held."""
    return Issue.objects.held().filter(date__gt=day).order_by("date").first()


def around(day: dt.date) -> dict[str, Any]:
    """For the page of a day: the issues next to it with the days between, and those of this day in other years."""
    earlier, later = before(day), after(day)
    return {
        "earlier": earlier,
        "later": later,
        "days_since": (day - earlier.date).days - 1 if earlier else 0,
        "days_until": (later.date - day).days - 1 if later else 0,
        "same_day": same_day(day),
    }


def year(number: int, today: dt.date) -> Year:
    first, last = dt.date(number, 1, 1), dt.date(number, 12, 31)
    within = Issue.objects.held().filter(date__range=(first, last))
    told = [(issue.date, issue.printed_date) for issue in within.filter(date_source=DateSource.INFERRED)]
    numbers = dict(within.values_list("date", "number")) | {
        issue.date: issue.number for issue in (before(first), after(last)) if issue
    }
    return year_of(number, numbers, today, KnownDay.objects.within(first, last), told)


def missing(today: dt.date) -> tuple[Gap, ...]:
    """All that lacks within the archive's span, the oldest first; not before its first issue nor after its last."""
    found: tuple[Gap, ...] = remembered(f"missing:{today}", lambda: find_missing(today))
    return found


def find_missing(today: dt.date) -> tuple[Gap, ...]:
    whole = span()
    if whole is None:
        return ()
    held = dict(Issue.objects.held().values_list("date", "number"))
    days = days_of(all_days(whole.first, whole.last), held, today, KnownDay.objects.all())
    return tuple(gaps(days, held))


def on_days(days: Iterable[dt.date]) -> list[Issue]:
    """The issues held of these days, the oldest first."""
    return list(Issue.objects.held().filter(date__in=list(days)).order_by("date"))


def same_day(day: dt.date) -> list[Issue]:
    """The issues of this day of the year in all other years."""
    days = in_every_year(day.month, day.day, ALL_DAYS)
    return on_days(one for one in days if one.year != day.year)


def in_every_year(month: int, day: int, within: ArchiveSpan) -> list[dt.date]:
    """This day of all these years; 29 February has but one in four."""
    years = range(within.first.year, within.last.year + 1)
    return [dt.date(year, month, day) for year in years if is_day(year, month, day)]


def is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
