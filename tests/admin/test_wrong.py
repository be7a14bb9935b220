"""What a database says that does not take a save, in words, and nothing that was typed is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.test import Client

from tests.admin.forms import TYPED, address, hidden, typed, unchanged
from tests.support.factories import make_article
from tests.support.places import ROOT
from tests.support.prepared import copy_migrated
from tests.support.processes import environment

pytestmark = pytest.mark.django_db


@contextmanager
def failing(error: DatabaseError, statement: str) -> Iterator[None]:
    """Statements that begin so fail as the database itself would say it."""

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(statement):
            raise error
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ("database is locked", 503, "正被别的任务占用"),
        ("database or disk is full", 507, "磁盘已满"),
        ("attempt to write a readonly database", 503, "只能读"),
        ("server closed the connection unexpectedly", 503, "暂时用不了"),
    ],
)
def test_a_database_that_refuses_is_told_in_words(
    form: tuple[Any, dict[str, Any]], admin_client: Client, said: str, status: int, words: str
) -> None:
    row, post = form
    with failing(OperationalError(said), "UPDATE"):
        answer = admin_client.post(address(row), post)
    page = answer.content.decode()
    assert (answer.status_code, words in page, TYPED in page) == (status, True, True)
    assert unchanged(row)


def test_a_database_that_can_not_even_be_read_loses_nothing(admin_client: Client) -> None:
    row = make_article()
    post = typed(admin_client, row, headline=TYPED)
    with failing(OperationalError("server closed the connection unexpectedly"), ""):
        answer = admin_client.post(address(row), post)
    assert (answer.status_code, TYPED in answer.content.decode()) == (503, True)
    assert admin_client.post(address(row), hidden(answer)).status_code == 302
    row.refresh_from_db()
    assert row.headline == TYPED


def test_a_fault_of_ours_keeps_what_was_typed(admin_client: Client) -> None:
    row = make_article()
    post = typed(admin_client, row, headline=TYPED)
    with failing(ZeroDivisionError(), "UPDATE"):  # type: ignore[arg-type]
        answer = admin_client.post(address(row), post)
    assert (answer.status_code, TYPED in answer.content.decode()) == (500, True)


@pytest.fixture(scope="module")
def on_disk(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What a process of its own saw that saved into a real file: under another's lock, and on a disk that is full."""
    folder = tmp_path_factory.mktemp("disk")
    copy_migrated(shared_folder, folder)
    variables = environment(
        folder, DATABASE_URL=f"sqlite:///{folder}/db.sqlite3", ELASTICSEARCH_URL="", VISIBILITY="public"
    )
    variables["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    command = [sys.executable, "-m", "tests.support.desk"]
    ran = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=300, check=True)
    scenes: dict[str, dict[str, Any]] = json.loads(ran.stdout.splitlines()[-1])
    return scenes


@pytest.mark.parametrize(("scene", "status", "words"), [("locked", 503, "正被别的任务占用"), ("full", 507, "磁盘已满")])
def test_a_real_lock_and_a_real_full_disk_lose_nothing(
    on_disk: dict[str, dict[str, Any]], scene: str, status: int, words: str
) -> None:
    seen = on_disk[scene]
    assert (seen["status"], words in seen["page"], seen["kept"], seen["stored"]) == (status, True, True, False)
    assert on_disk["afterwards"]["status"] == 302
