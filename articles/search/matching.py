"""A query → the clause that finds it: bigram phrases decide what matches, dictionary words only rank it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from articles.chinese.page_numbers import normal_page
from articles.search.analysis import bigrams, characters
from articles.search.days import DateRange
from articles.search.engines.clauses import (
    All,
    Any,
    Between,
    Clause,
    Everything,
    Fixed,
    Hinted,
    Not,
    Nothing,
    Phrase,
    Term,
    Weighted,
)
from articles.search.query import Alternative, Query, Word
from articles.search.texts import texts_asked

# Where a word without a field is looked for. A find in a short field counts the same however long the field is and
# however few articles have one, and more than any find in a text, which counts by frequency and rarity up to about 30.
IN_HEADLINE = 300.0
FIXED_SCORES = {"kicker": 100.0, "byline": 100.0, "series": 50.0}
TEXT_WEIGHTS = {"body": 1.0, "caption": 1.0, "original": 0.5}
# Where the text as it stands now is printed.
PRINTED_NOW = ("headline", *FIXED_SCORES, "body", "caption")
RANKING_WEIGHT = 0.5
# What a dictionary word adds where it is a word of the text, and what a headline counts that only holds its characters:
# less than a text in which it is a word.
AS_WORD, BY_CHANCE = 40.0, 35.0


def day_number(date: dt.date) -> int:
    """2023-09-12 → 20230912."""
    return date.year * 10_000 + date.month * 100 + date.day


def query_clause(query: Query) -> Clause:
    """What matches ``query``; everything where the query is empty."""
    needed: list[Clause] = [one_or_any(map(alternative_clause, group)) for group in query.groups]
    needed += map(alternative_clause, query.dates)
    needed += [Not(excluded_clause(one)) for one in query.excluded]
    if not needed:
        return Everything()
    matching = needed[0] if len(needed) == 1 else All(tuple(needed))
    hints = ranking_hints(query)
    return Hinted(matching, hints) if hints else matching


def alternative_clause(one: Alternative) -> Clause:
    return word_clause(one) if isinstance(one, Word) else Weighted(_days(one), 0)


def word_clause(word: Word) -> Clause:
    match word.field:
        case "":
            return in_any_field(word)
        case "photo":
            return All((Weighted(Term("kind", "photo"), 0), in_any_field(word)))
        case "page":
            return _on_page(word.normal)
        case field:
            return in_field(word.normal, field)


def excluded_clause(one: Alternative) -> Clause:
    """Where an excluded word must not stand: in the text as it is now, whatever a correction took out of it."""
    if not isinstance(one, Word) or one.field not in ("", "photo"):
        return alternative_clause(one)
    now = one_or_any(in_field(one.normal, field) for field in PRINTED_NOW)
    return All((Term("kind", "photo"), now)) if one.field else now


def _on_page(normal: str) -> Clause:
    """1, 01, c1, 第1版, 头版 and 一 are numbers of a page, else it is part of its name."""
    named = in_field(normal, "page_name")
    number = normal_page(normal) or normal_page(f"{normal}版")
    return Any((Term("page", number), named)) if number else named


def in_any_field(word: Word) -> Clause:
    normal = word.normal
    # An engine adds up the scores of a phrase's bigrams; a long word shall count as one word.
    share = 1 / max(1, len(normal) - 1)
    short = (Fixed(in_field(normal, field), score) for field, score in FIXED_SCORES.items())
    long = (Weighted(in_field(normal, field), weight * share) for field, weight in TEXT_WEIGHTS.items())
    return Any((_in_headline(word), *short, *long))


def _in_headline(word: Word) -> Clause:
    """北大 is a word of its own in one headline and stands by chance in another, 长江以北大部地区."""
    found = in_field(word.normal, "headline")
    if word.normal not in word.words:
        return Fixed(found, IN_HEADLINE)
    return Any((Fixed(Term("headline_words", word.normal), IN_HEADLINE), Fixed(found, BY_CHANCE)))


def in_field(normal: str, field: str) -> Clause:
    """The normalised string in one text field; single characters have a field of their own, named with _1."""
    if len(normal) == 1:
        return Term(f"{field}_1", *characters(normal))
    pairs = bigrams(normal)
    return Phrase(field, tuple(pairs)) if len(pairs) > 1 else Term(field, *pairs)


def matching_field_clause(query: Query, field: str) -> Clause:
    """What has one of the query's words in this field; the original reading counts where only that has them."""
    asked = [word.normal for word in query.words if field in texts_asked(word.field)]
    return one_or_any(_only_in_original(normal) if field == "original" else in_field(normal, field) for normal in asked)


def _only_in_original(normal: str) -> Clause:
    elsewhere = (Not(in_field(normal, field)) for field in PRINTED_NOW)
    return All((in_field(normal, "original"), *elsewhere))


def ranking_hints(query: Query) -> tuple[Clause, ...]:
    """A dictionary word where the printed text has it as a word: 北大 ranks before 东北大学."""
    whole = {word.normal for word in query.words}
    tokens = {token for word in query.words for token in word.words}
    as_word = (Fixed(Term("text", token), AS_WORD) for token in sorted(tokens & whole))
    parts = (Weighted(Term("text", token), RANKING_WEIGHT) for token in sorted(tokens - whole))
    return (*as_word, *parts)


def one_or_any(clauses: Iterable[Clause]) -> Clause:
    found = tuple(clauses)
    if not found:
        return Nothing()
    return found[0] if len(found) == 1 else Any(found)


def _days(days: DateRange) -> Clause:
    return Between("day", day_number(days.first), day_number(days.last))
