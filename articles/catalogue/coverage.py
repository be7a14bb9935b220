"""What the archive holds and what it lacks, in words, for the page that found nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Max, Min
from django.db.models.functions import ExtractYear

from articles.models import Issue


@dataclass(frozen=True)
class Coverage:
    """Issues within the asked days, the first and the last of them, and the years between without a single one."""

    issues: int
    first: dt.date | None
    last: dt.date | None
    missing_years: tuple[int, ...]

    def __str__(self) -> str:
        if self.first is None or self.last is None:
            return "这段日子还没有一期报纸入库。"
        if self.first == self.last:
            return f"只入库了 1 期（{_chinese(self.first)}）。"
        held = f"已入库 {self.issues} 期（{_chinese(self.first)}至{_chinese(self.last)}）"
        if self.missing_years:
            return f"{held}，其间{'、'.join(_runs(self.missing_years))}一期也没有。"
        without = (self.last - self.first).days + 1 - self.issues
        return f"{held}，其间 {without} 天没有入库的报纸。" if without else f"{held}，一天不缺。"


def coverage(since: dt.date | None = None, until: dt.date | None = None) -> Coverage:
    issues = Issue.objects.all()
    if since:
        issues = issues.filter(date__gte=since)
    if until:
        issues = issues.filter(date__lte=until)
    ends = issues.aggregate(first=Min("date"), last=Max("date"), number=Count("pk"))
    first, last = ends["first"], ends["last"]
    held = set(issues.annotate(held=ExtractYear("date")).values_list("held", flat=True))
    missing = [year for year in range(first.year, last.year) if year not in held] if first else []
    return Coverage(ends["number"], first, last, tuple(missing))


def _runs(years: Sequence[int]) -> Iterator[str]:
    """1999 2000 2001 2003 → 1999至2001年 2003年."""
    for _, run in groupby(enumerate(years), key=lambda numbered: numbered[1] - numbered[0]):
        first, *others = [year for _, year in run]
        yield f"{first}至{others[-1]}年" if others else f"{first}年"


def _chinese(date: dt.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"
