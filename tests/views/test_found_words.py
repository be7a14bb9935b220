"""Coming from a search: the words are marked on the article's page, and where only raw lines have them, among those."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from django.test import Client

from articles.corrections import correct
from articles.corrections.redacting import redact
from articles.models import Article
from articles.models.states import Kind, Reason
from tests.search.asking import index_all
from tests.support.factories import make_article, make_page, make_span, make_text

pytestmark = pytest.mark.django_db


def page_of(client: Client, article: Article, found: str, more: str = "") -> str:
    response = client.get(f"{article.get_absolute_url()}?found={quote(found)}{more}")
    assert response.status_code == 200
    return response.content.decode()


def marks(page: str) -> list[tuple[str, str]]:
    """Of each mark with a number the number, and what is marked."""
    return re.findall(r'<mark id="f(\d+)">(.*?)</mark>', page)


def test_a_hit_links_to_its_words(client: Client) -> None:
    article = make_article(body="湖边的柳树。")
    index_all()
    page = client.get("/search/", {"q": "湖边 -风筝"}).content.decode()
    assert f'href="{article.get_absolute_url()}?found=%E6%B9%96%E8%BE%B9+-%E9%A3%8E%E7%AD%9D#f1"' in page


def test_a_search_for_a_day_alone_links_to_the_article_itself(client: Client) -> None:
    article = make_article()
    index_all()
    assert f'href="{article.get_absolute_url()}"' in client.get("/search/?q=2024-05-06").content.decode()


def test_words_are_marked_from_top_to_bottom(client: Client) -> None:
    article = make_article(
        None,
        [("记者", "湖边")],
        section="湖边札记",
        kicker="湖边引题",
        headline="湖边 主题",
        subtitle="湖边副题",
        body="湖边正文。",
    )
    page = page_of(client, article, "湖边")
    assert marks(page) == [(str(number), "湖边") for number in range(1, 7)]
    assert "共 6 处" in page


@pytest.mark.parametrize(
    ("found", "fields", "marked"),
    [
        ("後宮", {"body": "后宫。"}, ["后宫"]),
        ("ＡＢＣ", {"body": "ABC级，ＡＢＣ。"}, ["ABC", "ABC"]),
        ("树", {"body": "柳树,桃树。"}, ["树", "树"]),
        ("市里开会", {"body": "昨天市里 开会。"}, ["市里 开会"]),
        ('"好，走了"', {"body": '他说"好",走了。'}, ["好”，走了"]),
        ("本报讯昨天", {"dateline": "本报讯", "body": "昨天开会。"}, ["本报讯"]),
        ("清晨", {"kind": Kind.PHOTO, "body": "湖边的清晨。"}, ["清晨"]),
        ("标题:清晨", {"headline": "清晨", "body": "清晨。"}, ["清晨"]),
    ],
)
def test_what_the_search_takes_for_the_same_is_marked(client: Client, found: str, fields, marked: list[str]) -> None:
    page = page_of(client, make_article(**({"headline": "别的", **fields})), found)
    assert [text for _, text in marks(page)] == marked


def test_a_misread_word_is_marked_with_what_differs(client: Client) -> None:
    page = page_of(client, make_article(body="湖边的柳树发了芽。"), "湖边的抑树")
    assert '<mark id="f1">湖边的</mark><mark class="differs">柳</mark><mark>树</mark>' in page


def test_marks_stand_in_the_text_as_it_is_stored_too(client: Client) -> None:
    article = make_article(body="昨天,开会。")
    page = page_of(client, article, "昨天开会 或 天,开", "&as=printed")
    assert [text for _, text in marks(page)] == ["天,开"]
    assert f"?as=printed&amp;found={quote('天，开')}" in page_of(client, article, "天，开")


def test_a_page_of_an_earlier_version_and_one_without_a_search_mark_nothing(client: Client) -> None:
    article = make_article(body="湖边。")
    for address in (article.get_absolute_url(), f"{article.get_absolute_url()}v/1/?found=湖边"):
        page = client.get(address).content.decode()
        assert ("<mark" in page, 'class="found"' in page) == (False, False)


def test_a_marked_page_names_the_plain_one_and_is_no_page_for_search_engines(client: Client) -> None:
    article = make_article(body="湖边。")
    response = client.get(f"{article.get_absolute_url()}?found=湖边")
    assert response["X-Robots-Tag"] == "noindex"
    assert f'rel="canonical" href="http://localhost:8000{article.get_absolute_url()}"' in response.content.decode()
    assert response.cookies == {}
    assert client.get(response.request["PATH_INFO"] + "?found=湖边", headers={"If-None-Match": response["ETag"]}).status_code == 304  # fmt: skip # noqa: E501


def test_neighbours_and_related_articles_keep_their_own_names(client: Client) -> None:
    related = make_article(None, [("记者", "王小明")], headline="旁边")
    article = make_article(None, [("记者", "李四")], body="李四。")
    Article.objects.filter(pk=article.pk).update(related=[related.permalink_id])
    page = page_of(client, article, "李四")
    assert "王小明" in page
    assert [text for _, text in marks(page)] == ["李四", "李四"]


def test_a_plain_page_asks_the_database_no_more_and_a_marked_one_no_more_than_that(
    client: Client, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    article = make_article(None, [("记者", "李四")], body="湖边的柳树。", original_body="湖边的抑树。")
    with django_assert_max_num_queries(16) as plain:
        client.get(article.get_absolute_url())
    with django_assert_num_queries(len(plain)):
        page_of(client, article, "湖边 李四")


def corrected() -> Article:
    """Its first reading had other words, and its raw lines have them still, one of them over a line's end."""
    page = make_page()
    article = make_article(page, headline="收成", body="水滔丰收了，家家高兴。", original_body="水滔丰收了，家家高兴。")
    make_span(make_text(page, "收成\n今年水\n滔丰收了，家家高兴。"), article, 2, 3)
    correct(article, version=1, changes={"body": "水稻丰收了，家家高兴。"}, by=None)
    return article


def test_words_that_only_the_first_reading_has_are_shown_apart(client: Client) -> None:
    page = page_of(client, corrected(), "水滔")
    own = page[page.index('class="first-reading"') :]
    assert marks(own[: own.index("</section>")]) == [("1", "水滔")]
    assert "水稻丰收了" in page


def test_nobody_sees_first_readings_who_may_not(client: Client, settings) -> None:
    settings.RAW_TEXT = "staff"
    article = corrected()
    page = page_of(client, article, "水滔")
    assert "这里现在的文字里没有“水滔”" in page
    assert f"没有“{'龘' * 17}...”" in page_of(client, article, "龘" * 200)
    assert "水滔丰收" not in page
    assert "<mark" not in client.get(f"{article.page.get_absolute_url()}?found=水滔").content.decode()


@pytest.mark.parametrize("by", ["", "&by=paragraph"])
def test_raw_lines_are_marked_over_their_ends(client: Client, by: str) -> None:
    article = corrected()
    response = client.get(f"{article.page.get_absolute_url()}?found=水滔{by}")
    page = response.content.decode()
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", page) == ["水", "滔"]
    assert marks(page) == [("1", "水")]
    assert (response["X-Robots-Tag"], 'class="found"' in page) == ("noindex", True)


def test_what_only_raw_text_has_links_to_its_lines(client: Client) -> None:
    article = corrected()
    index_all()
    page = client.get("/search/?q=水滔").content.decode()
    assert f'href="{article.page.get_absolute_url()}?found={quote("水滔")}#f1">看原始识别文本' in page


def test_nothing_masked_is_marked(client: Client) -> None:
    article = make_article(body="他住在湖滨路十七号。", original_body="他住在湖滨路十七号。")
    make_span(make_text(article.page, "他住在湖滨路十七号。"), article, 1, 1)
    redact(article, "湖滨路十七号", reason=Reason.PRIVACY, by=None)
    for address in (article.get_absolute_url(), article.page.get_absolute_url()):
        for typed in ("湖滨路十七号", "湖滨路十八号", "湖滨", "湖"):
            page = client.get(f"{address}?found={typed}").content.decode()
            assert (address, typed, "<mark" in page, "湖滨路十七号</" in page) == (address, typed, False, False)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 }}{% debug %}",
    "湖" * 50_000,
    " ".join("的一是在不了有和人这" * 20),
    "标题:" * 80,
    "\u202e湖边",
    "-" * 300,
    '"' * 199,
    "a OR b 或 " * 60,
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_stands_in_the_address_is_harmless(client: Client, typed: str) -> None:
    article = make_article(body="湖边的<script>柳树，的一是在不了有和人这。" * 30)
    page = page_of(client, article, typed)
    for forbidden in ("<script>alert", "<script>柳", "<img", "\u202e"):
        assert forbidden not in page
    assert len(page) < 100_000


@pytest.mark.parametrize("query", ["found=", "found", "found=%FF", "found=%00", "found[]=1", "found=1&found=湖边"])
def test_odd_parameters_are_answered(client: Client, query: str) -> None:
    assert client.get(f"{make_article(body='湖边。').get_absolute_url()}?{query}").status_code == 200


def test_each_paragraph_has_an_anchor_that_stays(client: Client) -> None:
    article = make_article(dateline="本报讯", body="第一段。\n第二段。\n第三段。")
    for below in ("", "?as=printed", "v/1/"):
        page = client.get(f"{article.get_absolute_url()}{below}").content.decode()
        assert re.findall(r'<p id="(p\d+)"><a class="para" href="#(p\d+)"', page) == [(f"p{n}",) * 2 for n in (1, 2, 3)]
