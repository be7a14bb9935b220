"""Tags of the search page: which conditions narrow the results, and the address without each."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.http import QueryDict

from articles.search.result_page import ResultPage
from articles.typography import chinese_date

register = template.Library()


@dataclass(frozen=True)
class Filter:
    """One condition; ``without`` is the address of the same search without it."""

    label: str
    without: str


@register.simple_tag(takes_context=True)
def active_filters(context: template.Context, found: ResultPage) -> list[Filter]:
    params: QueryDict = context["request"].GET
    filters = [
        Filter(value.label, without(params, facet.param, value.value))
        for facet in found.facets
        for value in facet.values
        if value.chosen
    ]
    if found.since:
        filters.append(Filter(f"{chinese_date(found.since)}起", without(params, "from")))
    if found.until:
        filters.append(Filter(f"{chinese_date(found.until)}止", without(params, "to")))
    return filters


def without(params: QueryDict, name: str, value: str | None = None) -> str:
    """The query string without one value of a parameter, or without the parameter; back on the first page."""
    rest = params.copy()
    rest.pop("page", None)
    rest.setlist(name, [other for other in rest.getlist(name) if value is not None and other != value])
    return f"?{rest.urlencode()}"
