"""The facets beside the results: their numbers under every other condition, and what their values are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from articles.models import Reporter
from articles.models.people import signing
from articles.models.states import READERS_STATUS, UNCERTAIN, Kind, Status
from articles.search.engines.asked import Answer
from articles.search.labels import LABELS
from articles.search.matching import matching_field_clause
from articles.search.request import FACET_FIELDS, SearchRequest
from articles.search.result_page import Facet, FacetValue
from articles.search.sources import SOURCES
from articles.search.texts import FIELD_NAMES

# Shown in the order of their values; the others by number of results.
IN_ORDER = ("year", "month", "page_number")
# Values that readers are not offered: doubts are for staff, who ask for them by address.
STAFF_ONLY = (Status.DISPUTED, UNCERTAIN)
# More than anyone looks through; the histogram and the page list need all they have, and of many months nobody finds
# one: they are offered when a year or so is left.
SHOWN = 20
LISTED = {"year": 400, "month": 24, "page_number": 400}

# Parameter → its values and the results they have.
Counts = dict[str, dict[str, int]]


def counting(request: SearchRequest) -> dict[str, Any]:
    """What an engine is to count, as arguments of Asked: every facet, a chosen one as if it were not chosen."""
    facets = {field: {"size": LISTED.get(param, SHOWN) + 1} for param, field in FACET_FIELDS.items() if field}
    words = request.query.words
    places = [(_place("field", name), matching_field_clause(request.query, name)) for name in FIELD_NAMES if words]
    # A chosen value may be too rare to be among those that are listed.
    rare = [
        (_place(param, value), request.value_clause(param, value))
        for param, values in request.chosen.items()
        if param != "field"
        for value in values
    ]
    under = {name: request.filters(without=param) for param in request.chosen for name in _names(param, request)}
    return {"facets": facets, "query_facets": [*places, *rare], "under": under}


def _names(param: str, request: SearchRequest) -> list[str]:
    """Everything that is counted for a facet."""
    if param == "field":
        return [_place(param, name) for name in FIELD_NAMES]
    return [FACET_FIELDS[param], *(_place(param, value) for value in request.chosen[param])]


def _place(param: str, value: str) -> str:
    """The name of one value's own count."""
    return f"{param}={value}"


def read_counts(answer: Answer, request: SearchRequest) -> Counts:
    counts = {param: {str(v): n for v, n in answer.facets[field]} for param, field in FACET_FIELDS.items() if field}
    for param, values in request.chosen.items():
        if param != "field":
            counts[param] |= {value: answer.queries[_place(param, value)] for value in values}
    places = {name: answer.queries.get(_place("field", name), 0) for name in FIELD_NAMES}
    return counts | {"field": {name: number for name, number in places.items() if number}}


def build_facets(counts: Counts, request: SearchRequest) -> tuple[Facet, ...]:
    """Facets with something to choose, in the order of the page."""
    listed = {param: _listed(param, counts[param], request.chosen.get(param, ())) for param in FACET_FIELDS}
    labels = value_labels(listed)
    return tuple(
        Facet(
            param,
            LABELS[param],
            _values(param, listed[param], labels[param], request.chosen.get(param, ())),
            more=len(counts[param]) > len(listed[param]),
        )
        for param in FACET_FIELDS
        if listed[param]
    )


def _listed(param: str, numbers: dict[str, int], chosen: tuple[str, ...]) -> dict[str, int]:
    """What is offered: not more than anyone looks through, and always what is chosen."""
    most = LISTED.get(param, SHOWN)
    offered = list(numbers.items())[:most] if param != "month" or len(numbers) <= most else []
    if param == "status":
        offered = [(value, number) for value, number in offered if value not in STAFF_ONLY]
    return dict(offered) | {value: numbers.get(value, 0) for value in chosen}


def _values(
    param: str, numbers: dict[str, int], labels: dict[str, str], chosen: tuple[str, ...]
) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(v, labels.get(v, v), n, v in chosen) for v, n in _ordered(param, numbers))


def _ordered(param: str, numbers: dict[str, int]) -> list[tuple[str, int]]:
    if param in IN_ORDER:
        return sorted(numbers.items(), key=lambda item: (len(item[0]), item[0]))
    return sorted(numbers.items(), key=lambda item: (-item[1], item[0]))


def value_labels(numbers: Mapping[str, Iterable[str]]) -> Mapping[str, dict[str, str]]:
    """Parameter → value → what it is called on the page; a value without a name is its own."""
    people = list(numbers["reporter"])
    fixed: dict[str, dict[Any, str]] = {
        "field": {**FIELD_NAMES},
        "kind": dict(Kind.choices),
        "status": {**READERS_STATUS, UNCERTAIN: READERS_STATUS[Status.UNREVIEWED]},
        "source": SOURCES,
        "reporter": dict(signing(Reporter.objects.filter(slug__in=people)).order_by().values_list("slug", "name")),
        "month": {value: f"{value[:4]}年{int(value[4:])}月" for value in numbers["month"] if len(value) == 6},
        "page_number": {value: f"第{value}版" for value in numbers["page_number"]},
        "year": {value: f"{value}年" for value in numbers["year"]},
    }
    return {param: fixed.get(param, {}) for param in FACET_FIELDS}


def histogram(counts: Counts) -> tuple[tuple[int, int], ...]:
    """(year, results) from the first year to the last, years without results included."""
    years = {int(year): number for year, number in counts["year"].items()}
    return tuple((year, years.get(year, 0)) for year in range(min(years), max(years) + 1)) if years else ()
