"""The shapes of what the search page shows; articles.search.results.search() fills them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.paginator import Paginator

from articles.catalogue.coverage import Coverage
from articles.search.highlight import Part, Snippet
from articles.search.texts import FIELD_NAMES

if TYPE_CHECKING:
    from django.core.paginator import Page

    from articles.models import Article
    from articles.search.request import SearchRequest

PER_PAGE = 20


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
    """``headline`` is the article's title in parts, the query's words marked; ``places`` has up to four snippets.

    ``opening`` is the beginning of the text, for a hit whose snippets show nothing of it; ``errata`` are printed 更正
    of the article; ``leading`` ends the address of one of 最相近的, whose words are others than were typed.
    """

    article: Article
    headline: tuple[Part, ...]
    places: tuple[FoundIn, ...]
    opening: Snippet | None = None
    errata: tuple[Article, ...] = ()
    leading: str = ""

    @property
    def in_headline(self) -> bool:
        return any(place.field == "headline" for place in self.places)

    @property
    def elsewhere(self) -> tuple[FoundIn, ...]:
        """What is not in the headline, which stands above with its words marked."""
        return tuple(place for place in self.places if place.field != "headline")

    @property
    def only_original(self) -> bool:
        """Only the original recognised text has it: a correction took it out."""
        return bool(self.places) and all(place.only_original for place in self.places)


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
class Extent:
    """How many articles there are, in how many issues, and the first and the last day of these."""

    count: int = 0
    issues: int = 0
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True)
class Suspects:
    """疑似误识, in no other count: the first ``hits`` of ``count`` with one character of a phrase different. In their
    one snippet the phrase is marked and that character ``differs``."""

    hits: tuple[Hit, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Near:
    """Something like what was typed that the archive does have: a reporter, a frequent word, a part of the query."""

    text: str
    query: str
    count: int


@dataclass(frozen=True)
class Searched:
    """What a search that found nothing went through: so many articles, and what the archive holds for the asked days.

    str(coverage) says it in words. ``parts`` (少写几个字) are pieces of the query that are printed.
    """

    articles: int
    coverage: Coverage
    parts: tuple[Near, ...] = ()


@dataclass(frozen=True)
class ResultPage:
    """``request`` is what was asked, typed text parsed and all; where it asks nothing, nothing else is filled.

    ``years`` are (year, count) without gaps, for the histogram. Where little is found there are ``suspects`` and
    ``near`` (你是不是要找), which are searches that have results; ``searched`` and ``nearest`` (最相近的, of longer
    queries) only where nothing is. Of what is nearest a marked piece is shown, in which what ``differs`` is told apart.
    """

    request: SearchRequest
    extent: Extent = Extent()
    hits: tuple[Hit, ...] = ()
    pager: Page[int] = field(default_factory=lambda: Paginator(range(0), PER_PAGE).get_page(1))
    years: tuple[tuple[int, int], ...] = ()
    facets: tuple[Facet, ...] = ()
    suspects: Suspects = Suspects()
    near: tuple[Near, ...] = ()
    searched: Searched | None = None
    nearest: tuple[Hit, ...] = ()

    @property
    def near_besides(self) -> tuple[Hit, ...]:
        """最相近的 that are not shown as suspects."""
        suspected = {hit.article.pk for hit in self.suspects.hits}
        return tuple(hit for hit in self.nearest if hit.article.pk not in suspected)

    @property
    def count(self) -> int:
        return self.extent.count

    @property
    def elided(self) -> tuple[int | str, ...]:
        """Page numbers with dots where some are left out."""
        return tuple(self.pager.paginator.get_elided_page_range(self.pager.number, on_each_side=2, on_ends=1))

    @property
    def chosen_years(self) -> tuple[str, ...]:
        return self.request.chosen.get("year", ())

    @property
    def beyond(self) -> bool:
        """There are more results than pages to turn."""
        return self.count > self.pager.paginator.count
