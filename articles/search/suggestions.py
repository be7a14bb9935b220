"""While typing: reporters and series that the last word may be the name of, and headlines that have every word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import reverse

from articles.catalogue.remembered import current_period
from articles.models import Article, Reporter, Series
from articles.models.people import signing
from articles.models.sight import NAMES, current
from articles.search.analysis import normalise
from articles.search.asked_names import AskedName
from articles.search.asking import answer, values_of
from articles.search.engines.asked import Asked
from articles.search.labels import LABELS
from articles.search.loading import listed_articles
from articles.search.matching import query_clause
from articles.search.query import Alternative, Query, Word, parse
from articles.search.request import ORDERS

MAX_TYPED = 40
REPORTERS, SERIES, HEADLINES = 4, 3, 5
# All names are read together and kept for so many seconds; no paper prints more of them.
KEPT_SECONDS, ALL_NAMES = 60, 50_000


@dataclass(frozen=True)
class Suggestion:
    """``kind`` is 作者, 栏目 or 标题; ``url`` is where it leads."""

    kind: str
    text: str
    url: str


@dataclass(frozen=True)
class _Name:
    """What may be a part of a name, normalised, and what else stands in the box."""

    normal: str
    typed: str
    others: str = ""

    @property
    def asked(self) -> AskedName:
        return AskedName(self.typed)


def suggest(typed: str) -> list[Suggestion]:
    """At most a dozen, best known first; nothing for an empty box. SearchUnavailable when the engine is down."""
    typed = " ".join(typed.replace("\0", "").split())[:MAX_TYPED]
    query = parse(typed)
    if not query.words:
        return []
    names = _possible_names(typed, query)
    field = query.words[-1].field
    found = _of_first(_reporters, names) if field in ("", "reporter", "byline") else []
    found += _of_first(_series, names) if field in ("", "series") else []
    return found + (_headlines(query) if field in ("", "headline") else [])


def _possible_names(typed: str, query: Query) -> list[_Name]:
    """All that is typed, which may be a letter-spaced name, or else its last word; one character is too little of a
    name where other words stand before it."""
    last = query.words[-1]
    before, _, after = typed.rpartition(last.typed)
    others = " ".join([*before.split(" ")[:-1], *after.split(" ")[1:]])
    whole = _Name(normalise(typed), typed)
    if whole.normal == last.normal or (others and len(last.normal) == 1):
        return [whole]
    return [whole, _Name(last.normal, last.typed, others)]


def _of_first(offer: Callable[[_Name], list[Suggestion]], names: Iterable[_Name]) -> list[Suggestion]:
    return next(filter(None, map(offer, names)), [])


def _reporters(name: _Name) -> list[Suggestion]:
    """By the beginning of the name or of its pinyin, written together or apart."""
    asked = name.asked
    found = [
        slug
        for normal, pinyin, slug in _known_reporters(current().name, current_period("names", KEPT_SECONDS))
        if normal.startswith(name.normal) or asked.begins(pinyin.split())
    ][:REPORTERS]
    people = signing(Reporter.objects.all()).in_bulk(found, field_name="slug")
    return [
        Suggestion(LABELS["reporter"], people[slug].name, people[slug].get_absolute_url())
        for slug in found
        if slug in people
    ]


def _series(name: _Name) -> list[Suggestion]:
    known = _known_series(current().name, current_period("names", KEPT_SECONDS))
    found = [series for normal, series in known if name.normal in normal][:SERIES]
    public = Article.objects.shown().filter(series=OuterRef("pk"))
    shown = Series.objects.filter(Exists(public)).in_bulk(found, field_name="name")
    return [
        Suggestion(LABELS["series"], series, _search_in(series, name.others)) for series in found if series in shown
    ]


def _search_in(series: str, others: str) -> str:
    params = {"q": others, "series": series} if others else {"series": series}
    return f"{reverse('search')}?{urlencode(params)}"


@lru_cache(maxsize=len(NAMES))
def _known_reporters(_sight: str, _period: int) -> list[tuple[str, str, str]]:
    """(normalised name, its pinyin, slug) of all who sign something that may be seen so, most articles first."""
    people = {slug: names for slug, *names in Reporter.objects.values_list("slug", "name", "pinyin")}
    signing = [slug for slug in _most_used("person") if slug in people]
    return [(normalise(people[slug][0]), people[slug][1], slug) for slug in signing]


@lru_cache(maxsize=len(NAMES))
def _known_series(_sight: str, _period: int) -> list[tuple[str, str]]:
    """(normalised name, name), most articles first."""
    return [(normalise(name), name) for name in _most_used("series_name")]


def _most_used(field: str) -> list[str]:
    """All values of a keyword field; the engine knows at once how many articles have each."""
    return [value for value, _ in sorted(values_of(field, ALL_NAMES), key=lambda one: (-one[1], one[0]))]


def _headlines(query: Query) -> list[Suggestion]:
    """The newest that have every word in the headline, and whatever else is asked for."""
    asked = replace(query, groups=tuple(tuple(map(_in_headline, group)) for group in query.groups))
    newest = answer(Asked(query_clause(asked), end_offset=HEADLINES, sort_by=[ORDERS["newest"]]))
    articles = listed_articles(newest.keys)
    return [Suggestion(LABELS["headline"], article.title, article.get_absolute_url()) for article in articles]


def _in_headline(one: Alternative) -> Alternative:
    return one if not isinstance(one, Word) or one.field else replace(one, field="headline")
