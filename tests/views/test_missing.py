from __future__ import annotations

import csv
import datetime as dt

import pytest

from articles.models import PublicChanges
from tests.support.factories import held_issue, make_article, make_known_day, make_page

pytestmark = pytest.mark.django_db


def day(number: int) -> dt.date:
    return dt.date(2024, 5, number)


def rows(client) -> list[list[str]]:
    answer = client.get("/issues/missing.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))


def test_the_list_says_what_lacks_from_the_first_issue_to_the_last(client) -> None:
    held_issue(day(3), number=100)
    held_issue(day(6), number=103)
    make_known_day(day(9), day(10))
    page = client.get("/issues/missing/").content.decode()
    assert "2024年5月4日至5日" in page
    assert "未入库 4 天，已知缺失 2 天" in page
    assert "缺总第101—102期" in page


def test_the_file_has_a_row_for_each_gap(client) -> None:
    held_issue(day(3), number=100)
    held_issue(day(6), number=103)
    make_known_day(day(7))
    head, *found = rows(client)
    assert head == ["从", "到", "天数", "状况", "缺总第几期", "至总第几期", "原因", "依据"]
    assert found == [
        ["2024-05-04", "2024-05-05", "2", "未入库", "101", "102", "", ""],
        ["2024-05-07", "2024-05-07", "1", "已知缺失", "", "", "原报已毁", "市图书馆馆藏目录"],
    ]


def test_no_cell_is_calculated_by_a_spreadsheet(client) -> None:
    make_known_day(day(7), why='=HYPERLINK("x")')
    assert rows(client)[1][6] == '\'=HYPERLINK("x")'


def test_nothing_tells_of_an_issue_that_nobody_may_see(client) -> None:
    for number in (3, 8):
        held_issue(day(number))
    before = client.get("/issues/missing/").content, client.get("/issues/missing.csv").content
    make_article(make_page(date=day(5)), visibility="withdrawn")
    PublicChanges.note()
    assert (client.get("/issues/missing/").content, client.get("/issues/missing.csv").content) == before


def test_many_gaps_stand_on_several_pages(client) -> None:
    for n in range(0, 250, 2):
        held_issue(dt.date(2023, 1, 1) + dt.timedelta(n))
    first = client.get("/issues/missing/").content.decode()
    assert first.count("<li><b>") == 100
    assert "page=2" in first
    assert client.get("/issues/missing/?page=2").content.decode().count("<li><b>") == 24


def test_an_empty_archive_lacks_nothing_that_it_knows_of(client) -> None:
    assert "还没有报纸入库" in client.get("/issues/missing/").content.decode()
    assert len(rows(client)) == 1


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries) -> None:
    for n in range(0, 60, 2):
        held_issue(dt.date(2023, 1, 1) + dt.timedelta(n))
        make_known_day(dt.date(2023, 1, 2) + dt.timedelta(n))
    with django_assert_max_num_queries(12):
        client.get("/issues/missing/")
