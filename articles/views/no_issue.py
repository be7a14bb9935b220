"""The page of a day of which the archive holds no issue.

Within the archive's span a day is answered with 200: that nothing is held, and why, is what a librarian knows of it,
and somebody who cites 未入库 or 已知缺失 needs an address that stays and says so. It is no page for search engines,
which would list thousands of them. Outside the span nothing is known: 404, with the way to the nearest issue.
"""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.catalogue import leafing
from articles.catalogue.printed_days import printed_ends
from articles.chinese.dates import chinese_date
from articles.views.kept import not_indexed


def no_issue(request: HttpRequest, date: dt.date) -> HttpResponse:
    span, around = leafing.span(), leafing.around(date)
    if span is None or date not in span:
        context = {"reason": outside(date, span), "nearest": around["earlier"] or around["later"]}
        return render(request, "404.html", context, status=404)
    year = leafing.year(date.year, timezone.localdate())
    context = {"day": year.day(date), "month": year.months[date.month - 1]}
    return not_indexed(render(request, "no_issue.html", context | around))


def outside(date: dt.date, span: leafing.ArchiveSpan | None) -> str:
    said = f"{chinese_date(date)}的报纸没有入库"
    if span is None:
        return f"{said}。"
    return f"{said}：馆藏从{'到'.join(printed_ends(span.first, span.last))}，这一天不在其间。"
