"""Tags of the search page: which conditions narrow the results, and the address without each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.chinese.dates import chinese_date
from articles.search.highlight import Part, Snippet
from articles.search.result_page import ResultPage

register = template.Library()


@register.filter
def marked_phrases(parts: Iterable[Part]) -> SafeString:
    """A headline's phrases as spans that lines prefer to keep whole, the words that were found marked in them."""
    phrases: list[list[Part]] = [[]]
    for part in parts:
        first, *others = part.text.split(" ")
        phrases[-1].append(Part(first, part.marked))
        phrases += [[Part(text, part.marked)] for text in others]
    joined = ((format_html_join("", "{}", ((marked(part),) for part in phrase)),) for phrase in phrases)
    return format_html_join(" ", '<span class="ph">{}</span>', joined)


@register.filter
def marked_snippet(snippet: Snippet) -> SafeString:
    """A piece of text with its marks, dots where it was cut out."""
    text = format_html_join("", "{}", ((marked(part),) for part in snippet.parts))
    return format_html("{}{}{}", "…" if snippet.cut_before else "", text, "…" if snippet.cut_after else "")


def marked(part: Part) -> SafeString | str:
    if not (part.marked and part.text):
        return part.text
    return format_html('<mark class="differs">{}</mark>' if part.differs else "<mark>{}</mark>", part.text)


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
