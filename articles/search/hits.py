"""One found article → what the list shows of it: its headline marked, and a snippet for each field that has a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from articles.search.highlight import mark, near_miss, opening, snippet
from articles.search.query import Query
from articles.search.result_page import FoundIn, Hit
from articles.search.texts import FIELD_NAMES, printed_texts

if TYPE_CHECKING:
    from articles.models import Article

MAX_SNIPPETS = 4
RUNNING_TEXT = ("body", "caption", "original")

# A field of the query language → the printed texts it stands for; a field without an entry stands for itself.
_ASKED_TEXTS = {"": tuple(FIELD_NAMES), "photo": tuple(FIELD_NAMES), "reporter": ("byline",), "page": ()}

Words = dict[str, tuple[str, ...]]


def words_by_text(query: Query) -> Words:
    """Which normalised words to mark in which printed text."""
    found: dict[str, list[str]] = {name: [] for name in FIELD_NAMES}
    for word in query.words:
        for name in _ASKED_TEXTS.get(word.field, (word.field,)):
            found[name].append(word.normal)
    return {name: tuple(dict.fromkeys(words)) for name, words in found.items()}


def build_hits(articles: Iterable[Article], words: Words) -> tuple[Hit, ...]:
    return tuple(build_hit(article, words) for article in articles)


def build_hit(article: Article, words: Words) -> Hit:
    texts = printed_texts(article)
    found = tuple(islice(_found(texts, words), MAX_SNIPPETS))
    text = texts.get("body") or texts.get("caption")
    unseen = text and not any(place.field in RUNNING_TEXT for place in found)
    return Hit(article, mark(article.title, words["headline"]), found, opening(text) if text and unseen else None)


def _found(texts: dict[str, list[str]], words: Words) -> Iterable[FoundIn]:
    """The original text is named only where nothing of the text as it stands has a word."""
    corrected = False
    for name in FIELD_NAMES:
        if name == "original" and corrected:
            return
        if part := snippet(texts.get(name, ()), words[name]):
            corrected = True
            yield FoundIn(name, part)


def build_suspect(article: Article, variants: Sequence[str]) -> Hit | None:
    """A hit that shows the one character that differs; None where the printed texts do not bear the find out."""
    for name, paragraphs in printed_texts(article).items():
        if part := near_miss(paragraphs, variants):
            return Hit(article, mark(article.title, ()), (FoundIn(name, part),))
    return None
