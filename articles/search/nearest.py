"""最相近的: where nothing is found, what is printed much like a longer query, in however many places it differs.

The engine names candidates by the pairs of characters they share with the query; which of them are near, and where
they differ, is seen in their texts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from articles.search.alignment import LACKING, Alignment, LikestPiece, align, likest_piece
from articles.search.analysis import bigrams, normalise, normalise_with_offsets
from articles.search.asking import further_answer
from articles.search.engines.asked import Asked
from articles.search.engines.clauses import All, Any, Clause, Term, Weighted
from articles.search.highlight import mark_title, told_apart
from articles.search.leading import leading_to_piece
from articles.search.loading import shown_articles
from articles.search.matching import query_clause
from articles.search.query import Query, Word
from articles.search.result_page import FoundIn, Hit
from articles.search.texts import shown_texts, texts_asked

if TYPE_CHECKING:
    from articles.models import Article
    from articles.search.request import SearchRequest

# Less is near to too much.
SHORTEST = 6
# Candidates whose texts are read, so many characters of them together, and those of which a piece is compared
# character by character.
CANDIDATES, MOST_READ, COMPARED = 40, 200_000, 12
# The likeliest candidates, among which what is meant nearly always is: the others are read where none of these differs
# in less than such a share.
LIKELIEST, NEAR_ENOUGH = 12, 0.25
# A long sentence is found by a part of its pairs.
MOST_PAIRS = 40
SHOWN = 5
# Shares of the characters asked for that may differ, and that may differ more than of the nearest.
MOST_DIFFERING, BEHIND_NEAREST = 0.4, 0.2
# Fields of the query language whose words are texts of some length. 记者：… with so much after it is no name.
FIELDS, PEOPLE = ("", "photo", "headline"), ("reporter", "byline")


@dataclass(frozen=True)
class HalfRemembered:
    """``text`` is normalised, all words of one field together; ``others`` is what else the query asks for."""

    text: str
    field: str
    others: Query


@dataclass(frozen=True)
class LikePlace:
    """A piece of one field of an article; ``text`` is the field as printed, its paragraphs one after the other."""

    article: Article
    field: str
    text: str
    normal: str
    piece: LikestPiece


class NearPlace(NamedTuple):
    place: LikePlace
    found: Alignment


def nearest(request: SearchRequest) -> tuple[Hit, ...]:
    """At most SHOWN, the nearest first, under the conditions of the search; none for a short query."""
    asked = half_remembered(request.query)
    if asked is None:
        return ()
    chosen = request.chosen.get("field")
    fields = [name for name in texts_asked(asked.field) if not chosen or name in chosen]
    clause, conditions = candidates_clause(asked, fields), request.filters(without="field")
    found = further_answer(Asked(clause, conditions, end_offset=CANDIDATES, counted=False))
    first, others = found.keys[:LIKELIEST], found.keys[LIKELIEST:]
    near = near_places(asked.text, shown_articles(first), fields)
    if others and not (near and near[0].found.cost <= NEAR_ENOUGH * LACKING * len(asked.text)):
        near = nearest_of([*near, *near_places(asked.text, shown_articles(others), fields)])
    return near_hits(asked.text, near)


def half_remembered(query: Query) -> HalfRemembered | None:
    """The words that are asked of one field, of that of which most is asked; days and all else stay conditions."""
    words = [group[0] for group in query.groups if len(group) == 1 and isinstance(group[0], Word)]
    texts = {field: " ".join(word.typed for word in words if _field(word) == field) for field in FIELDS}
    field, text = max(((field, normalise(text)) for field, text in texts.items()), key=lambda one: len(one[1]))
    if len(text) < SHORTEST:
        return None
    together = {(word,) for word in words if _field(word) == field}
    return HalfRemembered(text, field, replace(query, groups=tuple(g for g in query.groups if g not in together)))


def _field(word: Word) -> str:
    return "" if word.field in PEOPLE and len(word.normal) >= SHORTEST else word.field


def candidates_clause(asked: HalfRemembered, fields: Iterable[str]) -> Clause:
    wanted = list(dict.fromkeys(bigrams(asked.text)))
    wanted = wanted[:: -(-len(wanted) // MOST_PAIRS)]
    parts: list[Clause] = [Any(tuple(Term(field, pair) for field in fields for pair in wanted))]
    if asked.field == "photo":
        parts.append(Weighted(Term("kind", "photo"), 0))
    if not asked.others.is_empty:
        parts.append(Weighted(query_clause(asked.others), 0))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def near_places(asked: str, articles: Iterable[Article], fields: Collection[str]) -> list[NearPlace]:
    """Where these candidates are likest to it, the nearest first."""
    likest = sorted(_places(asked, articles, fields), key=lambda place: -place.piece.shared)[:COMPARED]
    return nearest_of(NearPlace(place, align(asked, place.normal, place.piece)) for place in likest)


def nearest_of(near: Iterable[NearPlace]) -> list[NearPlace]:
    return sorted(near, key=lambda one: one.found.cost)


def near_hits(asked: str, near: Sequence[NearPlace]) -> tuple[Hit, ...]:
    """Of these, the nearest first, those that are near."""
    least = near[0].found.cost if near else 0
    whole = LACKING * len(asked)
    most = min(MOST_DIFFERING * whole, least + BEHIND_NEAREST * whole)
    return tuple(_hit(place, found) for place, found in near[:SHOWN] if found.cost <= most)


def _places(asked: str, articles: Iterable[Article], fields: Collection[str]) -> Iterator[LikePlace]:
    """The likest of each article."""
    left = MOST_READ
    for article in articles:
        texts = {field: "\n".join(lines)[:left] for field, lines in shown_texts(article).items() if field in fields}
        left -= sum(map(len, texts.values()))
        if likest := max(_pieces(asked, article, texts), key=lambda place: place.piece.shared, default=None):
            yield likest


def _pieces(asked: str, article: Article, texts: Mapping[str, str]) -> Iterator[LikePlace]:
    for field, text in texts.items():
        normal = normalise(text)
        if piece := likest_piece(asked, normal):
            yield LikePlace(article, field, text, normal, piece)


def _hit(place: LikePlace, found: Alignment) -> Hit:
    """It leads to what is marked of it: that is printed so, what was typed is not."""
    normal = normalise_with_offsets(place.text)
    first, end = normal.printed_range(found.first, found.end)
    shown = told_apart(place.text, (first, end), [normal.printed_range(*differing) for differing in found.differing])
    title = mark_title(place.article.title, ())
    leading = leading_to_piece(place.text[first:end])
    return Hit(place.article, title, (FoundIn(place.field, shown),), leading=leading)
