"""A page's raw lines as ALTO, at its address with another ending."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.chinese.dates import chinese_date
from articles.chinese.page_numbers import normal_page
from articles.describing.alto import ShownLine, ShownPage, as_alto
from articles.geometry.placed import PlacedPage
from articles.models import Page, PageText
from articles.models.sight import current, looking, visitors
from articles.picturing.as_seen import places_of
from articles.views.errors import NotHere
from articles.views.rawlines import RawLine
from articles.views.reading_out import read_out
from articles.views.redirects import lead_on


def page_alto(request: HttpRequest, date: dt.date, number: str) -> HttpResponse:
    """What everybody may see who may see raw lines, whoever asks: the desk too."""
    pages = list(Page.objects.filter(issue__date=date).select_related("issue").in_print_order())
    place = next((n for n, page in enumerate(pages) if page.number == number), None)
    if place is None:
        normal = normal_page(number)
        if normal in {page.number for page in pages}:
            return lead_on(request, reverse("page-alto", args=[date, normal]))
        raise NotHere(f"{chinese_date(date)}没有这一版；版次请写成 1 或 C01 的样子。")
    text = pages[place].current_text
    if text is None or not current().raw:
        raise NotHere(f"{chinese_date(date)}第{number}版的原始文本不公开。")
    with looking(lambda: replace(visitors(), raw=True)):
        _, lines = read_out(pages[place], text)
    told = as_alto(_shown(pages[place], place + 1, text, lines))
    return HttpResponse(told, content_type="application/xml; charset=utf-8")


def _shown(page: Page, place: int, text: PageText, lines: Sequence[RawLine]) -> ShownPage:
    placed = places_of(text)
    url = settings.SITE_URL + page.get_absolute_url()
    shown = tuple(_lines(lines, text.lines, placed))
    if placed is None:
        return ShownPage(url, place, page.number, shown)
    pictures = tuple(_pictures(placed, {line.number for line in shown}))
    return ShownPage(url, place, page.number, shown, placed.width_pt, placed.height_pt, pictures)


def _lines(lines: Sequence[RawLine], printed: Sequence[str], placed: PlacedPage | None) -> Iterator[ShownLine]:
    """Those that are not withheld. What stands together is a piece of a column, or what no blank line parts."""
    part, before = 0, 0
    for line in lines:
        place = placed.lines[line.number - 1] if placed else None
        part, before = part + (line.number != before + 1), line.number
        if not line.withheld:
            of_piece = place.piece if place else -part
            yield ShownLine(line.number, line.text, of_piece, place, line.text == printed[line.number - 1])


def _pictures(placed: PlacedPage, shown: set[int]) -> Iterator[tuple[int, int, int, int]]:
    """Of those that stand with lines, the ones all of whose lines are shown."""
    for region, box in placed.pictures:
        beside = {number for number, place in enumerate(placed.lines, 1) if place and place.region == region}
        if beside <= shown:
            yield box
