"""Personal data in what is stored: every article's own fields, its first reading included. Nothing is changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from articles.models import Article
from articles.models.articles import PRINTED_FIELDS
from articles.public.personal import Found, find

BATCH = 500  # articles in memory at once
_CONTEXT = ("permalink", "kind", "page", "page__number", "page__issue", "page__issue__date")


@dataclass(frozen=True)
class StoredFound:
    """``item`` names the article without telling more than its headline; ``field`` as on the model."""

    code: str
    item: str
    field: str
    found: Found


def stored_personal_data(stays: Collection[str] = ()) -> Iterator[StoredFound]:
    """In the order in which the articles were stored; ``stays`` as for ``find``."""
    fields = (*_CONTEXT, *PRINTED_FIELDS, "original_body", "original_head")
    articles = Article.objects.select_related("page__issue").only(*fields).order_by("pk")
    for article in articles.iterator(chunk_size=BATCH):
        found = {field: find(text, stays) for field, text in _texts(article)}
        item = _item(article, told=not found.get("headline"))
        for field, places in found.items():
            yield from (StoredFound(article.permalink_id, item, field, place) for place in places)


def _texts(article: Article) -> Iterator[tuple[str, str]]:
    """Fields with text; of the first reading only what has been changed since."""
    printed = {field: getattr(article, field) for field in PRINTED_FIELDS}
    first = {"original_body": article.original_body}
    first |= {f"original_head.{field}": str(text) for field, text in article.original_head.items()}
    for field, text in printed.items():
        if text:
            yield field, text
    for field, text in first.items():
        if text and text not in printed.values():
            yield field, text


def _item(article: Article, *, told: bool) -> str:
    """By its headline; an untitled item by kind and page, for its first words may be what must not be told."""
    if article.headline and told:
        return article.headline
    date = article.date
    return f"{article.get_kind_display()}，{date or '日期未定'} 第{article.page.number}版"
