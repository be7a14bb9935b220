"""What ``make run`` does after the environment is there: prepare, then serve, on a fresh data folder."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.places import FIXTURES
from tests.support.prepared import copy_migrated, copy_prepared
from tests.support.processes import free_port, get, manage, serving


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("installation")


@pytest.fixture(scope="module")
def first(shared_folder: Path, data: Path) -> str:
    """What the first time said that filled ``data``."""
    return copy_prepared(shared_folder, data)


@pytest.fixture(scope="module")
def site(first: str, data: Path) -> Iterator[str]:
    with serving(data) as address:
        yield address


def rows(data: Path, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data / "db.sqlite3") as database:
        return database.execute(question).fetchall()


def test_the_first_time_the_sample_pages_come_in(first: str, data: Path) -> None:
    assert rows(data, "select count(*) from articles_page") == [(len(list(FIXTURES.glob("*.txt"))),)]


def test_the_first_account_s_password_is_shown(first: str, data: Path) -> None:
    assert re.search(r"账号：editor  密码：\S{16}（只显示这一次）", first)


def test_the_second_time_changes_nothing(first: str, data: Path) -> None:
    tables = "articles_article", "articles_pagetext", "articles_permalink", "auth_user", "articles_revision"
    before = [rows(data, f"select * from {table}") for table in tables]
    again = manage(data, "prepare")
    assert (again.returncode, again.stdout) == (0, "")
    assert [rows(data, f"select * from {table}") for table in tables] == before


def test_an_index_that_has_to_be_made_again_is_not_made_in_silence(first: str, data: Path, tmp_path: Path) -> None:
    shutil.copy(data / "db.sqlite3", tmp_path)
    done = manage(tmp_path, "prepare")
    assert re.fullmatch(r"正在重建检索索引（\d+ 篇；.*）……\n", done.stdout)


def test_nothing_waits_for_the_index_afterwards(first: str, data: Path) -> None:
    assert rows(data, "select count(*) from articles_outbox") == [(0,)]


def test_an_article_is_found_by_a_word_in_it_and_read_at_its_permalink(site: str, data: Path) -> None:
    [(body,)] = rows(data, "select body from articles_article where kind = 'article' order by id limit 1")
    word = str(body)[4:10]
    found = json.loads(get(f"{site}/search/?format=json&q={quote(word)}"))
    assert found["count"] >= 1
    assert any(str(body)[:8] in get(site + result["url"]) for result in found["results"])


def test_a_pasted_paragraph_is_answered_and_said_to_be_cut(site: str) -> None:
    assert "只用了前 200 个字" in get(f"{site}/search/?q={quote('平湖' * 5000)}")


def test_a_port_in_use_is_said_with_the_remedy(first: str, data: Path) -> None:
    import socket

    with socket.socket() as taken:
        port = free_port()
        taken.bind(("127.0.0.1", port))
        taken.listen()
        refused = manage(data, "serve", PORT=str(port))
    assert refused.returncode == 1
    assert f"端口 {port} 不能用" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_search_engine_that_does_not_answer_is_said_and_stops_nothing(shared_folder: Path, tmp_path: Path) -> None:
    copy_migrated(shared_folder, tmp_path)
    done = manage(tmp_path, "prepare", ELASTICSEARCH_URL=f"http://127.0.0.1:{free_port()}")
    assert done.returncode == 0
    assert "检索引擎没有应答，网站照常启动" in done.stderr
    assert "Traceback" not in done.stderr
    assert rows(tmp_path, "select count(*) from articles_outbox") != [(0,)]
