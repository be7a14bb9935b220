"""What the archive holds and what it lacks, in words, for the page that found nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import CharField, Count, Max, Min
from django.db.models.functions import Cast, Substr

from articles.catalogue.printed_days import printed_span
from articles.catalogue.remembered import remembered
from articles.chinese.numerals import runs
from articles.models import Issue


@dataclass(frozen=True)
class Coverage:
    """Issues within the asked days, the first and the last of them, also in words (``days``), and the years between
    without a single one."""

    issues: int
    first: dt.date | None
    last: dt.date | None
    missing_years: tuple[int, ...]
    days: str

    def __str__(self) -> str:
        if self.first is None or self.last is None:
            return "这段日子还没有一期报纸入库。"
        if self.first == self.last:
            return f"只入库了 1 期（{self.days}）。"
        held = f"已入库 {self.issues} 期（{self.days}）"
        if self.missing_years:
            return f"{held}，其间{'、'.join(_years(self.missing_years))}一期也没有。"
        without = (self.last - self.first).days + 1 - self.issues
        return f"{held}，其间 {without} 天没有入库的报纸。" if without else f"{held}，一天不缺。"


def coverage(since: dt.date | None = None, until: dt.date | None = None) -> Coverage:
    if since or until:
        return _counted(since, until)
    found: Coverage = remembered("coverage", _counted)
    return found


def _counted(since: dt.date | None = None, until: dt.date | None = None) -> Coverage:
    issues = Issue.objects.held()
    if since:
        issues = issues.filter(date__gte=since)
    if until:
        issues = issues.filter(date__lte=until)
    # Of thousands of days ExtractYear is slow on SQLite, which asks Python for each.
    years = issues.values(year=Substr(Cast("date", CharField()), 1, 4)).order_by("year")
    found = list(years.annotate(first=Min("date"), last=Max("date"), number=Count("pk")))
    if not found:
        return Coverage(0, None, None, (), "")
    held = {int(one["year"]) for one in found}
    missing = tuple(year for year in range(min(held), max(held)) if year not in held)
    first, last = found[0]["first"], found[-1]["last"]
    return Coverage(sum(one["number"] for one in found), first, last, missing, printed_span(first, last))


def _years(years: Sequence[int]) -> Iterator[str]:
    """1999 2000 2001 2003 → 1999至2001年 2003年."""
    for first, last in runs(years):
        yield f"{first}至{last}年" if first < last else f"{first}年"
