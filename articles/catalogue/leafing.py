"""The archive day by day: a year's and a month's calendar, what is missing from first to last, one day in all years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
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


# Issues looked at on each side of a day for one that is held.
NEXT = 4
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


def beside(
    first: dt.date, last: dt.date, more: Collection[dt.date] = ()
) -> tuple[Issue | None, Issue | None, list[Issue]]:
    """The last issue held before these days, the first one after them, and those held of ``more``.

    One question for all: to put together what is held takes longer than to look it up, and of the issues next to these
    days one is held but in the oddest archives.
    """
    days = Issue.objects.order_by("date").values_list("date", flat=True)
    ends = [*days[:1], *days.reverse()[:1]] if more else []
    more = {day for day in more if ends[:1] <= [day] <= ends[-1:]}
    below = list(days.filter(date__lt=first).reverse()[:NEXT])
    above = list(days.filter(date__gt=last)[:NEXT])
    held = {issue.date: issue for issue in on_days({*below, *above, *more})}
    earlier = next((held[day] for day in below if day in held), None)
    later = next((held[day] for day in above if day in held), None)
    if earlier is None and len(below) == NEXT:
        earlier = before(first)
    if later is None and len(above) == NEXT:
        later = after(last)
    return earlier, later, [issue for day, issue in held.items() if day in more]


def around(day: dt.date) -> dict[str, Any]:
    """For the page of a day: the issues next to it with the days between, and those of this day in other years."""
    earlier, later, same = beside(day, day, days_alike(day))
    return {
        "earlier": earlier,
        "later": later,
        "days_since": (day - earlier.date).days - 1 if earlier else 0,
        "days_until": (later.date - day).days - 1 if later else 0,
        "same_day": same,
    }


def year(number: int, today: dt.date) -> Year:
    first, last = dt.date(number, 1, 1), dt.date(number, 12, 31)
    within = Issue.objects.held().filter(date__range=(first, last))
    rows = list(within.values_list("date", "number", "date_source"))
    inferred = [date for date, _, source in rows if source == DateSource.INFERRED]
    told = [(issue.date, issue.printed_date) for issue in (on_days(inferred) if inferred else ())]
    earlier, later, _ = beside(first, last)
    numbers = {date: number for date, number, _ in rows}
    numbers |= {issue.date: issue.number for issue in (earlier, later) if issue}
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
    return on_days(days_alike(day))


def days_alike(day: dt.date) -> list[dt.date]:
    """This day of the year in all other years."""
    return [one for one in in_every_year(day.month, day.day, ALL_DAYS) if one.year != day.year]


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
