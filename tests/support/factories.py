"""Rows for tests, with as little said as a test needs: each function makes what lies above it too."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from articles.corrections.history import first_revision
from articles.models import (
    Article,
    Byline,
    Case,
    Issue,
    KnownDay,
    Page,
    PageReading,
    PageText,
    Permalink,
    Problem,
    Reporter,
    Span,
    TextReport,
)
from articles.reading.version import VERSION

DAY = dt.date(2024, 5, 6)


def make_issue(date: dt.date = DAY, **fields: Any) -> Issue:
    """The issue of that day, the same one when asked twice."""
    return Issue.objects.get_or_create(date=date, defaults={"date_source": "printed"} | fields)[0]


def held_issue(date: dt.date = DAY, **fields: Any) -> Issue:
    """The issue of that day with its first page: without one it is none that readers see."""
    issue = make_issue(date, **fields)
    make_page("1", date)
    return issue


def make_known_day(first: dt.date = DAY, last: dt.date | None = None, **fields: Any) -> KnownDay:
    defaults = {"state": "known", "authority": "市图书馆馆藏目录", "why": "原报已毁", "note": "只给自己人看"}
    return KnownDay.objects.create(first=first, last=last or first, **(defaults | fields))


def make_page(number: str = "1", date: dt.date = DAY, **fields: Any) -> Page:
    return Page.objects.get_or_create(issue=make_issue(date), number=number, defaults=fields)[0]


def make_undated_page(number: str = "", **fields: Any) -> Page:
    return Page.objects.create(number=number, **fields)


def make_text(page: Page, text: str, **fields: Any) -> PageText:
    raw = text.encode()
    return PageText.objects.create(
        page=page,
        text=text,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        **({"encoding": "utf-8", "source_name": "page.txt"} | fields),
    )


def make_article(page: Page | None = None, bylines: list[tuple[str, str]] | None = None, **fields: Any) -> Article:
    """An article with a permalink; ``bylines`` are (role, name)."""
    page = page or make_page()
    defaults = {"headline": "标题", "body": "正文。", "order": page.articles.count() + 1}
    article = Article.objects.create(page=page, permalink=Permalink.objects.create(), **(defaults | fields))
    made = [make_byline(article, role, name, order) for order, (role, name) in enumerate(bylines or [])]
    first_revision(article, made).save()
    if article.is_public:
        article.published_at = article.changed_at
        article.save(update_fields=["published_at"])
    return article


def make_byline(article: Article, role: str, name: str, order: int = 0, **fields: Any) -> Byline:
    return Byline.objects.create(
        article=article, reporter=make_reporter(name), role=role, name=name, order=order, **fields
    )


def make_reporter(name: str) -> Reporter:
    return Reporter.objects.filter(name=name).first() or Reporter.objects.create(name=name)


def make_reading(text: PageText, reader: int = VERSION, **fields: Any) -> PageReading:
    """The one by this reader, the same one when asked twice."""
    return text.readings.filter(reader=reader).first() or text.readings.create(reader=reader, **fields)


def make_span(text: PageText, article: Article | None, first: int, last: int, role: str = "body") -> Span:
    reading = make_reading(text)
    order = reading.spans.count()
    return Span.objects.create(
        reading=reading, article=article, first_line=first, last_line=last, role=role, order=order
    )


def make_problem(text: PageText, article: Article | None, line: int, detail: str) -> Problem:
    return Problem.objects.create(
        reading=make_reading(text), article=article, first_line=line, last_line=line, reason="unsure", detail=detail
    )


def make_case(article: Article | None = None, **fields: Any) -> Case:
    defaults = {"kind": "removal", "asks": "请删去我的住址", "telephone": "0573-85012345", "due_on": DAY}
    return Case.objects.create(permalink=(article or make_article()).permalink, **(defaults | fields))


def make_report(article: Article | None = None, **fields: Any) -> TextReport:
    return TextReport.objects.create(permalink=(article or make_article()).permalink, **({"passage": "抑树"} | fields))
