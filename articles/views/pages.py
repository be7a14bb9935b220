"""One page of an issue: its articles beside its raw text."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.chinese.dates import chinese_date
from articles.chinese.page_numbers import missing_pages, normal_page
from articles.models import Article, Page, PageText
from articles.models.sight import STAFF, current
from articles.public.quoting import quotes_on, shown_lines, shown_source
from articles.views.errors import NotHere
from articles.views.found_words import found_lines
from articles.views.kept import not_indexed
from articles.views.raw_paragraphs import by_paragraphs
from articles.views.rawlines import ListedArticle, RawLine, list_articles, raw_lines
from articles.views.redirects import lead_on
from articles.views.withheld import withheld_lines


def page(request: HttpRequest, date: dt.date, number: str) -> HttpResponse:
    pages = list(Page.objects.filter(issue__date=date).select_related("issue").in_print_order())
    place = next((n for n, page in enumerate(pages) if page.number == number), None)
    if place is None:
        return elsewhere_in(request, date, number)
    page = pages[place]
    text = page.current_text
    listed, lines = read_out(page, text)
    by_paragraph = request.GET.get("by") == "paragraph"
    found, shown = found_lines(request.GET.get("found", ""), by_paragraphs(lines) if by_paragraph else lines)
    answer = render(
        request,
        "page.html",
        {
            "page": page,
            "issue": page.issue,
            "text": text if current().raw else None,
            "source": shown_source(text) if text and current().raw else "",
            "raw": current().raw,
            "listed": listed,
            "lines": shown,
            "found": found,
            "by_paragraph": by_paragraph,
            "canonical": settings.SITE_URL + page.get_absolute_url(),
            "line_count": sum(not line.withheld for line in lines),
            "unplaced": sum(line.unplaced for line in lines),
            "missing_pages": missing_pages([page.number for page in pages]),
            "earlier": pages[place - 1] if place else None,
            "later": pages[place + 1] if place + 1 < len(pages) else None,
        },
    )
    return not_indexed(answer) if by_paragraph or found else answer


def elsewhere_in(request: HttpRequest, date: dt.date, number: str) -> HttpResponse:
    """To the page that the number means when it is written otherwise: 01, 第1版, c1."""
    normal = normal_page(number)
    if not normal:
        raise NotHere("网址里的版次不对：请写成 1 或 C01 的样子。")
    if normal == number:
        raise NotHere(f"{chinese_date(date)}第{number}版没有入库。")
    return lead_on(request, reverse("page", args=[date, normal]))


def read_out(page: Page, text: PageText | None) -> tuple[list[ListedArticle], list[RawLine]]:
    """The articles that stand on the page, continuations included, and every raw line of its newest text, where the one
    who looks may see such lines.

    What the reading doubted is for the desk, who decide it: readers see neither counts nor details. Nor do they see
    the lines of what is not public.
    """
    for_desk = current() == STAFF
    public = Article.objects.shown().with_context()
    own = list(public.filter(page=page).order_by("order"))
    if text is None:
        return list_articles(own, [], []), []
    reading = text.current_reading
    spans = list(reading.spans.all()) if reading else []
    problems = list(reading.problems.all()) if reading and for_desk else []
    if problems:
        said = quotes_on(page, *(one.article_id for one in problems if one.article_id))
        for one in problems:
            one.detail = said.text(one.detail)
    elsewhere = {span.article_id for span in spans if span.article_id}
    articles = own + list(public.filter(pk__in=elsewhere - {article.pk for article in own}))
    if not current().raw:
        return list_articles(articles, [], []), []
    listed = list_articles(articles, spans, problems)
    shown = {one.article.pk for one in listed}
    withheld = set() if for_desk else withheld_lines(text.lines, spans, shown, page)
    return listed, raw_lines(shown_lines(text, spans), spans, listed, problems, withheld)
