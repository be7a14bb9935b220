"""Coming from a search, the words are marked on the picture of the page where they stand."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from articles.corrections.redacting import redact
from articles.corrections.withdrawing import withdraw
from articles.models import Article
from articles.models.states import Reason
from tests.support.pictured import DAY, make_pictured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("text")]

PAGE = f"/issues/{DAY}/C01/"
text = pytest.fixture(make_pictured)


def marked(client: Client, found: str) -> list[tuple[int, ...]]:
    """Of each mark left, top, width and height in 1/10,000 of the sheet."""
    page = client.get(PAGE, {"found": found}).content.decode()
    drawn = re.findall(r'<svg class="on marks".*?</svg>', page, re.S)
    sides = re.findall(r'x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', "".join(drawn))
    scale = (10_000 / 834, 10_000 / 1112) * 2
    return [tuple(round(int(side) * by / 100) * 100 for side, by in zip(box, scale, strict=True)) for box in sides]


def test_each_place_is_marked_in_its_line(client: Client) -> None:
    assert marked(client, "新船") == [(1000, 600, 200, 100), (1200, 1800, 200, 100)]


def test_a_word_that_goes_on_in_the_next_line_is_marked_in_both(client: Client) -> None:
    assert marked(client, "新船的客人") == [(1200, 1800, 200, 100), (500, 2100, 300, 100)]


def test_where_a_line_was_corrected_it_is_marked_whole(client: Client) -> None:
    assert marked(client, "撑船的人") == [(500, 600, 900, 100)]


def test_how_many_there_are_is_said_in_words_and_to_screen_readers(client: Client) -> None:
    page = client.get(PAGE, {"found": "新船"}).content.decode()
    assert 'role="img" aria-label="版面图上“新船”所在的 2 处"' in page
    assert "版面图上标出“新船” 2 处" in page


@pytest.mark.parametrize("found", ["", "潜水艇", "2024-05-06", "“”"])
def test_where_there_is_nothing_to_mark_nothing_is_drawn(client: Client, found: str) -> None:
    assert marked(client, found) == []


def test_of_what_is_withdrawn_nothing_is_marked(client: Client) -> None:
    withdraw(Article.objects.get(headline="渡口换船"), reason=Reason.UNTRUE, by=None)
    assert marked(client, "新船") == [(1200, 1800, 200, 100)]
    assert marked(client, "撑船的人") == marked(client, "渡口") == []


def test_in_a_line_with_a_masked_passage_nothing_is_marked(client: Client, admin_client: Client) -> None:
    redact(Article.objects.get(headline="茶馆开门"), "炉火烧得很旺", reason=Reason.PRIVACY, by=None)
    for reader in (client, admin_client):
        assert marked(reader, "新船") == [(1000, 600, 200, 100)]
        assert marked(reader, "炉火") == []


def test_visitors_who_see_no_raw_lines_are_told_nothing_that_only_a_machine_has_read(
    client: Client, settings: Any
) -> None:
    assert marked(client, "的入说") and marked(client, "广告热线")
    settings.RAW_TEXT = "staff"
    assert marked(client, "的入说") == marked(client, "广告热线") == []
    assert len(marked(client, "新船")) == 2
    assert "去掉标记" in client.get(PAGE, {"found": "新船"}).content.decode()


def test_a_page_with_marks_is_in_no_search_engine(client: Client, settings: Any) -> None:
    settings.RAW_TEXT = "staff"
    assert client.get(PAGE, {"found": "新船"})["X-Robots-Tag"] == "noindex"


def test_an_article_leads_to_its_page_with_the_words_marked(client: Client) -> None:
    article = Article.objects.get(headline="茶馆开门")
    page = client.get(article.get_absolute_url(), {"found": "炉火"}).content.decode()
    assert f'href="{PAGE}?found=%E7%82%89%E7%81%AB#at-{article.permalink_id}">看原版' in page
