"""Where else a passage stands that is masked in one article: printed twice, or quoted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from articles.models import Article, Page, Reporter, Revision, Series
from articles.models.sight import STAFF
from articles.models.wording import every_text
from articles.public.fields import strings
from articles.public.masking.keys import key_of
from articles.public.quoting import quotes_of
from articles.search.analysis import normalise
from articles.search.asking import all_keys
from articles.search.engines.base import KEY
from articles.search.matching import in_any_field
from articles.search.query import MAX_LENGTH, Word


def quoted_in(passage: str, besides: Collection[Article]) -> list[str]:
    """Codes of other articles that have the passage in any of their texts, as search finds it, or in an old version, in
    the order of the archive. Raises SearchUnavailable."""
    own, asked = {one.pk for one in besides}, passage[:MAX_LENGTH]
    found = set(all_keys(in_any_field(Word(asked, normalise(asked))), KEY, STAFF)) | set(_in_no_index(passage))
    found |= set(_in_old_versions(passage))
    rows = Article.objects.filter(pk__in=found - own).order_by("pk")
    return list(rows.values_list("permalink", flat=True))


def _in_no_index(passage: str) -> Iterator[int]:
    """Of those that search does not know."""
    rows = Article.objects.exclude(pk__in=Article.objects.indexed().order_by().values("pk"))
    for article in rows.select_related("series").prefetch_related("bylines").iterator(chunk_size=500):
        if _has([*every_text(article), *(byline.role for byline in article.bylines.all())], passage):
            yield article.pk


def _in_old_versions(passage: str) -> Iterator[int]:
    """As they are shown: what is masked in an article already is in none of its versions."""
    longest = max(re.split(r"\W+", passage), key=len)
    rows = Revision.objects.filter(changes__icontains=longest).order_by()
    for pk, changes in rows.values_list("article", "changes").iterator():
        texts = [text for change in changes.values() for _, text in strings({"body": change["after"]})]
        if _has(texts, passage) and _has(map(quotes_of(pk).exactly, texts), passage):
            yield pk


def names_with(passage: str) -> list[str]:
    """What is called by the passage and stays so, in words: pages, series, authors."""
    longest = max(re.split(r"\W+", passage), key=len)
    pages = Page.objects.filter(name__contains=longest).select_related("issue")
    series = [f"系列“{one.name}”" for one in Series.objects.all() if _has([one.name, *one.aliases], passage)]
    people = Reporter.objects.in_use().filter(name__contains=longest)
    return [
        *(f"{one} 的版名" for one in pages if _has([one.name], passage)),
        *series,
        *(f"作者“{one}”" for one in people if _has([one.name], passage)),
    ]


def _has(texts: Iterable[str], passage: str) -> bool:
    words = key_of(passage).text
    return any(words in key_of(text).text for text in texts)
