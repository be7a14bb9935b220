"""Series: all of them, the instalments of one with what is missing, and the way from one to the next."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.catalogue.instalments import NAMED, missing_between
from articles.corrections.change import change
from articles.corrections.filing import change_series, delete_series, file_page
from articles.corrections.redacting import redact
from articles.corrections.structure import link_continuation, move_permalink
from articles.models import Article, Series
from articles.models.states import Reason
from tests.support.factories import DAY, make_article, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def series() -> Series:
    return Series.objects.create(name="水乡课堂")


def instalment(series: Series, number: int | None, **fields: object) -> Article:
    page = make_page(date=DAY + dt.timedelta(days=number or 0))
    return make_article(page, series=series, instalment=number, **({"headline": f"第{number}课"} | fields))


def shown(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_instalments_stand_by_number_and_the_missing_ones_are_named(client, series) -> None:
    for number in (118, 120, 121, 123):
        instalment(series, number)
    page = shown(client, "/series/shui-xiang-ke-tang/")
    assert "缺第119、122期" in page
    assert page.index("第123期") < page.index("第121期</b>") < page.index("第118期</b>")
    assert "第118—123期" in page


def test_what_has_no_number_stands_behind_the_latest_first(client, series) -> None:
    for number, headline in ((None, "旧的"), (3, "第三")):
        instalment(series, number, headline=headline)
    make_article(make_page(date=DAY + dt.timedelta(9)), series=series, headline="新的")
    page = shown(client, series.get_absolute_url())
    assert page.index("第三") < page.index("新的") < page.index("旧的")


def test_a_series_without_numbers_lacks_nothing(client, series) -> None:
    instalment(series, None)
    assert "缺" not in shown(client, series.get_absolute_url()).replace("缺哪些报纸", "")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([118, 120, 121, 123], "第119、122期"),
        ([1, 5, 7], "第2—4、6期"),
        ([1, 2, 3], "None"),
        ([], "None"),
        ([4], "None"),
    ],
)
def test_gaps_are_told_in_runs(numbers: list[int], said: str) -> None:
    assert str(missing_between(numbers)) == said


def test_of_very_many_gaps_the_first_are_told_and_all_are_counted() -> None:
    lacking = missing_between(range(1, 1000, 2))
    assert lacking is not None
    assert len(lacking.named) == NAMED
    assert str(lacking).endswith("等，共 499 期")


@given(st.sets(st.integers(1, 200), max_size=60))
def test_what_is_missing_and_what_is_held_are_all_there_is(held: set[int]) -> None:
    lacking = missing_between(sorted(held))
    missing = {n for first, last in lacking.named for n in range(first, last + 1)} if lacking else set()
    assert missing.isdisjoint(held)
    if len(lacking.named if lacking else ()) < NAMED and held:
        assert missing | held == set(range(min(held), max(held) + 1))


def test_the_list_has_every_series_that_is_numbered_or_came_again_by_pinyin(client, series) -> None:
    instalment(series, 3)
    again, once = (Series.objects.create(name=name) for name in ("春游记", "一次"))
    for one in (again, again, once):
        instalment(one, None)
    page = shown(client, "/series/")
    assert page.index("春游记") < page.index("水乡课堂")
    assert "一次" not in page
    assert "2 个栏目和连载" in page


def test_an_article_leads_to_the_instalments_around_it(client, series) -> None:
    first, second, third = (instalment(series, number) for number in (118, 120, 121))
    page = shown(client, second.get_absolute_url())
    assert "第120期" in page
    for other in (first, third):
        assert other.get_absolute_url() in page
    assert series.get_absolute_url() in page


def test_files_name_the_series(client, series) -> None:
    article = instalment(series, 118)
    address = article.get_absolute_url().rstrip("/")
    told = client.get(f"{address}.json").json()["series"]
    assert (told["name"], told["instalment"]) == ("水乡课堂", 118)
    assert told["url"].endswith("/series/shui-xiang-ke-tang/")
    assert "系列：水乡课堂，第118期" in client.get(f"{address}.txt").content.decode()
    assert '"CreativeWorkSeries"' in shown(client, f"{address}/")


def hidden(article: Article) -> None:
    change(article, version=1, changes={"visibility": "hidden"})


def undated(article: Article) -> None:
    file_page(article.page, version=1, date=None, number="1")


@pytest.mark.parametrize("hide", [hidden, undated])
def test_what_is_not_to_be_seen_is_missing_like_what_was_never_held(client, series, hide) -> None:
    articles = [instalment(series, number) for number in (1, 2, 3)]
    hide(articles[1])
    page = shown(client, series.get_absolute_url())
    assert "缺第2期" in page
    assert "第2课" not in page
    beside = shown(client, articles[0].get_absolute_url())
    assert "第2课" not in beside
    assert articles[2].get_absolute_url() in beside


def test_a_series_of_which_nothing_may_be_seen_is_nowhere(client, series) -> None:
    hidden(instalment(series, 3))
    assert client.get(series.get_absolute_url()).status_code == 404
    assert "水乡课堂" not in shown(client, "/series/")


def test_an_article_that_has_left_the_series_by_masking_is_in_it_no_more(client, series) -> None:
    article = instalment(series, 3, section="水乡课堂")
    redact(article, "水乡课堂", reason=Reason.PRIVACY, by=None)
    assert client.get(series.get_absolute_url()).status_code == 404
    assert "shui-xiang" not in shown(client, article.get_absolute_url())


def test_a_merged_article_is_no_instalment_any_more(client, series) -> None:
    article, home = instalment(series, 3), instalment(series, 4)
    move_permalink(article, home)
    assert "第3课" not in shown(client, series.get_absolute_url())


def test_the_rest_of_a_text_is_no_instalment_of_its_own(client, series) -> None:
    start, rest = instalment(series, 3), instalment(series, 3, headline="第3课（续）")
    link_continuation(start, rest)
    assert "第3课（续）" not in shown(client, series.get_absolute_url())


def test_a_renamed_series_has_another_address_and_keeps_the_old_one(client, series) -> None:
    instalment(series, 3)
    change_series(series, version=1, name="水乡讲堂", aliases=["水乡课堂"])
    assert series.get_absolute_url() == "/series/shui-xiang-jiang-tang/"
    moved = client.get("/series/shui-xiang-ke-tang/?page=2")
    assert (moved.status_code, moved["Location"]) == (301, "/series/shui-xiang-jiang-tang/?page=2")
    change_series(series, version=2, name="水乡课堂", aliases=[])
    assert series.get_absolute_url() == "/series/shui-xiang-ke-tang/"
    assert client.get("/series/shui-xiang-jiang-tang/").status_code == 301


def test_an_address_is_never_given_to_another_series(client, series) -> None:
    change_series(series, version=1, name="水乡讲堂", aliases=[])
    other = Series.objects.create(name="水乡课堂")
    assert other.slug == "shui-xiang-ke-tang-2"
    delete_series(other, by=None)
    assert Series.objects.create(name="水乡课堂").slug == "shui-xiang-ke-tang-3"
    assert client.get("/series/shui-xiang-ke-tang-2/").status_code == 404


def test_an_alias_changes_no_address(series) -> None:
    change_series(series, version=1, name=series.name, aliases=["水乡小课堂"])
    assert series.slug == "shui-xiang-ke-tang"


@pytest.mark.parametrize("name", ["Ａ股早知道", "♪♪", "单位风采", "x" * 60, "长" * 60])
def test_any_name_has_an_address(client, name: str) -> None:
    series = Series.objects.create(name=name)
    instalment(series, 1)
    assert client.get(series.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("number", [3, 30])
def test_the_pages_take_as_many_queries_however_many_instalments(
    client, series, django_assert_num_queries, number: int
) -> None:
    for n in range(number):
        instalment(series, n * 2)
    with django_assert_num_queries(5):
        client.get(series.get_absolute_url())
    with django_assert_num_queries(4):
        client.get("/series/")


def test_five_hundred_instalments_fit_in_a_page_of_100_kb(client, series) -> None:
    page = make_page()
    rows = [
        make_article(page, series=series, instalment=2 * n, headline="渡口换上了新船 撑船的人说新船轻了一半" * 2)
        for n in range(120)
    ]
    answer = client.get(series.get_absolute_url())
    assert len(answer.content) < 100_000
    assert answer.content.decode().count("第1版") == 100
    assert rows[0].get_absolute_url() in shown(client, f"{series.get_absolute_url()}?page=2")
