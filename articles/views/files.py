"""Articles and issues as files for programs: the same as their pages, at the same addresses with another ending."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.chinese.dates import chinese_date
from articles.describing.data import as_data, as_text
from articles.models import Article, Issue, Page
from articles.views.described import described
from articles.views.errors import NotHere
from articles.views.permalinks import answered
from articles.views.said_of import said_of


def article_json(request: HttpRequest, code: str) -> HttpResponse:
    return answered(request, code, lambda article: json(as_data(described(article, said_of(article)))), ending=".json")


def article_text(request: HttpRequest, code: str) -> HttpResponse:
    def read(article: Article) -> HttpResponse:
        return HttpResponse(as_text(described(article, said_of(article))), content_type="text/plain; charset=utf-8")

    return answered(request, code, read, ending=".txt")


def issue_json(request: HttpRequest, date: dt.date) -> HttpResponse:
    """What the issue is, its "pages" in printed order, and of each its "articles"; addresses are whole ones."""
    issue = Issue.objects.held().filter(date=date).first()
    if issue is None:
        raise NotHere(f"{chinese_date(date)}的报纸没有入库。")
    pages = Page.objects.filter(issue=issue).select_related("issue").in_print_order()
    articles = list(Article.objects.shown().filter(page__issue=issue).order_by("page", "order"))
    told = {
        "newspaper": settings.NEWSPAPER,
        "date": issue.date.isoformat(),
        "date_inferred": issue.is_inferred,
        "date_between": issue.known_between and [day.isoformat() for day in issue.known_between],
        "issue_number": issue.number,
        "lunar_date": issue.lunar_date,
        "edition": issue.edition,
        "url": settings.SITE_URL + issue.get_absolute_url(),
    }
    return json(told | {"pages": [page_data(page, articles) for page in pages]})


def page_data(page: Page, articles: list[Article]) -> dict[str, Any]:
    own = [article for article in articles if article.page_id == page.pk]
    return {
        "number": page.number,
        "name": page.name,
        "url": settings.SITE_URL + page.get_absolute_url(),
        "articles": [article_data(article) for article in own],
    }


def article_data(article: Article) -> dict[str, str]:
    url = settings.SITE_URL + article.get_absolute_url()
    return {"id": article.permalink_id, "url": url, "title": article.title, "kind": article.kind}


def json(data: dict[str, Any]) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
