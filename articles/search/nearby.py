"""你是不是要找: reporters and frequent words that look or sound like what was typed, and printed parts of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from time import monotonic

from django.db.models import Q
from haystack.query import SearchQuerySet

from articles.models import Reporter
from articles.pinyin import pinyin_key
from articles.search.analysis import ranking_words
from articles.search.query import Query
from articles.search.result_page import Near

SHOWN = 5
# Words looked at: those that are key words of most articles; looked up again after this many seconds.
FREQUENT_WORDS, KEPT_SECONDS = 3000, 600
LONGEST_NAME = 4


def near_words(query: Query) -> tuple[Near, ...]:
    """Whole words near by character or pinyin, reporters first; only what has results."""
    typed = [word.normal for word in query.words if not word.field or word.field in ("byline", "reporter")]
    found = (near for word in typed[:3] for near in [*_near_reporters(word), *_near_frequent(word)])
    return _with_results(dict.fromkeys(found))


def printed_parts(query: Query) -> tuple[Near, ...]:
    """Dictionary words inside what was typed that are printed somewhere: 少写几个字."""
    parts = (part for word in query.words for part in ranking_words(word.normal) if part != word.normal)
    return _with_results(dict.fromkeys(parts))


def _with_results(words: Iterable[str]) -> tuple[Near, ...]:
    counted = ((word, len(SearchQuerySet().filter(content=f'"{word}"'))) for word in islice(words, 2 * SHOWN))
    return tuple(Near(word, word, count) for word, count in counted if count)[:SHOWN]


def _near_reporters(word: str) -> list[str]:
    if not 2 <= len(word) <= LONGEST_NAME:
        return []
    alike = Q(pinyin=pinyin_key(word)) | Q(name__startswith=word[:-1]) | Q(name__endswith=word[1:])
    alike |= Q(name__startswith=word[0]) & Q(name__endswith=word[-1])
    names = Reporter.objects.filter(alike).exclude(name=word).values_list("name", flat=True)
    return [name for name in names if len(name) == len(word)][:SHOWN]


def _near_frequent(word: str) -> list[str]:
    sounds, words = frequent_words(int(monotonic() / KEPT_SECONDS))
    alike = [other for other in sounds.get(pinyin_key(word), ()) if other != word]
    return alike + [other for other in words if differs_by_one(word, other)][:SHOWN]


@lru_cache(maxsize=1)
def frequent_words(_period: int) -> tuple[dict[str, list[str]], list[str]]:
    """By pinyin, and all in the order of their frequency. The period only limits how long an answer is kept."""
    counted = SearchQuerySet().facet("keyword", size=FREQUENT_WORDS).facet_counts()["fields"]["keyword"]
    words = [word for word, _ in counted]
    sounds: dict[str, list[str]] = {}
    for word in words:
        sounds.setdefault(pinyin_key(word), []).append(word)
    return sounds, words


def differs_by_one(word: str, other: str) -> bool:
    """Same length, one character another; two characters with one in common would be near to everything."""
    return len(word) == len(other) > 2 and sum(a != b for a, b in zip(word, other, strict=True)) == 1
