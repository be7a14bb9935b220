from __future__ import annotations

import datetime as dt
import re
import time

import pytest

from articles.catalogue import holdings
from articles.catalogue.coverage import coverage
from articles.corrections import filing
from articles.indexing import indexer
from articles.models.states import Kind
from tests.support.factories import DAY, held_issue, make_article, make_issue, make_known_day, make_page

pytestmark = pytest.mark.django_db


def shown(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_calendar_opens_at_the_latest_year(client) -> None:
    held_issue(dt.date(2019, 1, 2))
    assert client.get("/issues/").headers["Location"] == "/issues/2019/"


def test_only_days_with_an_issue_are_links(client) -> None:
    held_issue(dt.date(2023, 5, 4))
    calendar = shown(client, "/issues/2023/")
    assert 'href="/issues/2023-05-04/"' in calendar
    assert "/issues/2023-05-05/" not in calendar


def test_the_calendar_says_what_is_missing_in_words(client) -> None:
    held_issue(dt.date(2023, 5, 4), number=10)
    held_issue(dt.date(2023, 5, 8), number=12)
    calendar = shown(client, "/issues/2023/")
    assert "<b>5月5日—7日</b> 未入库 3 天，缺总第11期" in calendar


def test_the_calendar_turns_to_the_years_that_are_held(client) -> None:
    for year in (2015, 2018, 2023):
        held_issue(dt.date(year, 5, 4))
    calendar = shown(client, "/issues/2018/")
    assert 'href="/issues/2015/"' in calendar
    assert 'href="/issues/2023/"' in calendar


def test_a_year_without_an_issue_still_has_a_calendar(client) -> None:
    assert "一期也没有入库" in shown(client, "/issues/1999/")


def test_an_issue_shows_its_pages_stories_and_neighbours(client) -> None:
    held_issue(dt.date(2024, 5, 3))
    held_issue(dt.date(2024, 5, 9))
    make_article(make_page("1", name="要闻"), headline="甲稿")
    make_article(make_page("2"), headline="乙稿")
    issue = shown(client, "/issues/2024-05-06/")
    assert issue.index("甲稿") < issue.index("乙稿")
    for link in ("/issues/2024-05-06/1/", "/issues/2024-05-06/2/", "/issues/2024-05-03/", "/issues/2024-05-09/"):
        assert f'href="{link}"' in issue


def test_page_ten_stands_after_page_two(client) -> None:
    for number in ("10", "2", "1"):
        make_article(make_page(number), headline=f"稿{number}号")
    issue = shown(client, "/issues/2024-05-06/")
    assert issue.index("稿1号") < issue.index("稿2号") < issue.index("稿10号")


def test_pages_that_are_not_held_are_named(client) -> None:
    make_page("1")
    make_page("3")
    assert "<b>第2版</b> 未入库" in shown(client, "/issues/2024-05-06/")


def test_the_forecast_stands_beside_the_name_of_the_paper(client) -> None:
    make_article(kind=Kind.WEATHER, headline="天气", body="今天晴,明天多云。")
    issue = shown(client, "/issues/2024-05-06/")
    assert "今天晴，明天多云。" in issue[issue.index('class="forecast"') :]


def test_notices_stand_apart_from_the_stories(client) -> None:
    make_article(kind=Kind.NOTICE, headline="遗失启事一则")
    assert "启事与广告" in shown(client, "/issues/2024-05-06/")


def test_in_an_empty_archive_no_day_is_found(client) -> None:
    response = client.get("/issues/2024-05-07/")
    assert response.status_code == 404
    assert "2024年5月7日的报纸没有入库" in response.content.decode()


def test_the_stories_stand_in_the_order_of_reading_photos_and_small_print_apart(client) -> None:
    page = make_page()
    for kind, headline in (("notice", "启事甲"), ("photo", "图乙"), ("article", "文丙"), ("ad", "广告丁")):
        make_article(page, kind=kind, headline=headline)
    make_article(page, headline="文戊", kicker="有引题的")
    issue = shown(client, f"/issues/{DAY}/")
    places = [issue.index(words) for words in ("文丙", "文戊", ">图片<", "图乙", "启事与广告", "启事甲", "广告丁")]
    assert places == sorted(places)
    assert "2 篇" in issue
    assert "1 图" in issue


def test_a_second_forecast_is_not_lost(client) -> None:
    for number in "12":
        make_article(make_page(number), kind=Kind.WEATHER, headline=f"天气之{number}")
    issue = shown(client, f"/issues/{DAY}/")
    assert issue.index("天气之1") < issue.index("启事与广告") < issue.index("天气之2")


def test_an_issue_says_how_many_days_lie_between(client) -> None:
    for day in (DAY - dt.timedelta(4), DAY, DAY + dt.timedelta(1)):
        held_issue(day)
    issue = shown(client, f"/issues/{DAY}/")
    assert "上一期，中间隔 3 天" in issue
    assert "下一期</span>" in issue


def test_an_issue_leads_to_the_same_day_of_other_years(client) -> None:
    for year in (2019, 2024):
        held_issue(dt.date(year, 5, 6))
    assert 'href="/issues/2019-05-06/">2019</a>' in re.sub(r"\s+href", " href", shown(client, f"/issues/{DAY}/"))


def test_an_inferred_date_says_so_and_between_which_days_it_lies(client) -> None:
    make_issue(DAY, date_source="inferred")
    make_page(earliest=DAY, latest=dt.date(2024, 6, 30))
    assert "没有印日期，列在2024年5月6日" in shown(client, f"/issues/{DAY}/")
    assert "<p>2024年5月6日至6月30日之间" in shown(client, f"/issues/{DAY}/1/")


def test_a_printed_date_needs_no_range(client) -> None:
    make_page(earliest=DAY, latest=dt.date(2024, 6, 30))
    assert "6月30日" not in shown(client, f"/issues/{DAY}/") + shown(client, f"/issues/{DAY}/1/")


def test_a_year_counts_the_pages_of_the_issues_that_it_counts(client) -> None:
    make_article(make_page("1"))
    make_article(make_page("1", DAY + dt.timedelta(1)), visibility="withdrawn")
    assert "1 期，1 版，1 篇" in shown(client, f"/issues/{DAY.year}/")


def test_a_month_has_its_days_with_lunar_dates_its_issues_and_what_lacks(client) -> None:
    make_article(make_page(date=dt.date(2024, 5, 3)), headline="湖边的柳树")
    held_issue(dt.date(2024, 5, 6))
    month = shown(client, "/issues/2024-05/")
    assert ("<small>立夏</small>" in month, "<small>四月</small>" in month) == (True, True)
    assert "<b>5月4日—5日</b> 未入库 2 天" in month
    assert "湖边的柳树" in month
    assert [n for n in range(1, 32) if f'href="/issues/2024-05-{n:02d}/"' in month] == [3, 6]


def test_a_month_turns_to_the_next_one_that_is_held(client) -> None:
    for day in (dt.date(2022, 3, 1), DAY, dt.date(2024, 8, 1)):
        held_issue(day)
    month = shown(client, "/issues/2024-05/")
    assert ('href="/issues/2022-03/" rel="prev"' in month, 'href="/issues/2024-08/" rel="next"' in month) == (
        True,
        True,
    )


def test_a_month_without_an_issue_is_none_for_search_engines(client) -> None:
    held_issue(DAY)
    assert client.get("/issues/1999-01/")["X-Robots-Tag"] == "noindex"
    assert "一期也没有入库" in shown(client, "/issues/1999-01/")


def test_the_number_of_queries_of_a_month_does_not_grow(
    client, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    make_article(make_page(date=DAY), [("记者", "王小明")])
    with django_assert_max_num_queries(13) as few:
        client.get("/issues/2024-05/")
    for number in range(10, 28):
        make_article(make_page(date=dt.date(2024, 5, number)), [("记者", f"王小{number}")])
        make_known_day(dt.date(2024, 6, number))
    with django_assert_num_queries(len(few)):
        client.get("/issues/2024-05/")


@pytest.mark.parametrize(
    "path", ["/issues/2024-13-40/", "/issues/20240506/", "/issues/0999/", "/issues/2024-13/", "/issues/2024-00/"]
)
def test_what_is_no_date_is_not_found(client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_issue(client, django_assert_max_num_queries) -> None:
    for number in range(1, 9):
        for n in range(4):
            make_article(make_page(str(number)), [("记者", f"王小{n}")])
    with django_assert_max_num_queries(9):
        client.get(f"/issues/{DAY}/")
    with django_assert_max_num_queries(12):
        client.get(f"/issues/{DAY.year}/")


def test_missing_pages_stand_in_their_place_and_in_ranges(client) -> None:
    for number in ("10", "2", "C03", "999"):
        make_page(number)
    labels = re.findall(r"<b>(第[^<]+版)</b>", shown(client, f"/issues/{DAY}/").partition('class="pages"')[2])
    assert labels == ["第1版", "第2版", "第3—9版", "第10版", "第11—998版", "第999版", "第C01—C02版", "第C03版"]


@pytest.mark.parametrize("number", ["1/2", "..", "...", "999999", "20231114", " 1", "C#1", "a?b", "5%"])
def test_an_issue_with_a_page_of_an_impossible_number_is_shown(client, number: str) -> None:
    """From before numbers were checked."""
    make_article(make_page(number))
    make_article(make_page("3"))
    start = time.monotonic()
    page = shown(client, f"/issues/{DAY}/")
    assert len(page) < 20_000
    assert client.get(make_page(number).get_absolute_url()).status_code == 200
    assert time.monotonic() - start < 2


@pytest.mark.parametrize("typed", ["01", "001", "第1版", "１", "头版", "第一版", "%20 1"])
def test_a_page_number_written_otherwise_leads_to_the_page(client, typed: str) -> None:
    make_page("1")
    answer = client.get(f"/issues/{DAY}/{typed}/".replace("%20", ""))
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/issues/{DAY}/1/")


@pytest.mark.parametrize("typed", ["..%2f", "1%2F2", "0", "20231114", "9" * 3000, "%00", "½", "<b>"])
def test_what_is_no_page_number_is_not_found(client, typed: str) -> None:
    make_page("1")
    assert client.get(f"/issues/{DAY}/{typed}/").status_code == 404


def test_an_issue_whose_last_page_went_elsewhere_is_nowhere(client) -> None:
    page = make_page("1", dt.date(2024, 5, 9))
    make_article(page, headline="搬走的稿件")
    held_issue(dt.date(2024, 5, 6))
    filing.file_page(page, version=1, date=dt.date(2024, 5, 7), number="1", name="")
    assert client.get("/issues/2024-05-09/").status_code == 404
    indexer.catch_up()
    for address in ("/", "/issues/2024/", "/issues/2024-05-07/", "/issues/missing.csv", "/search/?q=2024-05-09"):
        assert "2024-05-09/" not in shown(client, address)
    assert "搬走的稿件" in shown(client, "/")
    assert holdings.totals().issues == 2
    assert str(coverage()) == "已入库 2 期（2024年5月6日至7日），一天不缺。"


def test_an_issue_of_which_nothing_is_public_is_none(client) -> None:
    """Of separated articles, whose pages have no text of their own."""
    held_issue(dt.date(2023, 5, 4))
    make_article(make_page(date=dt.date(2023, 5, 8)), visibility="withdrawn")
    make_article(make_page(date=dt.date(2023, 5, 9)), visibility="withdrawn")
    make_article(make_page(date=dt.date(2023, 5, 9)))
    home = client.get("/").content.decode()
    assert ("/issues/2023-05-09/" in home, "/issues/2023-05-08/" in home) == (True, False)
    assert "<title>2023年5月8日：未入库" in shown(client, "/issues/2023-05-08/")
