"""One year of the paper as a calendar: which days are held, which are missing, and what that adds up to. Pure."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

State = Literal["held", "missing", "none", "ahead"]

# From this many issues of one year on (half a year of a weekly), a weekday without any is taken for a day on which
# the paper does not appear.
ENOUGH_ISSUES = 26
ALL_WEEKDAYS = frozenset(range(7))

# Issue number by date of the issues held; none where no number is printed.
Holdings = Mapping[dt.date, int | None]


@dataclass(frozen=True)
class Day:
    """``held`` 有报, ``missing`` 未入库, ``none`` 当日无报, ``ahead`` still to come."""

    date: dt.date
    state: State


@dataclass(frozen=True)
class Gap:
    """A run of missing days between two issues held, with the issue numbers that are lacking where they are known."""

    first: dt.date
    last: dt.date
    days: int
    numbers: tuple[int, int] | None = None


@dataclass(frozen=True)
class Month:
    number: int
    days: tuple[Day, ...]

    @property
    def weeks(self) -> list[list[Day | None]]:
        """Rows from Monday to Sunday; none outside the month."""
        cells: list[Day | None] = [*[None] * self.days[0].date.weekday(), *self.days]
        cells += [None] * (-len(cells) % 7)
        return [cells[n : n + 7] for n in range(0, len(cells), 7)]

    @property
    def held(self) -> int:
        return sum(day.state == "held" for day in self.days)

    @property
    def missing(self) -> int:
        return sum(day.state == "missing" for day in self.days)


@dataclass(frozen=True)
class Year:
    number: int
    months: tuple[Month, ...]
    gaps: tuple[Gap, ...]


def year_of(year: int, held: Holdings, today: dt.date) -> Year:
    """The calendar of ``year``. ``held`` needs only this year's issues; days after ``today`` are still to come."""
    states = day_states(year, held, today)
    months = tuple(
        Month(number, tuple(Day(day, states[day]) for day in days))
        for number, days in groupby(states, key=lambda day: day.month)
    )
    return Year(year, months, tuple(gaps(states, held)))


def day_states(year: int, held: Holdings, today: dt.date) -> dict[dt.date, State]:
    """Every day of the year, in order, with its state."""
    weekdays = printing_weekdays(held)
    states: dict[dt.date, State] = {}
    for day in all_days(year):
        if day in held:
            states[day] = "held"
        elif day > today:
            states[day] = "ahead"
        else:
            states[day] = "missing" if day.weekday() in weekdays else "none"
    for first, second, lacking in numbered_gaps(held):
        between = [first + dt.timedelta(n) for n in range(1, (second - first).days)]
        if lacking == 0:
            states.update(dict.fromkeys(between, "none"))
        elif lacking == len(between):
            states.update(dict.fromkeys(between, "missing"))
    return states


def all_days(year: int) -> Iterator[dt.date]:
    first = dt.date(year, 1, 1)
    return (first + dt.timedelta(n) for n in range(366 if calendar.isleap(year) else 365))


def printing_weekdays(held: Holdings) -> frozenset[int]:
    """The weekdays on which the paper appears, as far as its issues tell: all of them while there are few."""
    return frozenset(day.weekday() for day in held) if len(held) >= ENOUGH_ISSUES else ALL_WEEKDAYS


def numbered_gaps(held: Holdings) -> Iterator[tuple[dt.date, dt.date, int]]:
    """Neighbouring issues that both have a number, and how many issues lie between them."""
    for first, second in pairwise(sorted(held)):
        before, after = held[first], held[second]
        if before is not None and after is not None and after > before:
            yield first, second, after - before - 1


def gaps(states: Mapping[dt.date, State], held: Holdings) -> Iterator[Gap]:
    """Runs of missing days; only an issue held ends one, so that a week-end does not cut it in two."""
    numbers = {
        first: (held[first] or 0, held[second] or 0) for first, second, lacking in numbered_gaps(held) if lacking
    }
    last_held: dt.date | None = None
    for is_held, run in groupby(states, key=lambda day: states[day] == "held"):
        days = list(run)
        if is_held:
            last_held = days[-1]
            continue
        missing = [day for day in days if states[day] == "missing"]
        if missing:
            bounds = numbers.get(last_held) if last_held else None
            lacking = (bounds[0] + 1, bounds[1] - 1) if bounds else None
            yield Gap(missing[0], missing[-1], len(missing), lacking)
