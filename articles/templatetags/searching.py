"""Tags of the search page: hits and choices as HTML, which conditions narrow the results, and the address without each.

A result page has hundreds of marks, choices and links. They are written here, for a template would take longer over
them than the search.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Protocol
from urllib.parse import quote

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import RFC3986_SUBDELIMS
from django.utils.safestring import SafeString, mark_safe

from articles.chinese.dates import chinese_date
from articles.chinese.typography import full_width, grouped
from articles.models import Article, Byline
from articles.models.states import Kind
from articles.search.found import WordsFound
from articles.search.highlight import Part, Snippet
from articles.search.result_page import Facet, FacetValue, FoundIn, Hit, ResultPage
from articles.search.texts import FIELD_NAMES
from articles.templatetags.printed import Bar, bars, by_role, issue_date, phrases

register = template.Library()

# What Django leaves in a path as it is.
NOT_QUOTED = f"{RFC3986_SUBDELIMS}/~:@"


@register.filter
def marked_phrases(parts: Iterable[Part]) -> SafeString:
    """A headline's phrases as spans that lines prefer to keep whole, the words that were found marked in them."""
    phrases: list[list[str]] = [[]]
    for part in parts:
        for number, text in enumerate(re.split(r"\s+", part.text)):
            if number:
                phrases.append([])
            phrases[-1].append(marked(replace(part, text=text)))
            part = replace(part, place=0) if text else part
    return mark_safe(" ".join(f'<span class="ph">{"".join(phrase)}</span>' for phrase in phrases if any(phrase)))


@register.filter
def marked_text(parts: Iterable[Part]) -> SafeString:
    return mark_safe("".join(map(marked, parts)))


class Line(Protocol):
    """A raw line, with words marked in it or without."""

    text: str
    parts: tuple[Part, ...]


@register.filter
def line_text(line: Line) -> SafeString:
    return marked_text(line.parts or (Part(line.text),))


@register.filter
def marked_name(byline: Byline, found: WordsFound) -> SafeString:
    return marked_text(found.names.get(byline.pk) or (Part(byline.name),))


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
    place = f' id="f{part.place}"' if part.place else ""
    differs = ' class="differs"' if part.differs else ""
    return f"<mark{place}{differs}>{text}</mark>"


@register.filter
def heading(hit: Hit, leading: str = "") -> SafeString:
    """Kicker and headline, the headline a link to the article; ``leading`` to the words is what its address ends in."""
    article = hit.article
    kicker = f'<p class="kicker">{phrases(full_width(article.kicker))}</p>' if article.kicker else ""
    tag = "" if article.kind == Kind.ARTICLE else f'<span class="tag">{escape(article.get_kind_display())}</span> '
    tag += f'<span class="tag kept">{escape(article.kept_back)}</span> ' if article.kept_back else ""
    link = f'<a href="{article.get_absolute_url()}{escape(leading)}">{marked_phrases(hit.headline)}</a>'
    place = f' <span class="place">{FIELD_NAMES["headline"]}</span>' if hit.in_headline else ""
    errata = "".join(map(_erratum, hit.errata))
    return mark_safe(f'{errata}{kicker}<h3 class="hd">{tag}{link}{place}</h3>')


def _erratum(article: Article) -> str:
    """Above what it puts right."""
    link = f'<a href="{article.get_absolute_url()}">《{escape(full_width(article.title))}》</a>'
    return f'<p class="erratum"><b>更正</b> 本报已有更正：{link} {where_printed(article)}</p>'


@register.filter
def snippets(hit: Hit, leading: str = "") -> SafeString:
    """What was found beside the headline, each with the name of its text, and the opening where none is of the text."""
    places = "".join(_place(place, hit.article, leading) for place in hit.elsewhere)
    listed = f"<dl>{places}</dl>" if places else ""
    return mark_safe(f'{listed}<p class="opening">{marked_snippet(hit.opening)}</p>' if hit.opening else listed)


def _place(place: FoundIn, article: Article, leading: str) -> str:
    text = marked_snippet(place.snippet)
    if not place.only_original:
        return f"<div><dt>{place.label}</dt><dd>{text}</dd></div>"
    page = f'<a href="{page_address(article)}{escape(leading)}">看原始识别文本</a>'
    return f'<div class="only-original"><dt>{place.label}</dt><dd>{text} {page}</dd></div>'


@register.filter
def where_printed(article: Article) -> SafeString:
    """The day and the page, each a link to what the reading room shows of it."""
    issue = article.page.issue
    if issue is None:
        return mark_safe(escape(article.page.label))
    day = f'<a href="{_day_address(issue.date)}">{escape(issue_date(article.page))}</a>'
    page = f'<a href="{escape(page_address(article))}">{escape(article.page.label)}</a>'
    return mark_safe(f"{day} {page}")


def page_address(article: Article) -> str:
    """Of the page it stands on; of what is undated there is none to see."""
    page = article.page
    return f"{_day_address(page.issue.date)}{quote(page.number, safe=NOT_QUOTED)}/" if page.issue else ""


def _day_address(day: dt.date) -> str:
    """As the models name it; Django takes long over an address, and a list has many."""
    return f"{_calendar_address()}{day.isoformat()}/"


@lru_cache(maxsize=1)
def _calendar_address() -> str:
    return reverse("issues")


@register.filter
def signatures(article: Article) -> SafeString:
    """Who signed it, neighbours of one role together, without links."""
    return mark_safe("".join(f'<span class="by">{_signed(*group)}</span> ' for group in by_role(article.bylines.all())))


def _signed(role: str, people: Iterable[Byline]) -> str:
    names = " ".join(f'<span class="name">{escape(byline.name)}</span>' for byline in people)
    return f'<span class="role">{escape(role)}</span> {names}' if role else names


# Stands for the year in an address while it is made: no parameter that is typed can look like it.
YEAR = "0000"
# What a screen reader passes over.
UNHEARD = 'aria-hidden="true" focusable="false"'
# With more bars than these the numbers above them would touch.
MANY_BARS = 14
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


@register.simple_tag(takes_context=True)
def year_bars(
    context: template.Context, counts: Iterable[tuple[object, int]], chosen_years: Collection[str]
) -> SafeString:
    """Results by year as bars, each year with results a link to them."""
    address: QueryDict = context["request"].GET.copy()
    address.pop("page", None)
    address["year"] = YEAR
    before, _, after = escape(address.urlencode()).partition(f"year={YEAR}")
    drawn = bars(counts)
    links = (f"?{before}year={bar.label}{after}" for bar in drawn)
    items = "".join(_bar(bar, link, str(bar.label) in chosen_years) for bar, link in zip(drawn, links, strict=True))
    return mark_safe(f'<ul class="bars{" many" if len(drawn) > MANY_BARS else ""}">{items}</ul>')


def _bar(bar: Bar, address: str, chosen: bool) -> str:
    shape = f'<rect x="0" y="{bar.top}" width="10" height="{bar.height}"/>'
    drawing = f'<svg viewBox="0 0 10 100" preserveAspectRatio="none" {UNHEARD}>{shape}</svg>'
    label = f'{bar.label}<span class="unseen">年：{bar.count} 篇</span>'
    current = ' aria-current="true"' if chosen else ""
    text = f'<a href="{address}"{current}>{label}</a>' if bar.count else f'<span class="label">{label}</span>'
    number = f'<span class="n" aria-hidden="true">{grouped(bar.count)}</span>'
    return f'<li class="gap">{number}{drawing}{text}</li>' if bar.is_gap else f"<li>{number}{drawing}{text}</li>"


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
