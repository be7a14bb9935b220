"""What probes are told."""

from __future__ import annotations

import datetime as dt
import shutil
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from articles.indexing import outbox
from articles.models import Outbox
from articles.views import health
from tests.support.factories import make_article


def waiting(minutes: int) -> None:
    outbox.enqueue([make_article().pk])
    Outbox.objects.update(at=timezone.now() - dt.timedelta(minutes=minutes))


def test_a_process_that_answers_is_alive(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_an_installation_without_problems_is_ready(admin_client: Client) -> None:
    waiting(minutes=1)
    answer = admin_client.get("/readyz")
    assert answer.status_code == 200
    found = answer.json()
    assert (found["ready"], found["problems"], found["index_lag"]["articles"]) == (True, [], 1)
    assert found["disk_free_mb"] > 0


@pytest.mark.django_db
def test_an_index_far_behind_is_a_problem(admin_client: Client) -> None:
    waiting(minutes=11)
    answer = admin_client.get("/readyz")
    assert answer.status_code == 503
    assert "搜索索引落后 11 分钟" in answer.json()["problems"][0]


@pytest.mark.django_db
def test_a_full_disk_is_a_problem(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=10 * 2**20))
    answer = admin_client.get("/readyz")
    assert answer.status_code == 503
    assert "只剩 10 MB" in answer.json()["problems"][0]


def break_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise DatabaseError("no route to db.internal:5432")

    monkeypatch.setattr(outbox, "lag", broken)


def test_a_database_that_does_not_answer_is_a_problem(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    break_database(monkeypatch)
    answer = admin_client.get("/readyz")
    assert answer.status_code == 503
    assert "数据库没有应答" in answer.json()["problems"][0]


def test_who_cannot_be_known_without_the_database_is_told_as_little(client: Client, monkeypatch) -> None:
    """Here the session cannot be read either: tests may not touch the database without asking."""
    break_database(monkeypatch)
    client.cookies[settings.SESSION_COOKIE_NAME] = "x"
    monkeypatch.setattr("django.contrib.auth.get_user", lambda request: outbox.lag())
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ready": False})


@pytest.mark.django_db
@pytest.mark.parametrize("broken", [True, False])
def test_strangers_are_told_two_words_and_the_log_the_rest_once(client, monkeypatch, caplog, broken: bool) -> None:
    monkeypatch.setattr(health, "_logged", {})
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=10 * 2**20 if broken else 2**40))
    if broken:
        break_database(monkeypatch)
    for _ in range(3):
        assert client.get("/readyz").json() == {"ready": not broken}
    assert client.get("/healthz").content == b"ok\n"
    assert caplog.text.count("db.internal") == caplog.text.count("只剩 10 MB") == broken


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [(None, "与数据库同步"), (0, "1 篇稿件正在更新"), (5, "1 篇稿件的改动还搜不到，最早的已等 5 分钟")],
)
def test_the_admin_s_front_page_shows_the_lag(admin_client: Client, minutes: int | None, sentence: str) -> None:
    if minutes is not None:
        waiting(minutes)
    assert sentence in admin_client.get("/admin/").content.decode()
