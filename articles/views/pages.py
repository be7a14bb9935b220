"""One page of an issue: its articles beside its raw text."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.chinese.dates import chinese_date
from articles.chinese.page_numbers import missing_numbers
from articles.models import Article, Page, PageText
from articles.views.errors import NotHere
from articles.views.rawlines import Item, Line, listed, raw_lines


def page(request: HttpRequest, date: dt.date, number: str) -> HttpResponse:
    pages = list(Page.objects.filter(issue__date=date).select_related("issue").in_print_order())
    place = next((n for n, page in enumerate(pages) if page.number == number), None)
    if place is None:
        raise NotHere(f"{chinese_date(date)}第{number}版没有入库。")
    page = pages[place]
    text = page.current_text
    items, lines = read_out(page, text)
    return render(
        request,
        "page.html",
        {
            "page": page,
            "issue": page.issue,
            "text": text,
            "items": items,
            "lines": lines,
            "unplaced": sum(line.role == "未归入" for line in lines),
            "missing_pages": missing_numbers([page.number for page in pages]),
            "earlier": pages[place - 1] if place else None,
            "later": pages[place + 1] if place + 1 < len(pages) else None,
        },
    )


def read_out(page: Page, text: PageText | None) -> tuple[list[Item], list[Line]]:
    """The articles that stand on the page, continuations included, and every raw line of its newest text."""
    public = Article.objects.public().with_context()
    if text is None:
        return listed(list(public.filter(page=page).order_by("order")), [], []), []
    spans, problems = list(text.spans.all()), list(text.problems.all())
    elsewhere = {span.article_id for span in spans if span.article_id}
    own = list(public.filter(page=page).order_by("order"))
    continued = list(public.filter(pk__in=elsewhere - {article.pk for article in own}))
    items = listed(own + continued, spans, problems)
    return items, raw_lines(text.lines, spans, items, problems)
