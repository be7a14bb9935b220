from __future__ import annotations

from django.http import QueryDict

from articles.search.highlight import Part, Snippet
from articles.templatetags.searching import marked_phrases, marked_snippet, without


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
