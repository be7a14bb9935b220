"""The admin opens with the queue, and whoever works through it is led from one text to the next."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.corrections import correct
from articles.corrections.redacting import redact
from articles.desk.queue import QueueFilter
from articles.desk.reviewing import send_back
from articles.desk.weighing import weigh
from articles.models import Article, KeyPhrase
from articles.models.rights import CORRECTOR, KEEPER, READER, REVIEWER, SIGNER
from articles.models.states import Reason
from tests.admin.forms import address, typed
from tests.admin.test_handing_out import in_role
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


def browser_of(role: str, name: str = "某人") -> Client:
    client = Client()
    client.force_login(in_role(name, role))
    return client


def queued(**fields: object) -> Article:
    article = make_article(**fields)
    weigh([article.pk])
    return article


def opened_at(article: Article, query: str = "") -> str:
    """As the queue links it."""
    return (
        f"{address(article)}?{urlencode({'queue': QueueFilter.of_query(query).encoded(), 'at': article.score.points})}"
    )


def front(client: Client, query: str = "") -> str:
    return client.get(f"/admin/{query}").content.decode()


def test_the_first_page_lists_what_waits_with_the_way_to_each() -> None:
    article = queued(headline="运河清淤", certain=False)
    page = front(browser_of(CORRECTOR))
    assert "运河清淤" in page and "识别没有把握" in page
    assert opened_at(article).replace("&", "&amp;") in page
    assert 'href="/admin/tables/"' in page


def test_whoever_keeps_accounts_sees_the_tables_and_no_text() -> None:
    queued(headline="运河清淤")
    page = front(browser_of(KEEPER))
    assert "运河清淤" not in page and "/admin/auth/user/" in page


def test_all_tables_stand_one_link_away() -> None:
    assert "/admin/articles/series/" in browser_of(READER).get("/admin/tables/").content.decode()


def test_the_list_asks_as_often_for_fifty_as_for_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = browser_of(SIGNER)
    queued()
    front(client)
    for _ in range(50):
        queued()
    with django_assert_num_queries(24):
        assert "共 2 页" in front(client)


def test_saving_leads_to_the_next_one_of_the_same_queue() -> None:
    last, first = queued(), queued(certain=False)
    client = browser_of(CORRECTOR)
    page = client.get(opened_at(first)).content.decode()
    assert page.index('name="_next"') < page.index('name="_save"')
    answer = client.post(opened_at(first), typed(client, first, body="改过。") | {"_next": "1"})
    assert answer.headers["Location"] == opened_at(last)
    answer = client.post(opened_at(last), typed(client, last, body="改过。") | {"_next": "1"})
    assert answer.headers["Location"] == "/admin/?stage=correct"


def test_skipping_leads_on_and_leaves_the_text_as_it_is() -> None:
    last, first = queued(), queued(certain=False)
    client = browser_of(CORRECTOR)
    (way,) = [part for part in client.get(opened_at(first)).content.decode().split('"') if "/admin/skip/" in part]
    assert client.get(way.replace("&amp;", "&")).headers["Location"] == opened_at(last)
    assert Article.objects.get(pk=first.pk).version == 1


def test_a_form_that_was_not_opened_from_the_queue_saves_as_ever() -> None:
    assert 'name="_next"' not in browser_of(CORRECTOR).get(address(make_article())).content.decode()


def test_figures_of_others_are_shown_to_whoever_signs_alone() -> None:
    correct(make_article(), version=1, changes={"body": "改过。"}, by=in_role("同事甲", CORRECTOR))
    for role, told in ((SIGNER, True), (REVIEWER, False), (CORRECTOR, False)):
        page = front(browser_of(role, role))
        assert ("只有本人和签发人看得到" in page) is told


def test_the_form_says_why_a_text_was_sent_back_without_what_is_masked() -> None:
    article = queued(body="甲乙丙丁的船。")
    correct(article, version=1, changes={"body": "甲乙丙丁的新船。"}, by=in_role("甲", CORRECTOR))
    send_back(article, version=2, by=in_role("乙", REVIEWER), reason="“甲乙丙丁的新船”不通")
    redact(Article.objects.get(pk=article.pk), "甲乙丙丁", reason=Reason.PRIVACY, by=None)
    page = browser_of(CORRECTOR).get(address(article)).content.decode()
    assert "在一校时退回" in page and "甲乙丙丁" not in page


def test_a_text_saved_with_a_key_phrase_one_character_off_is_held_and_says_where() -> None:
    KeyPhrase.objects.create(title="市长", words="王小明")
    article, client = queued(), browser_of(CORRECTOR)
    client.post(address(article), typed(client, article, body="市长王晓明到会。"))
    assert Article.objects.get(pk=article.pk).visibility == "held"
    page = client.get(address(article)).content.decode()
    assert "<mark>市长王晓明</mark>" in page and "应为 市长王小明" in page


def test_whoever_signs_decides_about_it_and_that_is_noted() -> None:
    KeyPhrase.objects.create(title="市长", words="王小明")
    article, client = queued(), browser_of(SIGNER)
    client.post(address(article), typed(client, article, body="市长王晓明到会。"))
    place = f"/admin/articles/shownarticle/{article.pk}/change/"
    assert "<mark>市长王晓明</mark>" in client.get(place).content.decode()
    client.post(place, {"opened_version": 3, "visibility": "public", "shade": "", "reason": "原报如此", "note": ""})
    assert article.near_misses.get().decided_by.username == "某人"
    assert "<mark>" not in client.get(place).content.decode()
