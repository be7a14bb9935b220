"""Lists stand in the same order in every database: by code point, undated pages last, fields as on the page."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db import connection
from django.test import RequestFactory

from articles.admin.history import changes_shown
from articles.corrections import correct
from articles.models import Article, Page, Reporter, Series
from articles.models.revisions import in_page_order
from tests.support.factories import make_article, make_page, make_reporter, make_undated_page

pytestmark = pytest.mark.django_db

WORDS = ["b", "A", "阿", "波", "C01", "1", "a b", "ab", "Z", "é", "-a"]


@pytest.mark.parametrize("model", [Series, Reporter])
def test_names_sort_by_code_point(model: type) -> None:
    for word in WORDS:
        model.objects.create(name=word)  # type: ignore[attr-defined]
    rows = model.objects.order_by("name")  # type: ignore[attr-defined]
    assert [row.name for row in rows] == sorted(WORDS)


def test_reporters_sort_by_pinyin_where_a_blank_comes_first() -> None:
    for name in ("连安", "李安", "Li", "丽"):
        make_reporter(name)
    assert [row.pinyin for row in Reporter.objects.all()] == sorted(row.pinyin for row in Reporter.objects.all())


def test_page_numbers_stand_in_the_order_of_print() -> None:
    for number in ("10", "C02", "2", "b1", "B1", "1", "C01"):
        make_page(number)
    assert [page.number for page in Page.objects.in_print_order()] == ["1", "2", "10", "B1", "b1", "C01", "C02"]


def test_undated_pages_and_their_articles_stand_behind_all() -> None:
    undated = make_article(make_undated_page())
    dated = make_article()
    assert list(Article.objects.newest_first()) == [dated, undated]
    assert list(Page.objects.all()) == [dated.page, undated.page]
    shown = admin.site._registry[Article].get_queryset(RequestFactory().get("/"))
    assert list(shown) == [dated, undated]


def test_what_a_revision_changed_is_told_in_the_order_of_the_page() -> None:
    article = make_article(section="旧")
    changes = {"body": "赵钱", "subtitle": "孙李", "headline": "周吴", "kicker": "郑王", "section": "冯陈"}
    correct(article, version=1, changes=changes, by=None)
    revision = article.revisions.get(version=2)
    assert [name for name, _ in in_page_order(revision.changes)] == list(reversed(changes))
    shown = str(changes_shown(revision))
    assert sorted(changes.values(), key=shown.index) == list(reversed(changes.values()))


def test_every_text_column_of_ours_sorts_by_code_point() -> None:
    """SQLite sorts no other way; a PostgreSQL server by its language unless it is told."""
    if connection.vendor == "sqlite":
        assert not any("COLLATE" in sql for sql in sqlite_tables())
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT attrelid::regclass::text, attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
            WHERE relname LIKE 'articles\\_%' AND relkind = 'r' AND attnum > 0
            AND attcollation NOT IN (0, 'pg_catalog."C"'::regcollation)"""
        )
        assert cursor.fetchall() == []


def sqlite_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return [sql for (sql,) in cursor.fetchall()]
