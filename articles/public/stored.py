"""Personal data in what is stored: every article's own fields, its first reading included. Nothing is changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from articles.models import Article
from articles.models.articles import PRINTED_FIELDS
from articles.public.masking.keys import key_of
from articles.public.personal import Found
from articles.public.screening import found_in

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
        found = [(field, place) for texts in _readings(article) for field, place in _found_in(texts, stays)]
        item = _item(article, [place.text for _, place in found])
        yield from (StoredFound(article.permalink_id, item, field, place) for field, place in found)


def _readings(article: Article) -> Iterator[dict[str, str]]:
    """The fields as they stand; what of the first reading has been changed since."""
    printed = {field: getattr(article, field) for field in PRINTED_FIELDS}
    yield printed
    first = {f"original_head.{field}": str(text) for field, text in article.original_head.items()}
    first |= {"original_body": article.original_body}
    yield {field: text for field, text in first.items() if text not in printed.values()}


def _found_in(texts: Mapping[str, str], stays: Collection[str]) -> Iterator[tuple[str, Found]]:
    for field, places in found_in(texts, stays).items():
        yield from ((field, place) for place in places)


def _item(article: Article, found: Iterable[str]) -> str:
    """By its headline, unless that tells what was found; an untitled item by kind and page, for its first words may be
    what must not be told."""
    headline = key_of(article.headline).text
    if headline and not any(key_of(words).text in headline for words in found):
        return article.headline
    date = article.date
    return f"{article.get_kind_display()}，{date or '日期未定'} 第{article.page.number}版"
