"""One found article → what the list shows of it: its headline marked, and a snippet for each field that has a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from articles.models import Article
from articles.models.relatives import errata_of
from articles.search.highlight import holds, mark_title, opening, snippet
from articles.search.query import Query
from articles.search.result_page import FoundIn, Hit
from articles.search.texts import FIELD_NAMES, shown_texts, texts_asked

# Of seven texts a hit can hardly show more without hiding the next one.
MAX_SNIPPETS = 4
RUNNING_TEXT = ("body", "caption", "original")

Words = dict[str, tuple[str, ...]]
Texts = dict[str, list[str]]


def words_by_text(query: Query) -> Words:
    """Which normalised words to mark in which printed text."""
    asked: dict[str, list[str]] = {name: [] for name in FIELD_NAMES}
    for word in query.words:
        for name in texts_asked(word.field):
            asked[name].append(word.normal)
    return {name: tuple(dict.fromkeys(words)) for name, words in asked.items()}


def build_hits(articles: Iterable[Article], words: Words) -> tuple[Hit, ...]:
    """Each with the printed 更正 of it that may be seen by the one who looks."""
    rows = list(articles)
    errata = errata_of(rows, Article.objects.shown())
    return tuple(replace(build_hit(row, words), errata=errata.get(row.pk, ())) for row in rows)


def build_hit(article: Article, words: Words) -> Hit:
    texts = shown_texts(article)
    places = (*islice(_places(texts, words), MAX_SNIPPETS), *_place_in_original(texts, words))
    text = texts.get("body") or texts.get("caption")
    unseen = text and not any(place.field in RUNNING_TEXT for place in places)
    return Hit(
        article, mark_title(article.title, words["headline"]), places, opening(text) if text and unseen else None
    )


def _places(texts: Texts, words: Words) -> Iterable[FoundIn]:
    for name in FIELD_NAMES:
        if name != "original" and (part := snippet(texts.get(name, ()), words[name])):
            yield FoundIn(name, part)


def _place_in_original(texts: Texts, words: Words) -> Iterable[FoundIn]:
    """Of the words that the text as it stands has nowhere."""
    if "original" not in texts:
        return
    now = {name: paragraphs for name, paragraphs in texts.items() if name != "original"}
    gone = [word for word in words["original"] if not any(holds(paragraphs, word) for paragraphs in now.values())]
    if part := snippet(texts["original"], gone):
        yield FoundIn("original", part)
