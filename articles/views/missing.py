"""All that the archive lacks between its first issue and its last, as a list to read and as a file."""

from __future__ import annotations

import csv
import io

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.catalogue import leafing
from articles.catalogue.calendar import Gap
from articles.catalogue.printed_days import printed_ends
from articles.search.exports import BOM, safe_cell

PER_PAGE = 100
COLUMNS = ("从", "到", "天数", "状况", "缺总第几期", "至总第几期", "原因", "依据")
STATES = {True: "已知缺失", False: "未入库"}


def missing(request: HttpRequest) -> HttpResponse:
    gaps = leafing.missing(timezone.localdate())
    pager = Paginator(gaps, PER_PAGE)
    page = pager.get_page(request.GET.get("page"))
    span = leafing.span()
    context = {
        "ends": printed_ends(span.first, span.last) if span else [],
        "page": page,
        "elided": list(pager.get_elided_page_range(page.number)),
        "missing": sum(gap.days for gap in gaps if not gap.known),
        "known": sum(gap.days for gap in gaps if gap.known),
    }
    return render(request, "missing.html", context)


def as_csv(request: HttpRequest) -> HttpResponse:
    """UTF-8 with a byte order mark, one row a gap; days in ISO form."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    writer.writerows(row(gap) for gap in leafing.missing(timezone.localdate()))
    answer = HttpResponse(BOM + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="missing.csv"'
    return answer


def row(gap: Gap) -> list[str]:
    numbers = map(str, gap.numbers or ("", ""))
    said = (gap.known.why, gap.known.authority) if gap.known else ("", "")
    cells = [gap.first.isoformat(), gap.last.isoformat(), str(gap.days), STATES[bool(gap.known)], *numbers, *said]
    return [safe_cell(cell) for cell in cells]
