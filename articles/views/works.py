"""作品目录: everything an author signed, as a file for a spreadsheet and as a page to print."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header

from articles.catalogue.careers import Career
from articles.catalogue.printed_days import printed_span
from articles.chinese.controls import COMMANDS
from articles.chinese.typography import full_width
from articles.models import Article, Byline, Reporter
from articles.models.people import role_name
from articles.models.sight import Sight, current
from articles.search.exports import BATCH, BOM, CsvLine, safe_cell
from articles.search.records import told_date
from articles.views.author import asked_for, of_author, selects
from articles.views.search import FORBIDDEN
from articles.views.turns import Busy, Turn, busy

COLUMNS = ("标题", "日期", "版次", "身份", "署名次序", "字数", "链接")
# What no row has of an article, nor of the one that it goes on from.
LONG = ("original_body", "original_head", "related")
UNREAD = (*LONG, *(f"continuation_of__{name}" for name in (*LONG, "body")))
# Lines sent together: each sending costs more than a line.
AT_ONCE = 100
# Rows on a page to print: some ten sheets.
PER_PAGE = 300


@dataclass(frozen=True)
class Work:
    """One article in the list. ``place``: which of its bylines are the author's; ``characters`` of the text, without
    blanks."""

    title: str
    date: str
    page: str
    role: str
    place: str
    characters: str
    url: str

    @property
    def cells(self) -> tuple[str, ...]:
        return self.title, self.date, self.page, self.role, self.place, self.characters, self.url


def works(request: HttpRequest, slug: str) -> HttpResponse:
    """A table of the articles that the address narrows to, as on the author's page."""
    return of_author(request, slug, "works", lambda one, record: printable(request, one, record))


def printable(request: HttpRequest, reporter: Reporter, record: Career) -> HttpResponse:
    paginator = Paginator(asked_for(request, record), PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "reporter": reporter,
        "days": printed_span(record.first, record.last),
        "columns": COLUMNS,
        "rows": [row.cells for row in rows(list(page), reporter, current())],
        "page": page,
        "elided": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "narrowed": [
            dict(select.options)[select.chosen]
            for select in selects(request, record)
            if select.chosen and select.name != "sort" and select.chosen in dict(select.options)
        ],
        "today": timezone.localdate(),
    }
    return render(request, "works.html", context)


def as_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """UTF-8 with a byte order mark, one row an article; days in ISO form, what is inferred says so."""
    try:
        return of_author(request, slug, "works-file", lambda one, record: csv_of(request, one, record))
    except Busy:
        return busy(request)


def csv_of(request: HttpRequest, reporter: Reporter, record: Career) -> StreamingHttpResponse:
    turn = Turn()
    lines = csv_lines(asked_for(request, record), reporter, current())
    parts = turn.writes(iter(lambda: "".join(islice(lines, AT_ONCE)), ""))
    answer = StreamingHttpResponse(parts, content_type="text/csv; charset=utf-8")
    name = FORBIDDEN.sub(" ", COMMANDS.sub("", f"{reporter.distinct_name} 作品目录"))
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}.csv")
    return answer


def csv_lines(keys: list[int], reporter: Reporter, sight: Sight) -> Iterator[str]:
    writer = csv.writer(CsvLine())
    yield BOM + writer.writerow(COLUMNS)
    for row in rows(keys, reporter, sight):
        yield writer.writerow([safe_cell(cell) for cell in row.cells])


def rows(keys: list[int], reporter: Reporter, sight: Sight) -> Iterator[Work]:
    """In the order of the keys; without what has been taken from sight since they were read."""
    articles = Article.objects.select_related("page__issue", "continuation_of__page").defer(*UNREAD)
    bylines = Prefetch("bylines", Byline.objects.order_by("order"))
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        # Asked by key alone: with what may be seen SQLite would go through every article to find these few.
        found = articles.prefetch_related(bylines).in_bulk(batch)
        yield from (work_of(found[key], reporter) for key in batch if key in found and found[key].is_seen_with(sight))


def work_of(article: Article, reporter: Reporter) -> Work:
    own = [(place, one) for place, one in enumerate(article.bylines.all(), 1) if one.reporter_id == reporter.pk]
    return Work(
        title=full_width(article.title),
        date=told_date(article),
        page=article.page.number,
        role="、".join(dict.fromkeys(role_name(byline.role) for _, byline in own if byline.role)),
        place="、".join(str(place) for place, _ in own),
        characters=str(sum(not char.isspace() for char in article.body)),
        url=settings.SITE_URL + article.get_absolute_url(),
    )
