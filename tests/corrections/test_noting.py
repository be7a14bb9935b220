"""编者注: dated, beside the text, never in it; nothing masked comes back by it, and nobody is told who wrote it."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from articles.corrections.noting import LONGEST, NoNote, add_note, take_back
from articles.corrections.redacting import redact
from articles.corrections.structure import link_continuation, move_permalink
from articles.corrections.withdrawing import withdraw
from articles.indexing import indexer
from articles.models import Article, EditorsNote, Outbox
from articles.models.states import Reason
from tests.search.asking import ask, headlines
from tests.support.factories import make_article, make_page

pytestmark = pytest.mark.django_db

NOTE = "船名以次日更正为准。"
SECRET = "青花瓷瓶底的账本"


@pytest.fixture
def article() -> Article:
    return make_article(headline="渡口换上了新船", body=f"守夜老翁说{SECRET}不见了。")


def page(client: Client, article: Article, below: str = "/") -> str:
    return client.get(f"{article.get_absolute_url().rstrip('/')}{below}").content.decode()


@pytest.mark.parametrize("below", ["/", "/v/1/", ".json", ".txt"])
def test_it_is_shown_with_its_day_and_without_its_author(client, article, below: str) -> None:
    writer = User.objects.create_user("writer-login", first_name="编辑甲")
    add_note(article, NOTE, by=writer)
    told = page(client, article, below)
    assert NOTE in told
    assert EditorsNote.objects.get().at.strftime("%Y") in told
    assert [one for one in ("writer-login", "编辑甲") if one in told] == []


def test_it_is_no_part_of_the_text_nor_of_what_search_finds(client, article) -> None:
    add_note(article, NOTE, by=None)
    indexer.catch_up()
    assert headlines(ask("次日更正为准")) == []
    assert client.get(f"{article.get_absolute_url().rstrip('/')}.json").json()["body"] == article.body
    article.refresh_from_db()
    assert article.version == 1


@pytest.mark.parametrize("text", [f"原文“{SECRET}”有误", "青花 瓷瓶底 的账本", "青花瓷瓶底的帐本不见了"])
def test_what_is_masked_cannot_be_quoted_in_it(article, text: str) -> None:
    redact(article, SECRET, reason=Reason.PRIVACY, by=None)
    with pytest.raises(ValueError, match="已遮盖"):
        add_note(article, text, by=None)
    assert not EditorsNote.objects.exists()


@pytest.mark.parametrize("below", ["/", ".json", ".txt"])
def test_what_is_masked_after_it_was_written_is_masked_in_it_too(client, article, below: str) -> None:
    add_note(article, f"{SECRET}已归还。", by=None)
    redact(article, SECRET, reason=Reason.PRIVACY, by=None)
    told = page(client, article, below)
    assert SECRET not in told
    assert "已归还" in told


def test_what_is_masked_in_another_part_of_the_text_is_masked_too(client, article) -> None:
    rest = make_article(make_page("2"), headline="下半篇", body="匣子里装的原是一把桃木梳。")
    link_continuation(article, rest)
    add_note(rest, "一把桃木梳已归还。", by=None)
    redact(Article.objects.get(pk=article.pk), "匣子里装的原是一把桃木梳", reason=Reason.PRIVACY, by=None)
    assert "桃木梳" not in page(client, article) + page(client, rest)


def test_it_goes_with_its_article(client, article) -> None:
    add_note(article, NOTE, by=None)
    home, rest = make_article(headline="新家"), make_article(make_page("2"), headline="下半篇")
    link_continuation(article, rest)
    assert NOTE in page(client, rest)
    move_permalink(Article.objects.get(pk=article.pk), home)
    assert NOTE in page(client, home)
    withdraw(home, reason=Reason.OTHER, by=None)
    assert NOTE not in page(client, home)


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x07", "长" * (LONGEST + 1)])
def test_what_is_no_note_is_refused(article, text: str) -> None:
    with pytest.raises(ValueError, match="编者注"):
        add_note(article, text, by=None)


def test_markup_in_it_is_text(client, article) -> None:
    add_note(article, "<script>alert(1)</script>\n第二段", by=None)
    assert "<script>alert" not in page(client, article)
    assert "<p>第二段</p>" in page(client, article).replace("<br>", "</p><p>")


def test_it_is_taken_back_once_and_told_no_more(client, article) -> None:
    note = add_note(article, NOTE, by=None)
    before = Article.objects.get(pk=article.pk).changed_at
    Outbox.objects.all().delete()
    take_back(note, by=None)
    assert NOTE not in page(client, article)
    assert Article.objects.get(pk=article.pk).changed_at > before
    assert Outbox.objects.filter(article_id=article.pk).exists()
    with pytest.raises(NoNote, match="已经撤回"):
        take_back(note, by=None)


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("note", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_adds_one_and_takes_the_last_back(client, article) -> None:
    for text in ("第一条。", "第二条。"):
        assert "已加编者注" in told(article.permalink_id, text)
    assert "还有 1 条" in told(article.permalink_id, "--undo")
    shown = page(client, article)
    assert ("第一条。" in shown, "第二条。" in shown) == (True, False)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["{}", ""], "没有文字"),
        (["{}", "--undo"], "没有编者注"),
        (["{}", "x", "--by", "无此人"], "没有账户"),
        (["abc", "x"], "打错了"),
    ],
)
def test_the_command_says_in_one_line_what_is_wrong(article, arguments: list[str], why: str) -> None:
    with pytest.raises(CommandError, match=why):
        told(*(one.format(article.permalink_id) for one in arguments))
