"""What a result shows: its fields, the words marked in them, what only the first reading had."""

from __future__ import annotations

import pytest

from articles.models import Article
from tests.search.asking import ask, headlines, index_all, marks, numbers
from tests.support.factories import make_article, make_byline

pytestmark = pytest.mark.django_db


def test_a_snippet_names_its_field() -> None:
    article = make_article(headline="水稻", kicker="水稻引题", body="水稻正文。\n无关。")
    make_byline(article, "记者", "水稻", printed="■记者 水稻")
    index_all()
    (hit,) = ask("水稻").hits
    assert [place.label for place in hit.places] == ["标题", "引题、副题", "署名", "正文"]
    assert [part.text for part in hit.headline if part.marked] == ["水稻"]


def test_a_hit_in_the_headline_shows_how_the_text_begins() -> None:
    make_article(headline="水稻丰收", body="农民下田。")
    make_article(headline="夏收", body="收完种水稻。")
    index_all()
    openings = {hit.article.headline: str(hit.opening or "") for hit in ask("水稻").hits}
    assert openings == {"水稻丰收": "农民下田。", "夏收": ""}


def test_a_field_of_the_query_is_marked_only_there() -> None:
    make_article(headline="水稻", body="水稻正文。")
    index_all()
    (hit,) = ask("标题:水稻").hits
    assert [place.label for place in hit.places] == ["标题"]


def test_text_that_only_the_first_reading_had_is_found_and_said() -> None:
    make_article(headline="收成", body="水稻丰收。", original_body="水滔丰收。\n末行不变。", version=2)
    index_all()
    (hit,) = ask("水滔").hits
    assert hit.only_original
    assert [place.label for place in hit.places] == ["仅原始识别文本"]
    assert numbers(ask("水滔"), "field") == {"original": 1}


def test_of_two_words_the_one_that_only_the_first_reading_had_is_said() -> None:
    make_article(headline="收成", body="水稻丰收。", original_body="水滔丰收。", version=2)
    index_all()
    page = ask("丰收 水滔")
    assert [(place.label, marks(place.snippet)) for place in page.hits[0].places] == [
        ("正文", ["丰收"]),
        ("仅原始识别文本", ["水滔"]),
    ]
    assert numbers(page, "field") == {"body": 1, "original": 1}


def test_what_a_correction_took_out_excludes_nothing() -> None:
    make_article(headline="收成", body="水稻丰收。", original_body="水滔丰收。", version=2)
    index_all()
    assert headlines(ask("丰收 -水滔")) == ["收成"]
    assert headlines(ask("丰收 -水稻")) == []


def test_the_place_of_a_field_s_word_is_that_field() -> None:
    make_article(headline="水稻", body="水稻正文。")
    index_all()
    assert numbers(ask("标题:水稻"), "field") == {"headline": 1}


def test_text_that_was_not_corrected_is_not_found_twice() -> None:
    make_article(headline="收成", body="水稻丰收。", original_body="水稻丰收。")
    index_all()
    assert numbers(ask("水稻"), "field") == {"body": 1}


def test_a_hidden_article_is_left_out_before_the_index_knows() -> None:
    article = make_article(headline="水稻")
    index_all()
    Article.objects.filter(pk=article.pk).update(visibility="hidden")
    assert ask("水稻").hits == ()
