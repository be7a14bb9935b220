"""最相近的 on the search page and in its JSON."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.search.asking import index_all
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

TYPED = "早春湖面游客如织"


def shown(client, **params: str) -> str:
    answer = client.get("/search/", {"q": TYPED} | params)
    assert answer.status_code == 200
    return answer.content.decode()


def test_they_stand_apart_under_what_was_not_found(client) -> None:
    make_article(headline="早春湖边游人如织 桃花正开")
    index_all()
    page = shown(client)
    assert f"公开的 1 篇里没有“{TYPED}”" in page
    assert page.index("公开的 1 篇里没有") < page.index("最相近的") < page.index("还可以试试")
    assert re.findall(r'<mark class="differs">(.*?)</mark>', page) == ["边", "人"]


def test_where_nothing_is_near_there_is_no_such_heading(client) -> None:
    make_article(headline="小麦返青")
    index_all()
    assert "最相近的" not in shown(client)


def test_what_is_printed_is_escaped(client) -> None:
    make_article(headline="早春<湖边游人如织")
    index_all()
    assert "早春&lt;湖" in re.sub("</?mark.*?>", "", shown(client))


def marked(page: str) -> str:
    """All that is marked, from top to bottom."""
    return "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL))


LEADING = [
    ("早春湖面游客如织", {"headline": "早春湖边游人如织 桃花正开"}),
    ("早春湖面 游客似织", {"body": "别处。\n早春湖边 游人如织，都来看花。"}),
    ("湖面游客如织共赏桃花", {"body": "早春湖边“游人” 如织。\n共看桃花，也看柳。"}),
    ("标题湖面游客如织", {"body": "标题:湖边游人如织 或 不然。"}),
    ("早春湖面-游客如织", {"dateline": "本报讯", "body": "早春湖边 -游人如织。"}),
    ("本报讯早春湖边游客如织", {"dateline": "本报讯", "body": "早春湖边游人如织。"}),
    ("早春湖边游客如织", {"section": "早春湖边游人如织"}),
    ("早春湖边游客如织", {"kicker": "早春湖边", "subtitle": "游人如织"}),
]


@pytest.mark.parametrize(("typed", "printed"), LEADING)
def test_each_leads_to_what_was_shown_of_it_marked(client, typed: str, printed: dict[str, str]) -> None:
    article = make_article(**({"headline": "春讯"} | printed))
    index_all()
    page = shown(client, q=typed)
    (link,) = re.findall(rf'<a[^>]* href="({article.get_absolute_url()}[^"]*)"', page)
    address, _, place = unescape(link).partition("#")
    there = client.get(address).content.decode()
    assert f'<mark id="{place}">' in there
    # What stands in two paragraphs is marked in both; quotation marks and spaces at their edges are no words.
    wanted = [re.sub(r"\W", "", marked(one)) for one in (page, there)]
    assert wanted[0] == wanted[1] != ""


def test_what_only_the_first_reading_had_is_led_to_as_well(client) -> None:
    article = make_article(body="晚春。", original_body="早春湖边游人如织。")
    index_all()
    link = re.search(rf'"({article.get_absolute_url()}\?[^"]*)#f1"', shown(client))
    assert link is not None
    assert '<mark id="f1">' in client.get(unescape(link[1])).content.decode()


def test_programs_get_them_by_address_headline_and_text(client) -> None:
    article = make_article(headline="春讯", body="早春湖边游人如织。")
    index_all()
    answer = client.get("/search/", {"q": TYPED, "format": "json"}).json()
    assert (answer["count"], answer["results"]) == (0, [])
    assert answer["nearest"] == [{"url": article.get_absolute_url(), "headline": "春讯", "text": "早春湖边游人如织。"}]


@pytest.mark.parametrize(
    ("typed", "keys"), [("早春", {"count", "results"}), ("湖面", {"count", "results", "searched"})]
)
def test_programs_get_none_where_something_is_found_or_little_was_asked(client, typed: str, keys: set[str]) -> None:
    make_article(headline="早春湖边游人如织")
    index_all()
    answer = client.get("/search/", {"q": typed, "format": "json"}).json()
    assert answer.keys() - {"nearest"} == keys
    assert not answer.get("nearest")


def test_files_of_results_have_none(client) -> None:
    make_article(headline="早春湖边游人如织")
    index_all()
    answer = client.get("/search/", {"q": TYPED, "format": "jsonl"})
    assert b"".join(answer) == b""


def test_the_number_of_queries_does_not_grow_with_what_is_near(client) -> None:
    make_article(headline="早春湖边游人如织")
    index_all()
    with CaptureQueriesContext(
        connection,
    ) as few:
        shown(client, sort="newest")
    for number in range(20):
        make_article(headline=f"早春湖边游人如织之{number}")
    index_all()
    with CaptureQueriesContext(connection) as many:
        shown(client, sort="oldest")
    assert len(many) <= len(few)
