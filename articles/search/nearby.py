"""你是不是要找: reporters and frequent words that look or sound like what was typed, and printed parts of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from django.db.models import Q

from articles.catalogue.remembered import current_period
from articles.chinese.pinyin import pinyin_key, sound_key
from articles.models import Reporter
from articles.models.people import signing
from articles.models.sight import NAMES, current
from articles.search.analysis import all_words, as_words, normalise, whole_words
from articles.search.asking import counts, values_of
from articles.search.matching import query_clause
from articles.search.query import Word, is_plain, parse
from articles.search.request import SearchRequest
from articles.search.result_page import Near

SHOWN = 5
# Each is a search of its own.
MOST_TRIED, MOST_WORDS = 12, 6
# Words looked at: those that are key words of most articles; looked up again after this many seconds.
FREQUENT_WORDS, KEPT_SECONDS = 3000, 600
LONGEST_NAME = 4


def near_words(request: SearchRequest) -> tuple[Near, ...]:
    """Whole words near by character or pinyin, reporters first; only what has results in place of the word typed."""
    typed = [word for word in request.query.words if not word.field or word.field in ("byline", "reporter")]
    return _with_results(((word, near) for word in typed[:3] for near in _near(as_words(word.typed))), request)


def printed_parts(request: SearchRequest) -> tuple[Near, ...]:
    """少写几个字: the whole words of what was typed, all of them together, then all but one, then each by itself."""
    query = request.query
    typed = [word for word in query.words if is_plain((word,))]
    if not all(len(group) == 1 for group in query.groups) or not typed:
        return ()
    rest = request.typed
    for word in typed:
        rest = rest.replace(word.typed, " ", 1)
    parts = [part for word in typed[:MOST_WORDS] for part in _parts(word.typed)]
    every = [part for word in typed[:MOST_WORDS] for part in _with_numbers(all_words(as_words(word.typed)))]
    fewer = list(dict.fromkeys(parts))
    all_but_one = (fewer[:place] + fewer[place + 1 :] for place in range(len(fewer)))
    asked = [list(dict.fromkeys(every)), fewer, *all_but_one, *([part] for part in fewer if len(part) > 1)]
    texts = dict.fromkeys(" ".join(words) for words in asked if words)
    typed_forms = {normalise(request.typed), " ".join(word.typed for word in typed)}
    near = ((text, f"{text} {' '.join(rest.split())}".strip()) for text in texts if text not in typed_forms)
    return _having_results(near, request)


def _with_numbers(words: list[str]) -> list[str]:
    """The words, each number with what it counts: 2023年, 5262期. A number alone is nothing that is looked for."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].isdecimal():
            joined[-1] += word
        else:
            joined.append(word)
    if len(joined) > 1 and joined[-1].isdecimal():
        joined[-2:] = [joined[-2] + joined[-1]]
    return [word for word in joined if not word.isdecimal()]


def _parts(typed: str) -> list[str]:
    """Its words; what is no word is a part as it stands, but for a single character or a bare number."""
    return whole_words(as_words(typed)) or [typed] * (len(typed) > 1 and not typed.isdecimal())


def _with_results(replacements: Iterable[tuple[Word, str]], request: SearchRequest) -> tuple[Near, ...]:
    """Under the conditions of the search, and beside its other words."""
    texts = {request.typed.replace(word.typed, text, 1): text for word, text in replacements if text != word.normal}
    return _having_results(((text, typed) for typed, text in texts.items()), request)


def _having_results(offers: Iterable[tuple[str, str]], request: SearchRequest) -> tuple[Near, ...]:
    """Of the first (text, query) those that find something."""
    tried = list(islice(offers, MOST_TRIED))
    if not tried:
        return ()
    numbers = counts((query_clause(parse(typed)) for _, typed in tried), request.filters(without="field"))
    counted = (Near(text, typed, number) for (text, typed), number in zip(tried, numbers, strict=True))
    return tuple(islice((near for near in counted if near.count), SHOWN))


def _near(word: str) -> list[str]:
    return [*_near_reporters(word), *_near_frequent(word)]


def _near_reporters(word: str) -> list[str]:
    """Names of the same length with one character another; of two characters only those that sound alike."""
    if not 2 <= len(word) <= LONGEST_NAME:
        return []
    alike = Q(pinyin=pinyin_key(word)) | Q(name__startswith=word[:-1]) | Q(name__endswith=word[1:])
    alike |= Q(name__startswith=word[0]) & Q(name__endswith=word[-1])
    names = signing(Reporter.objects.filter(alike).exclude(name=word)).values_list("name", flat=True)
    sound = sound_key(word)
    near = (name for name in names if len(name) == len(word) and (len(word) > 2 or sound_key(name) == sound))
    return list(islice(near, SHOWN))


def _near_frequent(word: str) -> list[str]:
    sounds, words = frequent_words(current().name, current_period("words", KEPT_SECONDS))
    alike = [other for other in sounds.get(pinyin_key(word), ()) if other != word]
    return alike + [other for other in words if differs_by_one(word, other)][:SHOWN]


@lru_cache(maxsize=len(NAMES))
def frequent_words(_sight: str, _period: int) -> tuple[dict[str, list[str]], list[str]]:
    """By pinyin, and all in the order of their frequency. The period only limits how long an answer is kept."""
    words = [word for word, _ in values_of("keyword", FREQUENT_WORDS) if not word.isdecimal()]
    sounds: dict[str, list[str]] = {}
    for word in words:
        sounds.setdefault(pinyin_key(word), []).append(word)
    return sounds, words


def differs_by_one(word: str, other: str) -> bool:
    """Same length, one character another; two characters with one in common would be near to everything."""
    return len(word) == len(other) > 2 and sum(a != b for a, b in zip(word, other, strict=True)) == 1
