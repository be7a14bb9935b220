"""The page of a review shows what changed since the last one, and takes 同意 or 退回."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections import correct
from articles.corrections.redacting import redact
from articles.desk.reviewing import agree
from articles.models import Article
from articles.models.rights import CORRECTOR, REVIEWER
from articles.models.states import Reason
from tests.admin.forms import address, typed
from tests.admin.test_handing_out import in_role
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def hand() -> User:
    return in_role("订正的人", CORRECTOR)


@pytest.fixture
def article(hand: User) -> Article:
    article = make_article(headline="湖光水色", body="首段不动。\n抑树成荫。")
    correct(article, version=1, changes={"headline": "湖光山色"}, by=hand)
    return article


@pytest.fixture
def client(article: Article) -> Client:
    client = Client()
    client.force_login(in_role("复核的人", REVIEWER))
    return client


def page_of(article: Article) -> str:
    return f"/admin/review/{article.pk}/"


def test_it_shows_what_changed_and_nothing_else(client: Client, article: Article) -> None:
    page = client.get(page_of(article)).content.decode()
    assert "湖光<del>水</del><ins>山</ins>色" in page
    assert "首段不动" not in page


def test_after_a_review_it_shows_only_what_changed_since(client: Client, article: Article, hand: User) -> None:
    agree(article, version=2, by=in_role("前一位", REVIEWER))
    correct(article, version=3, changes={"body": "首段不动。\n柳树成荫。"}, by=hand)
    page = client.get(page_of(article)).content.decode()
    assert "<del>抑</del><ins>柳</ins>" in page and "<del>水</del>" not in page


def test_agreeing_makes_it_reviewed_and_leads_on(client: Client, article: Article) -> None:
    answer = client.post(page_of(article), {"opened_version": 2, "_agree": "1"})
    assert answer.headers["Location"].startswith("/admin/?stage=")
    assert Article.objects.get(pk=article.pk).status == "reviewed"


def test_sending_back_wants_a_reason_and_keeps_the_page(client: Client, article: Article) -> None:
    answer = client.post(page_of(article), {"opened_version": 2, "_send_back": "1", "reason": ""})
    assert answer.status_code == 409 and "退回要写明理由" in answer.content.decode()
    client.post(page_of(article), {"opened_version": 2, "_send_back": "1", "reason": "漏了一行"})
    assert Article.objects.get(pk=article.pk).status == "disputed"


def test_a_text_that_changed_meanwhile_is_shown_anew_with_the_reason_that_was_typed(
    client: Client, article: Article, hand: User
) -> None:
    correct(article, version=2, changes={"body": "首段不动。\n柳树成荫。"}, by=hand)
    answer = client.post(page_of(article), {"opened_version": 2, "_send_back": "1", "reason": "漏了一行"})
    assert answer.status_code == 409
    assert "<ins>柳</ins>" in answer.content.decode() and 'value="漏了一行"' in answer.content.decode()


def test_ones_own_work_is_shown_without_a_button(article: Article, hand: User) -> None:
    hand.groups.set(in_role("另一位", REVIEWER).groups.all())
    client = Client()
    client.force_login(hand)
    page = client.get(page_of(article)).content.decode()
    assert "要由别人复核" in page and "_agree" not in page


def test_what_is_masked_since_is_masked_on_both_sides(client: Client, article: Article, hand: User) -> None:
    correct(article, version=2, changes={"body": "首段不动。\n柳树成荫，船家姓施。"}, by=hand)
    redact(Article.objects.get(pk=article.pk), "船家姓施", reason=Reason.PRIVACY, by=None)
    page = client.get(page_of(article)).content.decode()
    assert "〔已遮盖〕" in page and "船家姓施" not in page


def test_the_form_refuses_own_work_and_a_change_with_the_review(client: Client, article: Article) -> None:
    both = typed(client, article, body="一起改。", status="reviewed")
    assert "请先保存改动" in client.post(address(article), both).content.decode()
    client.post(address(article), typed(client, article, body="改过。"))
    own = typed(client, Article.objects.get(pk=article.pk), status="reviewed")
    assert "要由别人复核" in client.post(address(article), own).content.decode()
    assert Article.objects.get(pk=article.pk).status == "corrected"


def test_with_several_passes_the_form_offers_no_reviewed(settings, client: Client, article: Article) -> None:
    settings.REVIEWS = 2
    offered = client.get(address(article)).context["adminform"].form.fields["status"].choices
    assert "reviewed" not in dict(offered)


def test_it_is_for_those_who_may_review(article: Article, hand: User) -> None:
    client = Client()
    client.force_login(hand)
    assert client.get(page_of(article)).status_code == 403
