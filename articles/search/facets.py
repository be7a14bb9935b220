"""The facets beside the results: what they are called, and their numbers under every other condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from haystack.query import SearchQuerySet

from articles.models import Reporter
from articles.models.articles import Kind, Status
from articles.search.matching import matching_field_clause
from articles.search.request import FACET_FIELDS, SearchRequest
from articles.search.result_page import Facet, FacetValue
from articles.search.sources import SOURCES
from articles.search.texts import FIELD_NAMES

FACET_LABELS = {
    "year": "年份",
    "month": "月份",
    "field": "命中位置",
    "reporter": "记者",
    "role": "身份",
    "page_number": "版",
    "kind": "类型",
    "series": "栏目",
    "source": "来源",
    "status": "校对状态",
}
# Shown in the order of their values; the others by number of results.
IN_ORDER = ("year", "month", "page_number")
# More than anyone looks through; the histogram and the page list need all they have, and of many months nobody finds
# one: they are offered when a year or so is left.
SHOWN = 20
LISTED = {"year": 400, "month": 24, "page_number": 400}

Counts = dict[str, list[tuple[str, int]]]


def with_facets(found: SearchQuerySet, request: SearchRequest, params: Iterable[str]) -> SearchQuerySet:
    """The same search, counting these facets too."""
    for param in params:
        if param == "field":
            for field in FIELD_NAMES if request.query.words else ():
                found = found.query_facet(field, matching_field_clause(request.query, field))
        else:
            found = found.facet(FACET_FIELDS[param], size=LISTED.get(param, SHOWN) + 1)
    return found


def narrowed(found: SearchQuerySet, request: SearchRequest, without: str = "") -> SearchQuerySet:
    for condition in request.conditions(without):
        found = found.narrow(condition)
    return found


def count_facets(found: SearchQuerySet, whole: SearchQuerySet, request: SearchRequest) -> Counts:
    """``whole`` has been run with every facet that is not chosen; a chosen one is counted as if it were not."""
    counted = _read(whole, [param for param in FACET_FIELDS if param not in request.chosen])
    return counted | {param: _count_beside_chosen(found, param, request) for param in request.chosen}


def _count_beside_chosen(found: SearchQuerySet, param: str, request: SearchRequest) -> list[tuple[str, int]]:
    others = with_facets(narrowed(found, request, without=param), request, [param])
    if param == "field":
        return _read(others, [param])[param]
    for value in request.chosen[param]:
        # It may be too rare to be among the values that are listed.
        others = others.query_facet(value, request.value_clause(param, value))
    listed = dict(_read(others, [param])[param])
    return list((listed | others.facet_counts()["queries"]).items())


def _read(found: SearchQuerySet, params: Iterable[str]) -> Counts:
    counts = found.facet_counts()
    places = [(field, count) for field, count in counts["queries"].items() if count]
    return {
        param: places if param == "field" else [(str(v), n) for v, n in counts["fields"][FACET_FIELDS[param]]]
        for param in params
    }


def build_facets(counts: Counts, request: SearchRequest) -> tuple[Facet, ...]:
    """Facets with something to choose, in the order of the page."""
    listed = {param: _listed(param, dict(found), request.chosen.get(param, ())) for param, found in counts.items()}
    labels = value_labels(listed)
    return tuple(
        Facet(
            param,
            label,
            _values(param, listed[param], labels[param], request.chosen.get(param, ())),
            more=len(counts[param]) > len(listed[param]),
        )
        for param, label in FACET_LABELS.items()
        if listed[param]
    )


def _listed(param: str, found: dict[str, int], chosen: tuple[str, ...]) -> dict[str, int]:
    """What is offered: not more than anyone looks through, and always what is chosen."""
    most = LISTED.get(param, SHOWN)
    offered = list(found.items())[:most] if param != "month" or len(found) <= most else []
    return dict(offered) | {value: found.get(value, 0) for value in chosen}


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
    reporters = dict(Reporter.objects.filter(slug__in=list(numbers["reporter"])).values_list("slug", "name"))
    fixed: dict[str, dict[Any, str]] = {
        "field": {**FIELD_NAMES},
        "kind": dict(Kind.choices),
        "status": dict(Status.choices),
        "source": SOURCES,
        "reporter": reporters,
        "month": {value: f"{value[:4]}年{int(value[4:])}月" for value in numbers["month"] if len(value) == 6},
        "page_number": {value: f"第{value}版" for value in numbers["page_number"]},
        "year": {value: f"{value}年" for value in numbers["year"]},
    }
    return {param: fixed.get(param, {}) for param in FACET_LABELS}


def histogram(counts: Counts) -> tuple[tuple[int, int], ...]:
    """(year, results) from the first year to the last, years without results included."""
    years = {int(year): count for year, count in counts["year"]}
    return tuple((year, years.get(year, 0)) for year in range(min(years), max(years) + 1)) if years else ()
