"""Days of the paper as a calendar: which are held, which are missing, and what that adds up to. Pure."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal, Protocol

from articles.chinese.dates import weekday

State = Literal["held", "known", "missing", "none", "ahead"]
# What a state is inferred from.
Basis = Literal["", "numbers", "weekday"]

# From this many issues of one year on (half a year of a weekly), a weekday without any is taken for a day on which
# the paper does not appear.
ENOUGH_ISSUES = 26
ALL_WEEKDAYS = frozenset(range(7))

# Issue number by date of the issues held; none where no number is printed.
Holdings = Mapping[dt.date, int | None]


class Known(Protocol):
    """What people know of some days: ``state`` is known or none; ``said`` is why, and who says so."""

    first: dt.date
    last: dt.date
    state: str
    authority: str
    why: str

    @property
    def said(self) -> str: ...


STATE_WORDS: Mapping[State, str] = {
    "held": "有报",
    "known": "已知缺失",
    "missing": "未入库",
    "none": "当日无报",
    "ahead": "还没有到",
}


@dataclass(frozen=True)
class Day:
    """``held`` 有报, ``known`` 已知缺失, ``missing`` 未入库, ``none`` 当日无报, ``ahead`` still to come.

    ``known`` is what people said, where the state is theirs; ``basis`` why it is ``none``, where nobody said so;
    ``told`` how readers are told the day of an issue held that no paper dates.
    """

    date: dt.date
    state: State
    basis: Basis = ""
    known: Known | None = None
    told: str = ""

    @property
    def word(self) -> str:
        return STATE_WORDS[self.state]

    @property
    def why(self) -> str:
        """What is known of a day without an issue, as a sentence."""
        if self.known:
            return self.known.said
        if self.state == "none":
            by_number = "前后两期的期号相连，其间没有出过报。"
            return by_number if self.basis == "numbers" else f"这一年入库的报纸从不在{weekday(self.date)}出报。"
        if self.state == "missing":
            return f"馆藏里没有这一天的报纸，{'按前后两期的期号推算，是出过的' if self.basis else '可能出过'}。"
        return ""


@dataclass(frozen=True)
class Gap:
    """Missing days between two issues held, with the issue numbers that are lacking where they are known; of those
    that are ``known`` to be missing, as many as were said in one."""

    first: dt.date
    last: dt.date
    days: int
    numbers: tuple[int, int] | None = None
    known: Known | None = None


@dataclass(frozen=True)
class Month:
    number: int
    days: tuple[Day, ...]

    @property
    def first(self) -> dt.date:
        return self.days[0].date

    @property
    def weeks(self) -> list[list[Day | None]]:
        """Rows from Monday to Sunday; none outside the month."""
        cells: list[Day | None] = [*[None] * self.first.weekday(), *self.days]
        cells += [None] * (-len(cells) % 7)
        return [cells[n : n + 7] for n in range(0, len(cells), 7)]

    @property
    def inferred(self) -> list[Day]:
        return [day for day in self.days if day.told]

    @property
    def held(self) -> int:
        return sum(day.state == "held" for day in self.days)

    @property
    def missing(self) -> int:
        return sum(day.state == "missing" for day in self.days)

    @property
    def known(self) -> int:
        return sum(day.state == "known" for day in self.days)


@dataclass(frozen=True)
class Year:
    number: int
    months: tuple[Month, ...]
    gaps: tuple[Gap, ...]

    def day(self, date: dt.date) -> Day:
        return self.months[date.month - 1].days[date.day - 1]


def year_of(
    year: int,
    held: Holdings,
    today: dt.date,
    known: Iterable[Known] = (),
    told: Iterable[tuple[dt.date, str]] = (),
) -> Year:
    """The calendar of ``year``. ``held`` has this year's issues, and the last before and the first after them, whose
    numbers may tell of the days between; days after ``today`` are still to come. ``told``: words for days that are
    inferred."""
    days = days_of(all_days(dt.date(year, 1, 1), dt.date(year, 12, 31)), held, today, known)
    days |= {date: replace(days[date], told=words) for date, words in told}
    months = groupby(days.values(), key=lambda day: day.date.month)
    return Year(year, tuple(Month(number, tuple(found)) for number, found in months), tuple(gaps(days, held)))


def days_of(
    dates: Iterable[dt.date], held: Holdings, today: dt.date, known: Iterable[Known] = ()
) -> dict[dt.date, Day]:
    """Each of these dates, in order, with its state."""
    printing = printing_weekdays(held)
    days = {date: _by_weekday(date, held, today, printing[date.year]) for date in dates}
    for between, lacking in numbered_gaps(held):
        inferred: State = "missing" if lacking else "none"
        if lacking in (0, len(between)):
            days.update({date: Day(date, inferred, "numbers") for date in between if date in days})
    for said in known:
        for date in all_days(said.first, said.last):
            if date in days and date not in held:
                days[date] = Day(date, "none" if said.state == "none" else "known", known=said)
    return days


def _by_weekday(date: dt.date, held: Holdings, today: dt.date, printing: frozenset[int]) -> Day:
    if date in held:
        return Day(date, "held")
    if date > today:
        return Day(date, "ahead")
    return Day(date, "missing") if date.weekday() in printing else Day(date, "none", "weekday")


def all_days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Both included."""
    return (first + dt.timedelta(n) for n in range((last - first).days + 1))


def printing_weekdays(held: Iterable[dt.date]) -> Mapping[int, frozenset[int]]:
    """Of each year the weekdays on which the paper appears, as far as its issues tell: all of them while there are
    few."""
    by_year: dict[int, list[int]] = defaultdict(list)
    for day in held:
        by_year[day.year].append(day.weekday())
    found: dict[int, frozenset[int]] = defaultdict(lambda: ALL_WEEKDAYS)
    found.update({year: frozenset(days) for year, days in by_year.items() if len(days) >= ENOUGH_ISSUES})
    return found


def numbered_gaps(held: Holdings) -> Iterator[tuple[list[dt.date], int]]:
    """The days between neighbouring issues that both have a number, and how many issues lie between them."""
    for first, second in pairwise(sorted(held)):
        before, after = held[first], held[second]
        if before is not None and after is not None and after > before and (second - first).days > 1:
            yield list(all_days(first + dt.timedelta(1), second - dt.timedelta(1))), after - before - 1


def gaps(days: Mapping[dt.date, Day], held: Holdings) -> Iterator[Gap]:
    """Runs of missing days; only an issue held ends one, so that a week-end does not cut it in two."""
    lacking = {between[0]: number for between, number in numbered_gaps(held)}
    for is_held, found in groupby(days.values(), key=lambda day: day.state == "held"):
        run = list(found)
        parts: dict[Known | None, list[Day]] = defaultdict(list)
        for day in () if is_held else run:
            if day.state in ("missing", "known"):
                parts[day.known].append(day)
        told = [Gap(part[0].date, part[-1].date, len(part), known=known) for known, part in parts.items()]
        before = held.get(run[0].date - dt.timedelta(1))
        number = lacking.get(run[0].date, 0)
        # Where some days lie outside, or some are known and others not, nobody can tell whose numbers these are.
        if len(told) == 1 and before and number and run[-1].date + dt.timedelta(1) in days:
            told = [replace(told[0], numbers=(before + 1, before + number))]
        yield from sorted(told, key=lambda gap: gap.first)
