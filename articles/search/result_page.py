"""The shapes of what the search page shows; articles.search.results.search() fills them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.catalogue.coverage import Coverage
from articles.search.highlight import Part, Snippet
from articles.search.texts import FIELD_NAMES

if TYPE_CHECKING:
    from django.core.paginator import Page

    from articles.models import Article


@dataclass(frozen=True)
class FoundIn:
    """One snippet, with the field it is from."""

    field: str
    snippet: Snippet

    @property
    def only_original(self) -> bool:
        return self.field == "original"

    @property
    def label(self) -> str:
        """正文, 图片说明, 仅原始识别文本."""
        return f"仅{FIELD_NAMES[self.field]}" if self.only_original else FIELD_NAMES[self.field]


@dataclass(frozen=True)
class Hit:
    """``headline`` is the article's title in parts, the query's words marked; ``found`` has up to four snippets.

    ``opening`` is the beginning of the text, for a hit whose snippets show nothing of it.
    """

    article: Article
    headline: tuple[Part, ...]
    found: tuple[FoundIn, ...]
    opening: Snippet | None = None

    @property
    def in_headline(self) -> bool:
        return any(place.field == "headline" for place in self.found)

    @property
    def elsewhere(self) -> tuple[FoundIn, ...]:
        """What is not in the headline, which stands above with its words marked."""
        return tuple(place for place in self.found if place.field != "headline")

    @property
    def only_original(self) -> bool:
        """Only the original recognised text has it: a correction took it out."""
        return bool(self.found) and all(place.only_original for place in self.found)


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """``values`` with the most results first (months and pages in their order); chosen ones are always among them.

    ``more``: there are other values with results.
    """

    param: str
    label: str
    values: tuple[FacetValue, ...]
    more: bool = False

    @property
    def chosen(self) -> bool:
        return any(value.chosen for value in self.values)


@dataclass(frozen=True)
class Near:
    """Something like what was typed that the archive does have: a reporter, a frequent word, a part of the query."""

    text: str
    query: str
    count: int


@dataclass(frozen=True)
class ResultPage:
    """``asked`` is false when there is neither a query nor a filter; then there are no hits and no facets.

    ``reading`` says how the query was understood (同时含“市委”和“学习”), ``cut`` that it was longer than 200
    characters and searched without the rest. ``years`` are (year, count) without gaps, for the histogram.
    ``suspects`` are 疑似误识, in no count: the first of ``suspected`` hits with one character of a phrase different; in
    their one snippet the phrase is marked and that character ``differs``. ``near`` (你是不是要找) and ``parts``
    (少写几个字) are searches that have results. Only where nothing is found, ``searched`` is the number of articles
    that were looked through, and ``coverage`` what the archive holds for the asked days and what is missing there;
    str(coverage) says it in words.
    """

    typed: str
    reading: str
    cut: bool
    asked: bool
    sort: str
    count: int
    issues: int
    first: dt.date | None
    last: dt.date | None
    hits: tuple[Hit, ...]
    pager: Page[int]
    elided: tuple[int | str, ...]
    years: tuple[tuple[int, int], ...]
    facets: tuple[Facet, ...]
    since: dt.date | None
    until: dt.date | None
    suspects: tuple[Hit, ...]
    suspected: int
    near: tuple[Near, ...]
    parts: tuple[Near, ...]
    searched: int = 0
    coverage: Coverage | None = None

    @property
    def chosen_years(self) -> list[str]:
        return [value.value for facet in self.facets if facet.param == "year" for value in facet.values if value.chosen]

    @property
    def beyond(self) -> bool:
        """There are more results than pages to turn."""
        return self.count > self.pager.paginator.count
