"""What a page holds for readers, as plain rows that two archives can be compared by: no keys, permalinks, times."""

from __future__ import annotations

from typing import Any

from articles.importing.store import Arrival, store_page
from articles.models import Article, Byline, Page, PageReading, PageText
from articles.reading.records import Reading

OWN = {"id", "permalink", "page", "version", "changed_at", "published_at", "related", "continuation_of"}


def page_rows(page: Page) -> dict[str, Any]:
    """The page and its issue, what is public on it, and where the lines of its newest text went."""
    page = Page.objects.select_related("issue").get(pk=page.pk)
    text = page.current_text
    reading = text.current_reading if text else None
    articles = list(Article.objects.filter(page=page, visibility="public").order_by("order"))
    return {
        "page": columns(page, {"id", "issue", "version"}),
        "issue": columns(page.issue, {"id", "version"}) if page.issue else None,
        "articles": [article_row(article) for article in articles],
        "spans": list(spans(reading)) if reading else [],
        "problems": sorted(problems(reading)) if reading else [],
    }


def article_row(article: Article) -> dict[str, Any]:
    signed = [
        columns(byline, {"id", "article", "reporter"}) | {"person": byline.reporter and byline.reporter.name}
        for byline in Byline.objects.filter(article=article).order_by("order")
    ]
    start = article.continuation_of
    named = {"series": article.series and article.series.name, "start": start and start.headline}
    return columns(article, OWN) | named | {"bylines": signed}


def columns(row: Any, without: set[str]) -> dict[str, Any]:
    return {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in without}


def spans(reading: PageReading) -> Any:
    return reading.spans.order_by("first_line", "order").values_list(
        "first_line", "last_line", "role", "order", "article__headline"
    )


def problems(reading: PageReading) -> Any:
    """Not where an earlier article is that is none any more: an archive that never had it does not ask."""
    rows = reading.problems.exclude(reason="missing")
    return rows.values_list("first_line", "last_line", "reason", "detail", "article__headline")


def read_by_a_former_release(arrival: Arrival, reading: Reading) -> PageText:
    """In the archive as an upgrade leaves it."""
    page = store_page(arrival, reading).page
    PageReading.objects.filter(page_text__page=page).update(reader=0, facts={})
    Article.objects.filter(page=page).update(margin=None)
    Byline.objects.filter(article__page=page).update(margin=None)
    text = page.current_text
    assert text is not None
    return text
