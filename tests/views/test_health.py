"""What probes are told."""

from __future__ import annotations

import datetime as dt
import shutil
from types import SimpleNamespace

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from articles.indexing import outbox
from articles.models import Outbox
from tests.support.factories import make_article


def waiting(minutes: int) -> None:
    outbox.enqueue([make_article().pk])
    Outbox.objects.update(at=timezone.now() - dt.timedelta(minutes=minutes))


def test_a_process_that_answers_is_alive(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_an_installation_without_problems_is_ready(client: Client) -> None:
    waiting(minutes=1)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    found = answer.json()
    assert (found["ready"], found["problems"], found["index_lag"]["articles"]) == (True, [], 1)
    assert found["disk_free_mb"] > 0


@pytest.mark.django_db
def test_an_index_far_behind_is_a_problem(client: Client) -> None:
    waiting(minutes=11)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "搜索索引落后 11 分钟" in answer.json()["problems"][0]


@pytest.mark.django_db
def test_a_full_disk_is_a_problem(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=10 * 2**20))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "只剩 10 MB" in answer.json()["problems"][0]


def test_a_database_that_does_not_answer_is_a_problem(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise DatabaseError("disk I/O error")

    monkeypatch.setattr(outbox, "lag", broken)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "数据库没有应答" in answer.json()["problems"][0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [(None, "与数据库同步"), (0, "1 篇稿件正在更新"), (5, "1 篇稿件的改动还搜不到，最早的已等 5 分钟")],
)
def test_the_admin_s_front_page_shows_the_lag(admin_client: Client, minutes: int | None, sentence: str) -> None:
    if minutes is not None:
        waiting(minutes)
    assert sentence in admin_client.get("/admin/").content.decode()
