"""One page of an issue: its articles beside its raw text."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.chinese.dates import chinese_date
from articles.chinese.page_numbers import missing_pages, normal_page
from articles.models import Page
from articles.models.sight import current
from articles.public.quoting import shown_source
from articles.views.errors import NotHere
from articles.views.found_words import found_lines
from articles.views.kept import not_indexed
from articles.views.page_marks import found_on
from articles.views.page_pictures import pictured
from articles.views.raw_paragraphs import by_paragraphs
from articles.views.reading_out import read_out
from articles.views.redirects import lead_on


def page(request: HttpRequest, date: dt.date, number: str) -> HttpResponse:
    pages = list(Page.objects.filter(issue__date=date).select_related("issue").in_print_order())
    place = next((n for n, page in enumerate(pages) if page.number == number), None)
    if place is None:
        return elsewhere_in(request, date, number)
    page, raw = pages[place], current().raw
    text = page.current_text
    listed, lines = read_out(page, text)
    picture, sheet, listed = pictured(page, text, listed, lines)
    typed, by_paragraph = request.GET.get("found", ""), request.GET.get("by") == "paragraph"
    marks = found_on(picture, typed, (one.article for one in listed))
    found, shown = found_lines(typed, by_paragraphs(lines) if by_paragraph else lines)
    answer = render(
        request,
        "page.html",
        {
            "page": page,
            "issue": page.issue,
            "text": text if raw else None,
            "source": shown_source(text) if text and raw else "",
            "raw": raw,
            "listed": listed,
            "sheet": sheet,
            "marks": marks,
            "lines": shown,
            "found": found,
            "by_paragraph": by_paragraph,
            "canonical": settings.SITE_URL + page.get_absolute_url(),
            "line_count": sum(not line.withheld for line in lines),
            "unplaced": sum(line.unplaced for line in lines),
            "missing_pages": missing_pages([page.number for page in pages]),
            "earlier": pages[place - 1] if place else None,
            "later": next(iter(pages[place + 1 :]), None),
        },
    )
    return not_indexed(answer) if by_paragraph or found or marks else answer


def elsewhere_in(request: HttpRequest, date: dt.date, number: str) -> HttpResponse:
    """To the page that the number means when it is written otherwise: 01, 第1版, c1."""
    normal = normal_page(number)
    if not normal:
        raise NotHere("网址里的版次不对：请写成 1 或 C01 的样子。")
    if normal == number:
        raise NotHere(f"{chinese_date(date)}第{number}版没有入库。")
    return lead_on(request, reverse("page", args=[date, normal]))
