"""The form of an article with its sheet beside it, and its drafts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections import correct
from articles.desk import drafts
from articles.models import Article, Draft
from articles.models.rights import READER
from tests.admin.forms import address, make_caption, typed
from tests.admin.test_reviewing import browser_of
from tests.support.factories import make_article, make_page, make_span, make_text
from tests.support.pictured import make_pictured

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(headline="渡口换船", body="撑船的人说新船轻了一半。")


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "SHORTEST", dt.timedelta(0))


def keep(client: Client, article: Article, counter: int = 1, window: str = "a1", **changes: Any) -> Any:
    person = User.objects.get(pk=client.session["_auth_user_id"])
    about = {"draft_window": window, "counter": counter, "person": person.pk}
    return client.post(address(article, "draft"), typed(client, article, **changes) | about)


def shown(client: Client, article: Article, query: str = "") -> str:
    return client.get(address(article) + query).content.decode()


def body_of(client: Client, article: Article, query: str = "") -> str:
    return str(client.get(address(article) + query).context["adminform"].form["body"].value())


def test_the_form_is_filled_with_what_was_typed_and_says_so(admin_client: Client, article: Article) -> None:
    assert keep(admin_client, article, body="没写完").json()["version"] == 0
    assert body_of(admin_client, article) == "没写完"
    assert "没有保存的草稿" in shown(admin_client, article)
    article.refresh_from_db()
    assert (article.version, article.body) == (1, "撑船的人说新船轻了一半。")


def test_without_the_draft_the_form_has_the_article(admin_client: Client, article: Article) -> None:
    keep(admin_client, article, body="没写完")
    assert body_of(admin_client, article, "?draft=none") == article.body


def test_drafts_of_two_windows_are_both_shown(admin_client: Client, article: Article) -> None:
    keep(admin_client, article, body="在这一台")
    answer = admin_client.get(address(article) + "?draft=none")
    about = {"draft_window": "b2", "counter": 1, "person": answer.wsgi_request.user.pk}
    admin_client.post(address(article, "draft"), typed(admin_client, article) | about | {"body": "在那一台"})
    page = shown(admin_client, article)
    assert ("在这一台" in page, "在那一台" in page) == (True, True)


def test_a_save_takes_the_draft_with_it(admin_client: Client, article: Article) -> None:
    keep(admin_client, article, body="没写完")
    answer = admin_client.get(address(article))
    desk = answer.context["desk"]
    form = typed(admin_client, article) | {"draft_window": desk.window, "draft_taken_over": desk.taken_over}
    admin_client.post(address(article), form)
    article.refresh_from_db()
    assert (article.body, Draft.objects.count()) == ("没写完", 0)


def test_a_refused_save_leaves_the_draft(admin_client: Client, article: Article) -> None:
    keep(admin_client, article, body="没写完")
    form = typed(admin_client, article, body="没写完") | {"draft_window": "a1"}
    correct(article, version=1, changes={"body": "别人改了。"}, by=None)
    admin_client.post(address(article), form)
    assert Draft.objects.get().fields["body"] == "没写完"


def test_a_draft_on_an_older_version_stands_beside_the_text_and_goes_on_as_a_save_that_came_late(
    admin_client: Client, article: Article
) -> None:
    keep(admin_client, article, body="没写完")
    correct(article, version=1, changes={"body": "别人改了。"}, by=None)
    page = shown(admin_client, article)
    assert body_of(admin_client, article) == "别人改了。"
    assert ("没写完" in page, "写在第 1 稿上，现在已是第 2 稿" in page) == (True, True)
    offer = admin_client.get(address(article)).context["desk"].drafts[0]
    sent = {field.name: field.typed for field in offer.fields} | {"opened_version": offer.version}
    again = admin_client.post(address(article), sent).content.decode()
    assert ("没有保存" in again, "没写完" in again) == (True, True)
    article.refresh_from_db()
    assert article.body == "别人改了。"


def test_whoever_types_on_an_older_version_is_told(admin_client: Client, article: Article) -> None:
    form = typed(admin_client, article, body="没写完")
    correct(article, version=1, changes={"headline": "别人改了"}, by=None)
    person = admin_client.session["_auth_user_id"]
    answer = admin_client.post(address(article, "draft"), form | {"draft_window": "a1", "counter": 1, "person": person})
    assert answer.json()["version"] == 2


def test_a_draft_is_thrown_away(admin_client: Client, article: Article) -> None:
    keep(admin_client, article, body="没写完")
    answer = admin_client.post(address(article, "draft"), {"discard": Draft.objects.get().pk}, follow=True)
    assert "草稿已删去" in answer.content.decode()
    assert not Draft.objects.exists()


def test_another_person_who_has_logged_in_beside_the_page_gets_no_draft_of_it(
    admin_client: Client, article: Article
) -> None:
    about = {"draft_window": "a1", "counter": 1, "person": "0"}
    answer = admin_client.post(address(article, "draft"), typed(admin_client, article, body="没写完") | about)
    assert (answer.status_code, Draft.objects.count()) == (409, 0)


@pytest.mark.parametrize(
    "wrong", [{"counter": "x"}, {"draft_window": ""}, {"draft_window": "<b>"}, {"counter": "9" * 20}]
)
def test_what_is_no_draft_is_refused(admin_client: Client, article: Article, wrong: dict[str, str]) -> None:
    person = admin_client.session["_auth_user_id"]
    about = {"draft_window": "a1", "counter": "1", "person": person, "opened_version": "1"}
    answer = admin_client.post(address(article, "draft"), about | wrong)
    assert (answer.status_code, Draft.objects.count()) == (400, 0)


def test_a_picture_has_a_draft_too(admin_client: Client) -> None:
    caption = make_caption()
    keep(admin_client, caption, body="没写完")
    assert body_of(admin_client, caption) == "没写完"


def test_the_desk_has_the_address_at_which_staff_see_the_picture(admin_client: Client) -> None:
    make_pictured()
    article = Article.objects.get(headline="渡口换船")
    (sheet,) = admin_client.get(address(article)).context["desk"].sheets
    page = admin_client.get(article.page.get_absolute_url())
    assert page.context["sheet"].plain == sheet.picture.plain


def test_who_may_only_look_has_the_sheet_and_keeps_no_draft(article: Article) -> None:
    text = make_text(make_page(), "撑船的人说新船轻了一半。")
    make_span(text, article, 1, 1)
    client = browser_of(READER)
    page = shown(client, article)
    assert ('data-line="1"' in page, "data-draft" in page, "kbd" in page) == (True, False, False)
