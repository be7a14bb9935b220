"""作品目录: one row an article, safe in a spreadsheet, and the same on paper."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.test import Client

from articles.corrections import correct
from articles.models import Article
from articles.views.turns import Turn
from tests.support.factories import make_article, make_issue, make_page

pytestmark = pytest.mark.django_db

HEAD = ["标题", "日期", "版次", "身份", "署名次序", "字数", "链接"]


def table(client: Client, query: str = "") -> list[list[str]]:
    answer = client.get(f"/reporters/li-si/works.csv{query}")
    assert answer.status_code == 200
    text = answer.getvalue().decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_each_article_is_a_row(client: Client) -> None:
    bylines = [("通讯员", "张三"), ("记者", "李四"), ("摄影", "李四")]
    article = make_article(make_page("C02"), bylines, headline="湖边新事", body="一 二三。\n四。")
    assert table(client) == [
        HEAD,
        [
            "湖边新事",
            "2024-05-06",
            "C02",
            "记者、摄影",
            "2、3",
            "6",
            f"http://localhost:8000/a/{article.permalink_id}/",
        ],
    ]


def test_an_inferred_day_says_so(client: Client) -> None:
    make_issue(dt.date(2023, 11, 14), date_source="inferred")
    make_article(make_page("1", dt.date(2023, 11, 14)), [("记者", "李四")])
    assert table(client)[1][1] == "2023-11-14（推定）"


@pytest.mark.parametrize("headline", ["=1+1", "@SUM(A1)", "＝1", "-2"])
def test_no_cell_is_run_by_a_spreadsheet(client: Client, headline: str) -> None:
    make_article(None, [("记者", "李四")], headline=headline)
    assert table(client)[1][0].startswith("'")


def test_it_has_what_the_page_was_narrowed_to_in_its_order(client: Client) -> None:
    for year, role in ((2019, "记者"), (2020, "摄影"), (2021, "记者")):
        make_article(make_page("1", dt.date(year, 1, 2)), [(role, "李四")])
    assert [row[1] for row in table(client, "?role=记者&sort=oldest")[1:]] == ["2019-01-02", "2021-01-02"]


def test_what_is_withdrawn_while_it_is_written_is_left_out(client: Client) -> None:
    article = make_article(None, [("记者", "李四")])
    make_article(None, [("记者", "李四")])
    answer = client.get("/reporters/li-si/works.csv")
    rows = len(answer.getvalue().decode().splitlines())
    correct(article, version=1, changes={"visibility": "withdrawn"}, by=None)
    assert (rows, len(table(client))) == (3, 2)


def test_one_file_is_written_at_a_time(client: Client) -> None:
    make_article(None, [("记者", "李四")])
    turn = Turn()
    assert client.get("/reporters/li-si/works.csv")["Retry-After"] == "30"
    turn.close()
    assert client.get("/reporters/li-si/works.csv").status_code == 200


def test_on_paper_it_says_whose_and_how_much_it_is(client: Client) -> None:
    for number in range(301):
        Article.objects.filter(pk=make_article(make_page(str(number % 9)), [("记者", "李四")]).pk)
    page = client.get("/reporters/li-si/works/").content.decode()
    assert "301 篇，这里是第 1—300 篇" in " ".join(page.split())
    assert page.count("<tr>") == 301
    assert "标题" in client.get("/reporters/li-si/works/?page=2").content.decode()


def test_a_name_for_a_file_is_one_that_every_system_takes(client: Client) -> None:
    make_article(None, [("记者", "李/四")])
    answer = client.get("/reporters/li-si/works.csv")
    assert "%E6%9D%8E%20%E5%9B%9B" in answer["Content-Disposition"]
