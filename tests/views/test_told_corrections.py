"""The public history of an article: when, which fields, how many characters; not who, and nothing of what is kept."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections import correct
from articles.corrections.change import change
from articles.corrections.redacting import redact, unredact
from articles.corrections.withdrawing import undo_withdrawal, withdraw
from articles.models import Article, Revision
from articles.models.states import Reason
from articles.views.told_corrections import LISTED
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

BODY = "守夜老翁说青花瓷瓶底藏着脹本。渡口换上了新船。"


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor-login", first_name="编辑甲")


@pytest.fixture
def article() -> Article:
    return make_article(None, [("记者", "李四")], headline="渡口", body=BODY)


def put(article: Article, editor: User | None, **changes: object) -> None:
    current = Article.objects.get(pk=article.pk)
    correct(current, version=current.version, changes=changes, by=editor, reason="内部的缘故")


def told(client: Client, article: Article) -> list[str]:
    """A line for each correction that the page tells of, without tags and the minute."""
    page = client.get(article.get_absolute_url()).content.decode()
    section = re.search(r"<h2>订正</h2>(.*?)</section>", page, re.S)
    rows = re.findall(r"<li>(.*?)</li>", section[1], re.S) if section else []
    return [re.sub(r"\s+", "", re.sub(r"<[^>]+>|\d{4}-\d\d-\d\d \d\d:\d\d", "", row)) for row in rows]


def test_it_says_which_fields_and_how_many_characters_the_latest_first(client, article, editor) -> None:
    put(article, editor, body=BODY.replace("脹", "账"))
    put(article, editor, headline="渡口的新船", body=BODY.replace("脹", "账").replace("新船", "大船"))
    assert told(client, article) == ["改了标题3字、正文1字（改前，第2稿）", "改了正文1字（改前，第1稿）"]


def test_it_says_neither_who_nor_why(client, article, editor) -> None:
    put(article, editor, headline="新渡口")
    page = client.get(article.get_absolute_url()).content.decode()
    assert [word for word in ("editor-login", "编辑甲", "内部的缘故") if word in page] == []


def test_what_the_machine_read_first_is_a_link_away(client, article, editor) -> None:
    put(article, editor, headline="新渡口")
    assert (
        f'{article.get_absolute_url()}v/1/" rel="nofollow">最初识别的文字'
        in client.get(article.get_absolute_url()).content.decode()
    )


def test_what_decides_what_may_be_seen_is_in_no_history(client, article, editor) -> None:
    withdraw(article, reason=Reason.PRIVACY, by=editor)
    undo_withdrawal(article, by=editor)
    change(Article.objects.get(pk=article.pk), version=3, changes={"status": "reviewed", "order": 7})
    assert told(client, article) == []


def test_neither_masking_nor_its_undoing_is_told(client, article, editor) -> None:
    (row,) = redact(article, "青花瓷瓶", reason=Reason.PRIVACY, by=editor)
    assert told(client, article) == []
    unredact(row, by=editor)
    assert told(client, article) == []


def test_of_a_change_within_what_is_masked_nothing_is_told(client, article, editor) -> None:
    put(article, editor, body=BODY.replace("青花瓷瓶", "青花瓷罐"))
    put(article, editor, body=BODY)
    redact(article, "青花瓷瓶底藏着脹本", reason=Reason.PRIVACY, by=editor)
    assert told(client, article) == []


def test_of_versions_that_are_kept_inside_no_number_is_told_and_no_way_leads_there(
    client, settings, article, editor
) -> None:
    put(article, editor, body=BODY.replace("脹", "账"))
    settings.RAW_TEXT = "staff"
    assert told(client, article) == ["改了正文"]
    assert "/v/1/" not in client.get(article.get_absolute_url()).content.decode()


def test_of_what_was_moved_to_a_withheld_article_no_number_is_told(client, article, editor) -> None:
    secret = "门牌后面的那口井里沉着三只铁皮箱子和一本旧账。"
    put(article, editor, body=f"{BODY}{secret}")
    put(article, editor, body=BODY)
    other = make_article(headline="另一篇", body=secret)
    assert told(client, article)[0] == f"改了正文{len(secret)}字（改前，第2稿）"
    withdraw(other, reason=Reason.PRIVACY, by=None)
    assert told(client, article) == ["改了正文", "改了正文（改前，第1稿）"]


def test_a_correction_made_while_it_was_withdrawn_tells_no_number(client, article, editor) -> None:
    withdraw(article, reason=Reason.UNTRUE, by=editor)
    put(article, editor, body="渡口换上了新船。")
    undo_withdrawal(Article.objects.get(pk=article.pk), by=editor)
    assert told(client, article) == ["改了正文"]


def test_another_reading_is_told_as_one(client, article) -> None:
    put(article, None, body=BODY.replace("脹", "账"))
    assert told(client, article) == ["重新识别，改了正文1字（改前，第1稿）"]


def test_bylines_are_a_field_too(client, article, editor) -> None:
    entry = Revision.objects.get(article=article, version=1).changes["bylines"]["after"][0]
    change(article, version=1, changes={"bylines": [entry | {"name": "李思"}]}, by=editor)
    assert told(client, article) == ["改了署名1字（改前，第1稿）"]


def test_of_very_many_the_latest_are_listed(client, article, editor) -> None:
    for n in range(LISTED + 5):
        put(article, editor, headline=f"渡口{n}")
    assert len(told(client, article)) == LISTED
    assert "更早的 5 次不列" in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize("number", [3, 15])
def test_the_page_takes_as_many_queries_however_often_it_was_corrected(
    client, article, editor, django_assert_num_queries, number: int
) -> None:
    for n in range(number):
        put(article, editor, body=f"{BODY}渡口换过{n}次船。")
    with django_assert_num_queries(18):
        client.get(article.get_absolute_url())
