"""The search page's parameters: the query, the sort, the conditions. Nothing here raises on what a URL may hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from articles.chinese.page_numbers import normal_page
from articles.search.analysis import normalise
from articles.search.days import DateRange, parse_dates
from articles.search.engines.clauses import Between, Clause, Term
from articles.search.leading import leading_to
from articles.search.matching import day_number, matching_field_clause, one_or_any, query_clause
from articles.search.query import MAX_LENGTH, Query, parse
from articles.search.texts import FIELD_NAMES

SORTS = {"relevance": "相关度", "newest": "最近见报在前", "oldest": "最早见报在前"}
ORDERS = {"newest": "-sort", "oldest": "sort"}

# Parameter → index field, in the order of the page; "field" asks where the words were found and has no index field.
FACET_FIELDS = {
    "year": "year",
    "month": "month",
    "field": "",
    "reporter": "person",
    "role": "role",
    "page_number": "page",
    "kind": "kind",
    "series": "series_name",
    "source": "source",
    "status": "status",
}
NUMBERS = ("year", "month")
# A month has six digits; the index takes no number that is longer than it can hold.
MAX_DIGITS = 6
# As many as a facet offers at first; a URL may repeat a parameter without end.
MAX_VALUES = 20


@dataclass(frozen=True)
class SearchRequest:
    """``chosen`` has the values of each facet that narrows the results; dates are both included."""

    typed: str
    query: Query
    sort: str
    page: str
    chosen: Mapping[str, tuple[str, ...]]
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def asked(self) -> bool:
        return not self.query.is_empty or bool(self.conditions)

    @cached_property
    def clause(self) -> Clause:
        return query_clause(self.query)

    @cached_property
    def conditions(self) -> Mapping[str, Clause]:
        """What narrows the results beside the query, by its parameter; the two date boxes are ``day``."""
        narrowing = {param: self._chosen_clause(param) for param in self.chosen}
        if self.since or self.until:
            low = day_number(self.since) if self.since else None
            narrowing["day"] = Between("day", low, day_number(self.until) if self.until else None)
        return narrowing

    @property
    def leading(self) -> str:
        """What the address of a hit ends in, so that its page shows the words and the first of them is in view."""
        return leading_to(self.typed) if self.query.words else ""

    def filters(self, without: str = "") -> tuple[Clause, ...]:
        """The conditions; ``without`` leaves out one parameter's."""
        return tuple(clause for param, clause in self.conditions.items() if param != without)

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """The days that the query, the date boxes and the chosen years and months leave, as far as they name any."""
        ranges = [*self.query.dates, *self._chosen_times()]
        starts = [day for day in (self.since, *(days.first for days in ranges)) if day]
        ends = [day for day in (self.until, *(days.last for days in ranges)) if day]
        return max(starts, default=None), min(ends, default=None)

    def _chosen_times(self) -> Iterator[DateRange]:
        """From the first to the last chosen year, and month; 202309 is written 2023-09 to be read."""
        for param in NUMBERS:
            values = sorted(self.chosen.get(param, ()))
            ends = [f"{value[:4]}-{value[4:]}".rstrip("-") for value in values]
            if ends and (days := parse_dates(f"{ends[0]}..{ends[-1]}")):
                yield days

    def _chosen_clause(self, param: str) -> Clause:
        values = self.chosen[param]
        if param == "field":
            return one_or_any(matching_field_clause(self.query, field) for field in values)
        return one_or_any(self.value_clause(param, value) for value in values)

    def value_clause(self, param: str, value: str) -> Clause:
        """What has this value of a facet."""
        return Term(FACET_FIELDS[param], int(value) if param in NUMBERS else value)


def read_request(params: QueryDict) -> SearchRequest:
    typed = params.get("q", "").strip()
    sort = params.get("sort", "")
    query = parse(typed)
    chosen = {param: _values(params, param) for param in FACET_FIELDS if param != "field" or query.words}
    since, until = _date(params.get("from", "")), _date(params.get("to", ""))
    if since and until and since > until:
        since, until = until, since
    return SearchRequest(
        typed=typed[:MAX_LENGTH],
        query=query,
        sort=sort if sort in SORTS else "relevance",
        page=params.get("page", "1"),
        chosen={param: values for param, values in chosen.items() if values},
        since=since,
        until=until,
    )


def _values(params: QueryDict, param: str) -> tuple[str, ...]:
    values = [value for value in dict.fromkeys(params.getlist(param)) if value and normalise(value)][:MAX_VALUES]
    if param in NUMBERS:
        return tuple(value for value in values if value.isascii() and value.isdigit() and len(value) <= MAX_DIGITS)
    if param == "field":
        return tuple(value for value in values if value in FIELD_NAMES)
    if param == "page_number":
        return tuple(dict.fromkeys(normal_page(value) or value.replace("\0", "") for value in values))
    return tuple(value.replace("\0", "") for value in values)


def _date(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
