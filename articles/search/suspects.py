"""疑似误识: when little is found, what differs from the query by one character, as recognised text often does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from articles.search.analysis import bigrams, characters
from articles.search.asking import answer
from articles.search.engines.asked import Asked
from articles.search.engines.clauses import All, Any, Clause, Not, Phrase, Term
from articles.search.highlight import FREE, holds, mark_title, near_miss
from articles.search.loading import shown_articles
from articles.search.matching import alternative_clause, excluded_clause, one_or_any, query_clause, word_clause
from articles.search.query import Alternative, Query, Word
from articles.search.result_page import FoundIn, Hit, Suspects
from articles.search.texts import shown_texts

if TYPE_CHECKING:
    from articles.models import Article
    from articles.search.request import SearchRequest

# Two characters with one free are any text; long phrases are found by their halves better than by every variant.
SHORTEST, LONGEST = 3, 16
# No ideograph stands before this.
LAST_LATIN = "\u2e7f"
# Shown of them.
MOST = 10
FIELDS = ("headline", "kicker", "byline", "body", "caption")


def suspects(request: SearchRequest) -> Suspects:
    """Under the conditions of the search; where its words were found is no condition, for here they are not."""
    clause = suspect_clause(request.query)
    if clause is None:
        return Suspects()
    answered = answer(Asked(clause, request.filters(without="field"), end_offset=MOST))
    words = suspect_words(request.query)
    hits = (build_suspect(article, words) for article in shown_articles(answered.keys))
    return Suspects(tuple(hit for hit in hits if hit), answered.count)


def build_suspect(article: Article, words: Iterable[str]) -> Hit | None:
    """A hit that shows the one character that differs from a word; a word that is printed as it is is not suspected.

    None where the printed texts do not bear the find out.
    """
    texts = shown_texts(article)
    missing = [word for word in words if not any(holds(paragraphs, word) for paragraphs in texts.values())]
    loosened = [variant for word in missing for variant in variants(word)]
    for name, paragraphs in texts.items():
        if part := near_miss(paragraphs, loosened):
            return Hit(article, mark_title(article.title, ()), (FoundIn(name, part),))
    return None


def suspect_clause(query: Query) -> Clause | None:
    """What matches with one character of a word free, and does not match as it stands; None where no word is fit."""
    if not any(is_fit(word) for word in query.words):
        return None
    groups = tuple(one_or_any(map(_loosened, group)) for group in query.groups)
    dates = tuple(map(alternative_clause, query.dates))
    excluded = tuple(Not(excluded_clause(one)) for one in query.excluded)
    return All((*groups, *dates, *excluded, Not(query_clause(query))))


def suspect_words(query: Query) -> list[str]:
    """Those of its words, normalised, that may stand misread."""
    return [word.normal for word in query.words if is_fit(word)]


def variants(normal: str) -> list[str]:
    """The word with each of its Chinese characters free; another digit or letter is another number or name."""
    free = (place for place, char in enumerate(normal) if char > LAST_LATIN and char.isalpha())
    return [normal[:place] + FREE + normal[place + 1 :] for place in free]


def is_fit(word: Word) -> bool:
    """Whether it may stand misread."""
    return not word.field and SHORTEST <= len(word.normal) <= LONGEST and bool(variants(word.normal))


def _loosened(one: Alternative) -> Clause:
    if not (isinstance(one, Word) and is_fit(one)):
        return alternative_clause(one)
    free = [_with_free_character(variant, field) for variant in variants(one.normal) for field in FIELDS]
    return Any((word_clause(one), *free))


def _with_free_character(variant: str, field: str) -> Clause:
    """A free end is simply the rest; a free character inside needs the single characters around it in their places."""
    rest = variant.strip(FREE)
    if FREE in rest:
        return Phrase(f"{field}_1", tuple(None if char == FREE else char for char in characters(rest)))
    pairs = bigrams(rest)
    return Phrase(field, tuple(pairs)) if len(pairs) > 1 else Term(field, pairs[0])
