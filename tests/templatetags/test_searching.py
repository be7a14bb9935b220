from __future__ import annotations

from django.http import QueryDict

from articles.search.highlight import Part
from articles.templatetags.searching import marked_phrases, without


def test_marks_stand_within_the_phrases_of_a_headline() -> None:
    parts = [Part("春天 的"), Part("湖边", marked=True), Part(" 来了")]
    assert marked_phrases(parts) == (
        '<span class="ph">春天</span> <span class="ph">的<mark>湖边</mark></span> <span class="ph">来了</span>'
    )


def test_printed_markup_in_a_headline_is_text() -> None:
    assert "<b>" not in marked_phrases([Part("<b>", marked=True)])


def test_a_condition_can_be_taken_off_alone_and_leads_to_the_first_page() -> None:
    assert without(QueryDict("q=x&kind=ad&kind=photo&page=3"), "kind", "ad") == "?q=x&kind=photo"
    assert without(QueryDict("q=x&from=2020-01-01&to=2021-01-01"), "from") == "?q=x&to=2021-01-01"
