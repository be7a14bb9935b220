"""Ask an archive of a few articles as the search page does, and look at the answer."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from haystack import connections
from haystack.query import SearchQuerySet

from articles.models import Article
from articles.search.analysis import bigrams, normalise
from articles.search.engines.clauses import Phrase
from articles.search.highlight import Snippet
from articles.search.result_page import ResultPage
from articles.search.results import search


def index_all() -> None:
    backend = connections["default"].get_backend()
    index = connections["default"].get_unified_index().get_index(Article)
    backend.clear()
    backend.update(index, index.index_queryset())


def marks(snippet: Snippet) -> list[str]:
    return [part.text for part in snippet.parts if part.marked]


def ask(query: str = "", **params: str) -> ResultPage:
    asked = QueryDict(mutable=True)
    asked["q"] = query
    for param, value in params.items():
        asked.setlist(param.rstrip("_"), value.split("|"))
    return search(asked)


def headlines(page: ResultPage) -> list[str]:
    return [hit.article.headline for hit in page.hits]


def numbers(page: ResultPage, param: str) -> dict[str, int]:
    return {value.value: value.count for facet in page.facets if facet.param == param for value in facet.values}


def phrase(field: str, text: str) -> Phrase:
    return Phrase(field, tuple(bigrams(normalise(text))))


def keys(found: SearchQuerySet) -> list[int]:
    return [result.pk for result in found]


def named(value: Any) -> str:
    """Of a test: the same in every process, which a set is not."""
    return " ".join(sorted(value)) if isinstance(value, set) else str(value)
