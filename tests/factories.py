"""Rows for tests, as the importer would have made them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from articles.models import Article, Byline, Issue, Page, PageText, Permalink, Span
from articles.models.people import reporters_named

DAY = dt.date(2023, 9, 12)


def make_page(date: dt.date | None = DAY, number: str = "1", raw: str = "", **fields: Any) -> Page:
    """A page, filed under ``date`` if there is one, with a first text where ``raw`` is given."""
    issue = Issue.objects.get_or_create(date=date, defaults={"date_source": "printed"})[0] if date else None
    page, _ = Page.objects.get_or_create(issue=issue, number=number if issue else "", defaults=fields)
    if raw:
        data = raw.encode()
        PageText.objects.create(
            page=page, raw=data, sha256=str(hash(raw)), encoding="utf-8", text=raw, source_name="页.txt"
        )
    return page


def make_article(
    headline: str = "标题", body: str = "正文。", *, page: Page | None = None, bylines: Any = (), **fields: Any
) -> Article:
    """An article on ``page`` (the first page of DAY unless named); ``bylines`` are pairs of role and name."""
    page = page or make_page()
    fields.setdefault("original_body", body)
    fields.setdefault("original_head", {"headline": headline})
    fields.setdefault("order", page.articles.count() + 1)
    article = Article.objects.create(
        permalink=Permalink.objects.create(), page=page, headline=headline, body=body, **fields
    )
    people = reporters_named({name for _, name in bylines})
    for order, (role, name) in enumerate(bylines):
        Byline.objects.create(article=article, reporter=people[name], role=role, name=name, order=order)
    return article


def place(article: Article, first: int, last: int, role: str = "body") -> Span:
    """Say that these lines of the page's text belong to the article."""
    text = article.page.current_text
    return Span.objects.create(
        page_text=text, article=article, first_line=first, last_line=last, role=role, order=Span.objects.count()
    )
