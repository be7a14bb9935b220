"""One line of what a database says, with what helps."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from articles.models.database_words import in_words


@pytest.mark.parametrize(
    "said",
    [
        "no such table: articles_page",
        "no such column: articles_page.version",
        'relation "articles_page" does not exist\nLINE 1: SELECT\n',
        "column articles_page.version does not exist\nLINE 1: SELECT\n",
    ],
)
def test_a_database_that_was_not_prepared_is_told_as_such(said: str) -> None:
    words = in_words(DatabaseError(said), "请检查磁盘")
    assert words == f"数据库还没有建好或更新，请先运行 manage.py prepare（{said.splitlines()[0]}）"


@pytest.mark.parametrize("said", ["disk is full", "connection failed\n\tIs the server running?", ""])
def test_anything_else_has_the_remedy_of_who_asks(said: str) -> None:
    words = in_words(DatabaseError(said), "请检查磁盘")
    assert words.startswith("请检查磁盘（")
    assert len(words.splitlines()) == 1
