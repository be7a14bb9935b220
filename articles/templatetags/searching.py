"""Tags of the search page: hits and choices as HTML, which conditions narrow the results, and the address without each.

A result page has hundreds of marks, choices and links. They are written here, for a template would take longer over
them than the search.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from articles.chinese.typography import chinese_date, grouped
from articles.models import Article, Byline
from articles.search.highlight import Part, Snippet
from articles.search.result_page import Facet, FacetValue, ResultPage
from articles.templatetags.printed import by_role, issue_date

register = template.Library()


@register.filter
def marked_phrases(parts: Iterable[Part]) -> SafeString:
    """A headline's phrases as spans that lines prefer to keep whole, the words that were found marked in them."""
    phrases: list[list[str]] = [[]]
    for part in parts:
        first, *others = part.text.split(" ")
        phrases[-1].append(marked(Part(first, part.marked)))
        phrases += [[marked(Part(text, part.marked))] for text in others]
    return mark_safe(" ".join(f'<span class="ph">{"".join(phrase)}</span>' for phrase in phrases))


@register.filter
def marked_snippet(snippet: Snippet) -> SafeString:
    """A piece of text with its marks, dots where it was cut out."""
    text = "".join(map(marked, snippet.parts))
    return mark_safe(f"{'…' if snippet.cut_before else ''}{text}{'…' if snippet.cut_after else ''}")


def marked(part: Part) -> str:
    """As HTML, escaped."""
    text = escape(part.text)
    if not (part.marked and text):
        return text
    return f'<mark class="differs">{text}</mark>' if part.differs else f"<mark>{text}</mark>"


@register.filter
def where_printed(article: Article) -> SafeString:
    """The day and the page, each a link to what the reading room shows of it."""
    issue = article.page.issue
    if issue is None:
        return mark_safe(escape(article.page.label))
    day = f'<a href="{_issue_address(issue.date)}">{escape(issue_date(issue))}</a>'
    page = f'<a href="{_page_address(issue.date, article.page.number)}">{escape(article.page.label)}</a>'
    return mark_safe(f"{day} {page}")


@register.filter
def page_address(article: Article) -> str:
    """Of the page it stands on; of what is undated there is none to see."""
    day = article.page.date
    return _page_address(day, article.page.number) if day else ""


# A result page names the same days and pages again and again, and Django takes long over an address.
@lru_cache(maxsize=2000)
def _issue_address(day: dt.date) -> str:
    return reverse("issue", args=[day])


@lru_cache(maxsize=10_000)
def _page_address(day: dt.date, number: str) -> str:
    return reverse("page", args=[day, number])


@register.filter
def signatures(article: Article) -> SafeString:
    """Who signed it, neighbours of one role together, without links."""
    return mark_safe("".join(f'<span class="by">{_signed(*group)}</span> ' for group in by_role(article.bylines.all())))


def _signed(role: str, people: Iterable[Byline]) -> str:
    names = " ".join(f'<span class="name">{escape(byline.name)}</span>' for byline in people)
    return f'<span class="role">{escape(role)}</span> {names}' if role else names


# So many values of a facet are seen at once; the others are folded away.
AT_ONCE = 5


@register.filter
def first_choices(facet: Facet) -> SafeString:
    return mark_safe("".join(choice(facet.param, value) for value in facet.values[:AT_ONCE]))


@register.filter
def other_choices(facet: Facet) -> SafeString:
    return mark_safe("".join(choice(facet.param, value) for value in facet.values[AT_ONCE:]))


def choice(param: str, value: FacetValue) -> str:
    """One value of a facet as a box to tick, with the number of its results."""
    box = f'<input type="checkbox" name="{param}" value="{escape(value.value)}"{" checked" if value.chosen else ""}>'
    number = f'<span class="n">{grouped(value.count)}<span class="unseen"> 篇</span></span>'
    return f'<label class="choice">{box} <span>{escape(value.label)}</span> {number}</label>'


@dataclass(frozen=True)
class Filter:
    """One condition; ``without`` is the address of the same search without it."""

    label: str
    without: str


@register.simple_tag(takes_context=True)
def active_filters(context: template.Context, result: ResultPage) -> list[Filter]:
    params: QueryDict = context["request"].GET
    filters = [
        Filter(value.label, without(params, facet.param, value.value))
        for facet in result.facets
        for value in facet.values
        if value.chosen
    ]
    if result.request.since:
        filters.append(Filter(f"{chinese_date(result.request.since)}起", without(params, "from")))
    if result.request.until:
        filters.append(Filter(f"{chinese_date(result.request.until)}止", without(params, "to")))
    return filters


def without(params: QueryDict, name: str, value: str | None = None) -> str:
    """The query string without one value of a parameter, or without the parameter; back on the first page."""
    rest = params.copy()
    rest.pop("page", None)
    rest.setlist(name, [other for other in rest.getlist(name) if value is not None and other != value])
    return f"?{rest.urlencode()}"
