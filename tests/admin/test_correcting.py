"""Correcting an article in the admin, as a member of staff does it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.corrections import StaleVersion, correct
from articles.models import Article, Revision
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    bylines = [("记者", "张三"), ("通讯员", "李四"), ("通讯员", "王五")]
    text = "第一段。\n第二段。"
    return make_article(headline="银杏黄了", body=text, original_body=text, bylines=bylines)


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def typed(client: Client, article: Article, **changes: Any) -> dict[str, Any]:
    """The form as the browser would send it back, with these fields changed."""
    form = client.get(address(article)).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in (values | changes).items()}


def test_a_correction_is_saved_with_its_author_and_reason(admin_client: Client, article: Article) -> None:
    admin_client.post(address(article), typed(admin_client, article, headline="银杏红了", reason="核对报样"))
    article.refresh_from_db()
    revision = Revision.objects.get(version=2)
    assert (article.headline, article.version) == ("银杏红了", 2)
    assert (revision.by.username, revision.reason, set(revision.changes)) == (
        "admin",
        "核对报样",
        {"headline", "status"},
    )


def test_bylines_are_shown_a_role_a_line(admin_client: Client, article: Article) -> None:
    assert typed(admin_client, article)["bylines_text"] == "记者 张三\n通讯员 李四 王五"


def test_bylines_are_corrected_as_text(admin_client: Client, article: Article) -> None:
    admin_client.post(address(article), typed(admin_client, article, bylines_text="记者 张三\n摄影 赵六"))
    assert [(b.role, b.name) for b in article.bylines.order_by("order")] == [("记者", "张三"), ("摄影", "赵六")]


def test_saving_without_a_change_is_no_revision(admin_client: Client, article: Article) -> None:
    answer = admin_client.post(address(article), typed(admin_client, article), follow=True)
    assert "没有改动" in answer.content.decode()
    assert article.revisions.count() == 1


def test_a_stale_save_is_refused_and_keeps_what_was_typed(admin_client: Client, article: Article) -> None:
    form = typed(admin_client, article, body="我打了很久的字。")
    correct(article, version=1, changes={"headline": "别人先改了"}, by=User.objects.create_user("colleague"))
    answer = admin_client.post(address(article), form)
    page = answer.content.decode()
    assert "没有保存" in page
    assert "我打了很久的字。" in page
    assert "colleague" in page
    article.refresh_from_db()
    assert (article.headline, article.body) == ("别人先改了", "第一段。\n第二段。")


def test_a_refused_save_asks_the_database_once(
    admin_client: Client, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = typed(admin_client, article, headline="银杏红了")
    attempts = []

    def overtaken(current: Article, **correction: Any) -> Revision:
        attempts.append(correction["version"])
        raise StaleVersion(current, 1)

    monkeypatch.setattr("articles.corrections.correct", overtaken)
    answer = admin_client.post(address(article), form)
    assert (answer.status_code, attempts) == (409, [1])
    assert "银杏红了" in answer.content.decode()


def test_the_original_reading_is_shown_and_cannot_be_edited(admin_client: Client, article: Article) -> None:
    form = typed(admin_client, article, body="改过。", original_body="伪造", original_text="伪造")
    admin_client.post(address(article), form)
    article.refresh_from_db()
    assert (article.body, article.original_body) == ("改过。", "第一段。\n第二段。")


def test_articles_are_neither_added_nor_deleted_by_hand(admin_client: Client, article: Article) -> None:
    assert admin_client.get(reverse("admin:articles_article_add")).status_code == 403
    assert admin_client.get(reverse("admin:articles_article_delete", args=[article.pk])).status_code == 403


@pytest.mark.parametrize(
    "model",
    ["article", "photocaption", "issue", "page", "pagetext", "problem", "reporter", "series", "revision", "permalink"],
)
def test_every_list_opens_in_chinese(admin_client: Client, article: Article, model: str) -> None:
    answer = admin_client.get(reverse(f"admin:articles_{model}_changelist"))
    assert answer.status_code == 200
    assert 'lang="zh-hans"' in answer.content.decode()


def test_a_revision_shows_before_and_after(admin_client: Client, article: Article) -> None:
    revision = correct(article, version=1, changes={"headline": "银杏红了"}, by=None)
    page = admin_client.get(reverse("admin:articles_revision_change", args=[revision.pk])).content.decode()
    assert "<b>标题</b>" in page
    assert "<del>银杏黄了</del>" in page
    assert "<ins>银杏红了</ins>" in page


def test_what_only_the_browser_changed_is_no_correction(admin_client: Client) -> None:
    article = make_article(headline="两行\n标题", body="　　首段。\n\n第二段。\n")
    form = typed(admin_client, article, status="reviewed")
    # As a browser sends it: no line end in a single line, other line ends in the text.
    form |= {"headline": "两行标题", "body": "　　首段。\r\n\r\n第二段。\r\n"}
    admin_client.post(address(article), form)
    assert article.revisions.get(version=2).changes.keys() == {"status"}
    article.refresh_from_db()
    assert (article.headline, article.body) == ("两行\n标题", "　　首段。\n\n第二段。\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [("记者 程墨\n戚小满", "前面没有身份"), ("记者 " + "长" * 41, "太长"), ("身" * 21 + "：甲乙", "太长")],
)
def test_a_byline_that_would_be_lost_is_refused(
    admin_client: Client, article: Article, text: str, message: str
) -> None:
    answer = admin_client.post(address(article), typed(admin_client, article, bylines_text=text))
    assert message in answer.content.decode()
    assert article.bylines.count() == 3


def test_a_caption_that_became_an_article_meanwhile_keeps_what_was_typed(admin_client: Client) -> None:
    photo = make_article(kind="photo", body="图。")
    place = reverse("admin:articles_photocaption_change", args=[photo.pk])
    form = typed(admin_client, photo, body="打了很久的字。", kind="photo")
    correct(photo, version=1, changes={"kind": "article"}, by=None)
    answer = admin_client.post(place, form)
    assert (answer.status_code, "打了很久的字。" in answer.content.decode()) == (409, True)


def test_a_revision_speaks_of_choices_and_rows_in_words(admin_client: Client, article: Article) -> None:
    correct(article, version=1, changes={"visibility": "hidden"}, by=None)
    page = admin_client.get(address(article)).content.decode()
    assert "<del>公开</del>" in page
    assert "<ins>内部</ins>" in page
