"""The desk is told how many pages an older reader has read, and which."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.models import Problem
from articles.reading.version import VERSION
from tests.admin.test_lists import cells
from tests.support.factories import make_article, make_page, make_problem, make_reading, make_text

pytestmark = pytest.mark.django_db

SAID = "版由较早的读稿程序或旧的版面习惯读出"


def read_by(number: str, *readers: int, habits: str = "") -> None:
    """A page whose text these readers have read, one after the other."""
    text = make_text(make_page(number), "甲")
    for reader in readers:
        make_reading(text, reader, habits=habits)


@pytest.mark.parametrize("place", ["", "articles/page/"])
def test_the_desk_is_told_how_many_pages_an_older_reader_has_read(admin_client: Client, place: str) -> None:
    read_by("1", VERSION)
    assert SAID not in admin_client.get(f"/admin/{place}").content.decode()
    read_by("2", 0)
    read_by("3", 0, VERSION)
    read_by("4", VERSION, habits="of another time")
    read_by("5", VERSION + 1, habits="of another time")
    make_page("6")
    page = admin_client.get(f"/admin/{place}").content.decode()
    assert f"2 {SAID}" in re.sub("<[^>]+>", "", page)
    assert "?reader=older" in page


def test_the_list_of_pages_shows_those_that_an_older_reader_has_read(admin_client: Client) -> None:
    read_by("1", VERSION)
    read_by("2", 0)
    assert cells(admin_client, "page", "__str__", "?reader=older") == ["2024年5月6日 第2版"]
    assert "由较早的读出" in admin_client.get("/admin/articles/page/").content.decode()


def test_only_the_newest_text_of_a_page_counts(admin_client: Client) -> None:
    page = make_page()
    make_reading(make_text(page, "甲"), 0)
    make_reading(make_text(page, "乙", version=2), VERSION)
    assert cells(admin_client, "page", "__str__", "?reader=older") == []
    make_reading(make_text(page, "丙", version=3), 0)
    assert len(cells(admin_client, "page", "__str__", "?reader=older")) == 1


def test_what_an_older_reader_doubted_is_listed_no_more(admin_client: Client, client: Client) -> None:
    article = make_article()
    text = make_text(article.page, "甲")
    Problem.objects.create(reading=make_reading(text, 0), article=article, first_line=1, last_line=1, detail="旧疑点")
    make_problem(text, article, 1, "新疑点")
    assert cells(admin_client, "problem", "said") == ["新疑点"]
    for address in (article.get_absolute_url(), article.page.get_absolute_url()):
        shown = admin_client.get(address).content.decode()
        assert ("1 处识别疑点" in shown, "旧疑点" in shown) == (True, False)
