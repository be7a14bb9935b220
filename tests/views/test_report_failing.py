"""The form of reports: an old page, no database, a log-in first; nothing typed is lost, and nothing gets out."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from articles.models import Article, Case
from tests.support.crawling import crawl, public_addresses
from tests.support.factories import make_article
from tests.test_nothing_hidden_is_public import leaks
from tests.views.reports import CASE, TEXT, address, keeps, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(headline="早春湖边", body="湖边的抑树。")


def token(page: str) -> str:
    return re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]


@pytest.mark.parametrize("typed", [TEXT, CASE], ids=["text", "case"])
def test_an_old_page_shows_what_was_typed_and_the_next_try_is_taken(article: Article, typed: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address(article), typed)
    page = answer.content.decode()
    assert (answer.status_code, "还没有提交" in page, keeps(page, typed), rows()) == (403, True, True, 0)
    assert client.post(address(article), typed | {"csrfmiddlewaretoken": token(page)}).status_code == 200
    assert rows() == 1


def test_a_post_from_another_site_shows_nothing_and_files_nothing(article: Article) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address(article), CASE, HTTP_ORIGIN="https://elsewhere.example")
    assert (answer.status_code, CASE["asks"] in answer.content.decode(), rows()) == (403, False, 0)


def test_without_a_database_what_was_typed_stays_and_no_log_holds_it(client, article, caplog) -> None:
    def fail(execute: Any, sql: str, params: Any, *args: Any) -> Any:
        if "articles_case" in sql:
            raise OperationalError(f"server closed the connection\nDETAIL: {params}")
        return execute(sql, params, *args)

    with connection.execute_wrapper(fail):
        answer = client.post(address(article), CASE)
    assert (answer.status_code, keeps(answer.content.decode(), CASE)) == (503, True)
    assert caplog.records
    assert CASE["telephone"] not in caplog.text


def test_a_database_that_answers_nothing_at_all_loses_nothing_either(client, article) -> None:
    def fail(*args: object) -> None:
        raise OperationalError("no connection")

    with connection.execute_wrapper(fail):
        answer = client.post(address(article), CASE)
    assert (answer.status_code, keeps(answer.content.decode(), CASE)) == (503, True)


@pytest.fixture
def private(settings) -> None:
    settings.ASKS_FOR_LOG_IN = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"]


@pytest.mark.usefixtures("private")
def test_a_private_archive_asks_for_a_log_in_first(client, admin_client, article) -> None:
    assert client.get(address(article)).status_code == 302
    assert admin_client.get(address(article)).status_code == 200


def hidden(page: str) -> dict[str, str]:
    return {unescape(name): unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', page)}


@pytest.mark.usefixtures("private")
def test_what_was_typed_is_carried_through_the_log_in(client, article, django_user_model) -> None:
    django_user_model.objects.create_user("reader", password="a long enough one", is_staff=True)
    answer = client.post(address(article), CASE)
    assert (answer.status_code, "登录已经失效" in answer.content.decode(), rows()) == (403, True, 0)
    carried = hidden(answer.content.decode()) | {"username": "reader", "password": "a long enough one"}
    after = client.post(f"/admin/login/?next={address(article)}", carried).content.decode()
    page = client.post(address(article), hidden(after)).content.decode()
    assert ("还没有提交" in page, keeps(page, CASE), rows()) == (True, True, 0)
    client.post(address(article), CASE)
    assert rows() == 1


MARKS = {name: f"无人写过的{place}号记号" for place, name in enumerate(("passage", "should_be", "asks", "grounds"))}


def test_nothing_that_was_written_is_in_any_public_output(client: Client, article: Article) -> None:
    typed = CASE | MARKS | {"contact_name": "闻人丁丁"}
    assert client.post(address(article), typed).status_code == 200
    assert client.post(address(article), TEXT | MARKS).status_code == 200
    outputs = crawl(Client(), public_addresses([*MARKS.values(), "闻人丁丁"])).values()
    marks = [*MARKS.values(), "闻人丁丁", CASE["telephone"], CASE["mail"], Case.objects.get().receipt]
    assert len(outputs) > 30
    assert leaks(outputs, marks) == []
