"""疑似误识: when little is found, what differs from the query by one character, as recognised text often does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from articles.chinese.shapes import alike
from articles.models import Reporter
from articles.models.people import signing
from articles.search.analysis import characters, normalise
from articles.search.asking import counts, further_answer
from articles.search.engines.asked import Asked
from articles.search.engines.clauses import All, Any, Clause, Not, Phrase, Weighted
from articles.search.highlight import Misreading, holds, mark_title, near_miss
from articles.search.loading import shown_articles
from articles.search.matching import alternative_clause, excluded_clause, in_field, one_or_any, query_clause
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
# In the engine any character stands for this one; whether it looks like the one that was asked for the text shows.
FREE = "\0"
# Least likeness, of 0 to 1.
ALIKE = 0.85
# Shown of them, and looked at: of the words of an archive few differ from a word by one character that looks alike.
MOST, LOOKED_AT = 10, 60
# Words of so many characters have halves that are seldom printed; so many words of a query are asked about by halves.
HALVED, MOST_HALVED = 6, 3
FIELDS = ("headline", "kicker", "byline", "body", "caption")

# (word, field, whether its first half) → whether that is printed there; what is not in it was not asked.
Halves = Mapping[tuple[str, str, bool], bool]


def suspects(request: SearchRequest) -> Suspects:
    """Under the conditions of the search; where its words were found is no condition, for here they are not."""
    words = suspect_words(request.query)
    clause = suspect_clause(request.query, untouched_halves(words)) if words else None
    if clause is None:
        return Suspects()
    answered = further_answer(Asked(clause, request.filters(without="field"), end_offset=LOOKED_AT))
    found = [hit for article in shown_articles(answered.keys) if (hit := build_suspect(article, words))]
    hits = without_names(found)
    return Suspects(tuple(hits[:MOST]), len(hits))


def build_suspect(article: Article, words: Iterable[str]) -> Hit | None:
    """A hit that shows the one character that differs from a word; a word that is printed as it is is not suspected.

    None where the printed texts do not bear the find out, or the two characters do not look alike.
    """
    texts = shown_texts(article)
    missing = [word for word in words if not any(holds(paragraphs, word) for paragraphs in texts.values())]
    misread = [one for word in missing for one in misreadings(word)]
    for name, paragraphs in texts.items():
        if part := near_miss(paragraphs, misread):
            return Hit(article, mark_title(article.title, ()), (FoundIn(name, part),))
    return None


def without_names(hits: list[Hit]) -> list[Hit]:
    """Without those whose words are the name of an author: who bears it was not misread."""
    printed = [normalise("".join(part.text for part in hit.places[0].snippet.parts if part.marked)) for hit in hits]
    names = set(signing(Reporter.objects.filter(name__in=printed)).values_list("name", flat=True)) if printed else ()
    return [hit for hit, words in zip(hits, printed, strict=True) if words not in names]


def suspect_clause(query: Query, halves: Halves) -> Clause | None:
    """What matches with one character of a word free, and does not match as it stands; None where nothing can."""
    loosened = [[_loosened(one, halves) for one in group] for group in query.groups]
    if not any(free for group in loosened for free in group):
        return None
    pairs = (zip(group, free, strict=True) for group, free in zip(query.groups, loosened, strict=True))
    groups = tuple(one_or_any(Any((alternative_clause(one), *free)) for one, free in group) for group in pairs)
    dates = tuple(map(alternative_clause, query.dates))
    excluded = tuple(Not(excluded_clause(one)) for one in query.excluded)
    return All((*groups, *dates, *excluded, Not(query_clause(query))))


def untouched_halves(words: Iterable[str]) -> Halves:
    """Of the first long words, which of their halves are printed, and in which fields.

    Of a word with one character free one half stands as it is; of most sentences that nobody printed neither does.
    """
    long = [word for word in words if len(word) >= HALVED][:MOST_HALVED]
    asked = [(word, field, first) for word in long for field in FIELDS for first in (True, False)]
    numbers = counts((in_field(_half(word, first), field) for word, field, first in asked), ()) if asked else ()
    return {place: bool(number) for place, number in zip(asked, numbers, strict=True)}


def _half(word: str, first: bool) -> str:
    middle = len(word) // 2
    return word[:middle] if first else word[middle:]


def suspect_words(query: Query) -> list[str]:
    """Those of its words, normalised, that may stand misread."""
    return [word.normal for word in query.words if is_fit(word)]


def variants(normal: str) -> list[str]:
    """The word with each of its Chinese characters free; another digit or letter is another number or name."""
    free = (place for place, char in enumerate(normal) if char > LAST_LATIN and char.isalpha())
    return [normal[:place] + FREE + normal[place + 1 :] for place in free]


def misreadings(normal: str) -> list[Misreading]:
    """The word with each of its Chinese characters misread as one that looks like it."""
    return [
        Misreading(normal[:place], others, normal[place + 1 :])
        for place, char in enumerate(normal)
        if (others := _looking_like(char))
    ]


@cache
def _looking_like(char: str) -> str:
    """As they are printed once they are normalised."""
    others = {normalise(other) for other, likeness in alike(char).items() if likeness >= ALIKE}
    return "".join(sorted(others - {char}))


def is_fit(word: Word) -> bool:
    """Whether it may stand misread."""
    return not word.field and SHORTEST <= len(word.normal) <= LONGEST and bool(variants(word.normal))


def _loosened(one: Alternative, halves: Halves) -> list[Clause]:
    """The word with one character free, wherever it can be printed so; none of anything else."""
    if not (isinstance(one, Word) and is_fit(one)):
        return []
    middle = len(one.normal) // 2
    free = ((variant, field, variant.index(FREE) >= middle) for variant in variants(one.normal) for field in FIELDS)
    return [
        _with_free_character(variant, field)
        for variant, field, first in free
        if halves.get((one.normal, field, first), True)
    ]


def _with_free_character(variant: str, field: str) -> Clause:
    """A free end is simply the rest; a free character inside needs the single characters around it in their places.

    These are in most texts; that the longer side is printed is quickly seen, and hardly ever so.
    """
    rest = variant.strip(FREE)
    if FREE not in rest:
        return in_field(rest, field)
    around = Phrase(f"{field}_1", tuple(None if char == FREE else char for char in characters(rest)))
    longer = max(rest.split(FREE), key=len)
    return All((Weighted(in_field(longer, field), 0), around)) if len(longer) > 1 else around
