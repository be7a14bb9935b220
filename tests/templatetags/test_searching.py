from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict
from django.template import Context

from articles.models import Article, Issue, Page
from articles.search.highlight import Part, Snippet
from articles.search.result_page import Facet, FacetValue
from articles.templatetags.searching import (
    first_choices,
    marked_phrases,
    marked_snippet,
    other_choices,
    page_address,
    where_printed,
    without,
    year_bars,
)


def test_marks_stand_within_the_phrases_of_a_headline() -> None:
    parts = [Part("春天 的"), Part("湖边", marked=True), Part(" 来了")]
    assert marked_phrases(parts) == (
        '<span class="ph">春天</span> <span class="ph">的<mark>湖边</mark></span> <span class="ph">来了</span>'
    )


def test_printed_markup_in_a_headline_is_text() -> None:
    assert "<b>" not in marked_phrases([Part("<b>", marked=True)])


def test_a_snippet_shows_where_it_was_cut_and_which_character_differs() -> None:
    parts = (Part("<湖>"), Part("张", marked=True), Part("伟", marked=True, differs=True))
    assert marked_snippet(Snippet(parts, cut_before=True)) == (
        '…&lt;湖&gt;<mark>张</mark><mark class="differs">伟</mark>'
    )
    assert marked_snippet(Snippet((Part("湖"),), cut_after=True)) == "湖…"


def test_a_condition_can_be_taken_off_alone_and_leads_to_the_first_page() -> None:
    assert without(QueryDict("q=x&kind=ad&kind=photo&page=3"), "kind", "ad") == "?q=x&kind=photo"
    assert without(QueryDict("q=x&from=2020-01-01&to=2021-01-01"), "from") == "?q=x&to=2021-01-01"


@pytest.mark.parametrize("number", ["1", "C01", "A 1", "1&2"])
def test_a_page_is_linked_by_the_address_that_it_has_itself(number: str) -> None:
    page = Page(number=number, issue=Issue(date=dt.date(2023, 9, 12), date_source="printed"))
    article = Article(page=page)
    assert page_address(article) == page.get_absolute_url()
    assert f'href="{page.issue.get_absolute_url()}"' in where_printed(article)


def test_what_is_undated_is_no_link() -> None:
    assert where_printed(Article(page=Page(number=""))) == "版次未定"


def test_the_first_choices_are_in_sight_and_a_value_is_text() -> None:
    facet = Facet("series", "栏目", tuple(FacetValue(f"<{n}>", f"<{n}>", n, chosen=n == 6) for n in range(7)))
    assert first_choices(facet).count("<label") == 5
    assert "<0>" not in first_choices(facet)
    assert 'value="&lt;6&gt;" checked' in other_choices(facet)


def test_a_bar_leads_to_its_year_under_the_other_conditions_on_the_first_page(rf) -> None:
    context = Context({"request": rf.get("/search/?year=2021&kind=ad&page=3")})
    bars = year_bars(context, [(2021, 3), (2022, 0)], ("2021",))
    assert '<a href="?year=2021&amp;kind=ad" aria-current="true">2021' in bars
    assert "year=2022" not in bars
