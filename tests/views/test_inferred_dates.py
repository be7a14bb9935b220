"""Whoever meets an inferred date anywhere is told that it is inferred, or between which days it lies."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re

import pytest
from django.test import Client

from articles.models import Article, Series
from tests.search.asking import index_all
from tests.support.factories import DAY, make_article, make_issue, make_page, make_text

pytestmark = pytest.mark.django_db

LAST = dt.date(2024, 6, 30)
RANGE, DATE = "2024年5月6日至6月30日之间", "2024年5月6日"


@pytest.fixture(params=[LAST, None], ids=["range", "inferred"])
def told(request: pytest.FixtureRequest) -> str:
    """An archive with one inferred issue and a printed one before it; how the date of the first must be told."""
    make_issue(DAY, date_source="inferred")
    page = make_page(earliest=DAY, latest=request.param)
    make_text(page, "湖边的柳树")
    series = Series.objects.create(name="湖边札记")
    make_article(page, [("记者", "李四")], headline="湖边的柳树", body="湖边的柳树发了芽。" * 3, series=series)
    make_article(make_page(date=dt.date(2024, 5, 1)), [("记者", "李四")], headline="上一期的消息")
    make_article(make_page(date=dt.date(2021, 5, 6)), [("记者", "李四")], headline="往年的消息", series=series)
    index_all()
    return RANGE if request.param else f"{DATE}（推定）"


def addresses() -> list[str]:
    article = Article.objects.get(headline="湖边的柳树")
    return [
        "/",
        "/issues/2024/",
        "/issues/2024-05/",
        f"/issues/{DAY}/",
        f"/issues/{DAY}/1/",
        "/issues/2024-05-01/",
        "/issues/2021-05-06/",
        "/issues/?date=5月6日",
        article.get_absolute_url(),
        f"{article.get_absolute_url()}cite/",
        f"{article.get_absolute_url()}v/1/",
        "/issues/missing/",
        "/reporters/li-si/",
        "/reporters/li-si/works/",
        "/series/",
        Series.objects.get().get_absolute_url(),
        "/search/?q=没有这样的话",
        "/search/?q=柳树",
        "/search/?q=2024-05-06",
    ]


def text_of(client: Client, address: str) -> str:
    page = re.sub(r"<time[^>]*>|</time>", "", client.get(address).content.decode().partition("<main")[2])
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_every_page_tells_it(client: Client, told: str) -> None:
    short = told.removeprefix("2024年")
    silent = [one for one in addresses() if short not in (text := text_of(client, one)) and "（推定）" not in text]
    assert silent == []


def test_no_page_tells_the_day_as_if_it_were_known(client: Client, told: str) -> None:
    """But the issue's own, which says where it is listed, and where the reader asked for it by the day."""
    bare = re.compile(r"2024年5月6日(?!（推定）|至)")
    found = {one: bare.findall(text_of(client, one)) for one in addresses()}
    allowed = {"/search/?q=2024-05-06"} | ({f"/issues/{DAY}/"} if told == RANGE else set())
    assert {one: days for one, days in found.items() if days and one not in allowed} == {}


def test_a_day_of_the_week_is_not_told_of_a_range(client: Client, told: str) -> None:
    shown = text_of(client, f"/issues/{DAY}/1/")
    assert ("星期一" in shown) is (told != RANGE)


@pytest.mark.parametrize("address", ["/issues/2024/", "/issues/2024-05/", "/issues/2024-05-07/"])
def test_its_cell_in_a_calendar_says_that_it_is_inferred_and_below_stands_how(client: Client, told, address) -> None:
    make_article(make_page(date=dt.date(2024, 5, 8)))
    page = client.get(address).content.decode()
    cells = [re.sub(r"<[^>]+>|\s", "", cell) for cell in re.findall(r"<td.*?</td>", page, re.DOTALL)]
    assert [cell for cell in cells if "推定" in cell] == ["6推定有报"]
    assert f"6日：{told}" in page


def test_files_of_results_tell_it(client: Client, told: str) -> None:
    (row,) = csv.DictReader(io.StringIO(sent(client, "/search/?q=柳树&format=csv")))
    assert row["见报日期"] == (f"{DAY}至{LAST}（推定）" if told == RANGE else f"{DAY}（推定）")
    line = json.loads(sent(client, "/search/?q=柳树&format=jsonl"))
    (hit,) = client.get("/search/?q=柳树&format=json").json()["results"]
    between = [f"{DAY}", f"{LAST}"] if told == RANGE else None
    for data in (line, hit):
        assert (data["date"], data["date_inferred"], data["date_between"]) == (f"{DAY}", True, between)


def test_a_list_of_works_tells_it(client: Client, told: str) -> None:
    rows = csv.DictReader(io.StringIO(sent(client, "/reporters/li-si/works.csv")))
    between = f"{DAY}至{LAST}" if told == RANGE else f"{DAY}"
    assert [row["日期"] for row in rows] == [f"{between}（推定）", "2024-05-01", "2021-05-06"]


def sent(client: Client, address: str) -> str:
    return b"".join(client.get(address)).decode("utf-8-sig")


def test_machines_are_told_it_too(client: Client, told: str) -> None:
    article = Article.objects.get(headline="湖边的柳树")
    between = [f"{DAY}", f"{LAST}"] if told == RANGE else None
    for address in (f"/a/{article.permalink_id}.json", f"/issues/{DAY}.json"):
        data = client.get(address).json()
        assert (data["date"], data["date_inferred"], data["date_between"]) == (f"{DAY}", True, between)
    assert told in client.get(f"/a/{article.permalink_id}.txt").content.decode()
