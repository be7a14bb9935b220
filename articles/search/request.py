"""The search page's parameters: the query, the sort, the conditions. Nothing here raises on what a URL may hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from articles.search.analysis import normalise
from articles.search.backends.clauses import Between, Clause, Term
from articles.search.matching import day_number, matching_field_clause, one_or_any, query_clause
from articles.search.query import MAX_LENGTH, Query, parse
from articles.search.texts import FIELD_NAMES

SORTS = {"relevance": "相关度", "newest": "最近见报在前", "oldest": "最早见报在前"}
ORDERS = {"newest": "-sort", "oldest": "sort"}

# Parameter → index field; "field" asks where the words were found and has no index field of its own.
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
# A URL may repeat a parameter without end.
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
        return not self.query.is_empty or bool(self.conditions())

    @property
    def clause(self) -> Clause:
        return query_clause(self.query)

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """The days that the query and the date boxes leave, as far as they name any."""
        ranges = [(days.first, days.last) for days in self.query.dates]
        starts = [day for day in (self.since, *(first for first, _ in ranges)) if day]
        ends = [day for day in (self.until, *(last for _, last in ranges)) if day]
        return max(starts, default=None), min(ends, default=None)

    def conditions(self, without: str = "") -> list[Clause]:
        """What narrows the results beside the query; ``without`` leaves out one facet."""
        clauses = [self._chosen_clause(param) for param in self.chosen if param != without]
        if self.since or self.until:
            low = day_number(self.since) if self.since else None
            clauses.append(Between("day", low, day_number(self.until) if self.until else None))
        return clauses

    def _chosen_clause(self, param: str) -> Clause:
        values = self.chosen[param]
        if param == "field":
            return one_or_any(matching_field_clause(self.query, field) for field in values)
        field = FACET_FIELDS[param]
        return one_or_any(Term(field, int(value) if param in NUMBERS else value) for value in values)


def read_request(params: QueryDict) -> SearchRequest:
    typed = params.get("q", "").strip()
    sort = params.get("sort", "")
    query = parse(typed)
    chosen = {param: _values(params, param) for param in FACET_FIELDS if param != "field" or query.words}
    return SearchRequest(
        typed=typed[:MAX_LENGTH],
        query=query,
        sort=sort if sort in SORTS else "relevance",
        page=params.get("page", "1"),
        chosen={param: values for param, values in chosen.items() if values},
        since=_date(params.get("from", "")),
        until=_date(params.get("to", "")),
    )


def _values(params: QueryDict, param: str) -> tuple[str, ...]:
    values = [value for value in dict.fromkeys(params.getlist(param)) if value and normalise(value)][:MAX_VALUES]
    if param in NUMBERS:
        return tuple(value for value in values if value.isascii() and value.isdigit() and len(value) <= 6)
    if param == "field":
        return tuple(value for value in values if value in FIELD_NAMES)
    return tuple(value.replace("\0", "") for value in values)


def _date(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
