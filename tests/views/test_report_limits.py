"""The form of reports: programs file nothing, and so many come from one address, about one text, in a day."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone

from articles.models import Article, Case, TextReport
from tests.support.factories import make_article
from tests.views.reports import CASE, TEXT, address, keeps, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(headline="早春湖边", body="湖边的抑树。")


def without_receipt(page: str) -> str:
    return re.sub(r'[\w-]{14}</p>|value="\w{64}"', "", page)


@pytest.mark.parametrize("typed", [TEXT, CASE], ids=["text", "case"])
def test_a_program_that_fills_in_everything_gets_the_same_page_and_nothing_is_stored(client, article, typed) -> None:
    trapped = client.post(address(article), typed | {"homepage": "https://example.cn"})
    assert rows() == 0
    taken = client.post(address(article), typed)
    assert rows() == 1
    assert without_receipt(trapped.content.decode()) == without_receipt(taken.content.decode())


def numbered(typed: dict[str, str], number: int) -> dict[str, str]:
    return typed | {"passage": f"{typed['passage']}{number}"}


def from_address(number: int) -> str:
    return f"10.0.{number // 250}.{number % 250}"


def test_so_many_come_from_one_address_in_an_hour_and_others_are_not_kept_out(client, article) -> None:
    answers = [client.post(address(article), numbered((TEXT, CASE)[n % 2], n)).status_code for n in range(7)]
    assert (answers, rows()) == ([200] * 5 + [429] * 2, 5)
    assert client.post(address(article), TEXT, REMOTE_ADDR="10.0.0.9").status_code == 200


def test_whoever_is_to_wait_is_told_so_and_keeps_what_was_typed(client, article) -> None:
    for number in range(5):
        client.post(address(article), numbered(TEXT, number))
    answer = client.post(address(article), CASE)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert keeps(answer.content.decode(), CASE)


def test_after_an_hour_an_address_may_write_again(client, article) -> None:
    for number in range(5):
        client.post(address(article), numbered(TEXT, number))
    TextReport.objects.update(at=timezone.now() - dt.timedelta(minutes=61))
    assert client.post(address(article), CASE).status_code == 200


@pytest.mark.parametrize(("articles", "most"), [(1, 30), (20, 200)])
def test_so_many_come_in_a_day_about_one_text_and_in_all(client, articles: int, most: int) -> None:
    places = [address(make_article()) for _ in range(articles)]
    for number in range(most):
        place = places[number % articles]
        assert client.post(place, numbered(TEXT, number), REMOTE_ADDR=from_address(number)).status_code == 200
    assert client.post(places[0], TEXT, REMOTE_ADDR="10.9.9.9").status_code == 429
    assert client.post(places[0], CASE, REMOTE_ADDR="10.9.9.9").status_code == 200, "no flood of typos shuts out a case"
    TextReport.objects.update(at=timezone.now() - dt.timedelta(hours=25))
    assert client.post(places[0], TEXT, REMOTE_ADDR="10.9.9.8").status_code == 200


def test_no_address_is_kept_and_what_is_tells_nothing_without_the_key(client, article, settings) -> None:
    client.post(address(article), CASE, REMOTE_ADDR="10.20.30.40")
    first = Case.objects.get()
    assert "10.20.30.40" not in str(vars(first))
    settings.SECRET_KEY = "another key of this archive, long enough"
    client.post(address(article), TEXT, REMOTE_ADDR="10.20.30.40")
    assert len({first.address_hash, TextReport.objects.get().address_hash, ""}) == 3
