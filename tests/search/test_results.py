"""The result page: what is found, facets right under every other condition, order, what is missing."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.models import Series
from articles.search.facets import SHOWN
from articles.search.nearby import frequent_words
from articles.search.request import FACET_FIELDS
from articles.search.result_page import PER_PAGE
from tests.search.asking import ask, headlines, index_all, numbers
from tests.support.factories import make_article, make_issue, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_words_of_another_archive() -> None:
    frequent_words.cache_clear()


@pytest.fixture
def harvest() -> None:
    """Six articles on three days about rice and wheat."""
    first, second = make_page("1", dt.date(2021, 6, 1)), make_page("C02", dt.date(2021, 7, 2))
    third = make_page("1", dt.date(2023, 6, 3))
    series = Series.objects.create(name="田间课堂", aliases=["田间讲堂"])
    make_article(first, [("记者", "张三")], headline="水稻插秧", body="农民下田。")
    make_article(first, [("通讯员", "李四")], headline="夏收", body="小麦收完种水稻。", status="corrected")
    make_article(second, [("记者", "张三"), ("摄影", "李四")], kind="photo", headline="金色", body="水稻田边。")
    make_article(third, headline="水稻丰收", body="丰收在望。", series=series, section="田间课堂")
    make_article(third, headline="电讯", dateline="新华社北京电", body="全国水稻生产形势好。")
    make_article(third, headline="小麦", body="小麦行情。")
    index_all()


@pytest.mark.usefixtures("harvest")
class TestHarvest:
    def test_the_head_says_how_many_and_when(self) -> None:
        page = ask("水稻")
        assert (page.count, page.extent.issues) == (5, 3)
        assert (page.extent.first, page.extent.last) == (dt.date(2021, 6, 1), dt.date(2023, 6, 3))
        assert page.request.query.reading == "含“水稻”"

    def test_years_without_results_stand_in_the_histogram(self) -> None:
        assert ask("水稻").years == ((2021, 3), (2022, 0), (2023, 2))

    @pytest.mark.parametrize(
        ("param", "expected"),
        [
            ("year", {"2021": 3, "2023": 2}),
            ("month", {"202106": 2, "202107": 1, "202306": 2}),
            ("field", {"headline": 2, "body": 2, "caption": 1}),
            ("reporter", {"zhang-san": 2, "li-si": 2}),
            ("role", {"记者": 2, "通讯员": 1, "摄影": 1}),
            ("page_number", {"1": 4, "C02": 1}),
            ("kind", {"article": 4, "photo": 1}),
            ("series", {"田间课堂": 1}),
            ("source", {"own": 4, "wire": 1}),
            ("status", {"unreviewed": 4, "corrected": 1}),
        ],
    )
    def test_a_facet_counts(self, param: str, expected: dict[str, int]) -> None:
        assert numbers(ask("水稻"), param) == expected

    @pytest.mark.parametrize(
        "chosen", [{}, {"year": "2021"}, {"kind": "article", "page_number": "1"}, {"field": "body"}]
    )
    @pytest.mark.parametrize("param", list(FACET_FIELDS))
    def test_every_number_is_what_choosing_it_gives(self, chosen: dict[str, str], param: str) -> None:
        for value, count in numbers(ask("水稻", **chosen), param).items():
            assert ask("水稻", **(chosen | {param: value})).count == count

    def test_several_values_of_a_facet_are_alternatives(self) -> None:
        assert ask("水稻", month="202106|202107").count == 3

    def test_a_chosen_value_without_results_stays_to_be_taken_back(self) -> None:
        (facet,) = [facet for facet in ask("水稻", series="没有这个栏目").facets if facet.param == "series"]
        assert [(value.value, value.count, value.chosen) for value in facet.values if value.chosen] == [
            ("没有这个栏目", 0, True)
        ]

    def test_days_limit_the_results(self) -> None:
        assert ask("水稻", from_="2021-07-01", to="2021-12-31").count == 1
        assert ask("水稻 2021-07..2021-12").count == 1

    def test_order_by_day(self) -> None:
        newest = headlines(ask("水稻", sort="newest"))
        assert newest[-2:] == ["夏收", "水稻插秧"]
        assert headlines(ask("水稻", sort="oldest")) == newest[::-1]

    def test_headlines_stand_before_bodies(self) -> None:
        assert set(headlines(ask("水稻"))[:2]) == {"水稻插秧", "水稻丰收"}

    def test_filters_alone_are_a_search(self) -> None:
        page = ask(kind="photo")
        assert page.request.asked
        assert headlines(page) == ["金色"]
        assert (page.hits[0].places, str(page.hits[0].opening)) == ((), "水稻田边。")

    def test_nothing_asked_is_no_search(self) -> None:
        page = ask("  ")
        assert not page.request.asked
        assert page.count == 0

    @pytest.mark.parametrize(
        "params",
        [{"year": "x"}, {"month": "99999999999999999999"}, {"field": "nowhere"}, {"sort": "best"}, {"from_": "2021"}],
    )
    def test_what_means_nothing_is_ignored(self, params: dict[str, str]) -> None:
        assert ask("水稻", **params).count == 5

    @pytest.mark.parametrize("number", ["0", "-1", "x", "２", "99999999", ""])
    def test_a_page_that_is_not_there_is_the_nearest(self, number: str) -> None:
        page = ask("水稻", page=number)
        assert page.pager.number == 1
        assert len(page.hits) == 5

    def test_nothing_found_says_what_is_missing(self) -> None:
        page = ask("航天飞机")
        assert page.searched.articles == 6
        assert page.searched.coverage is not None
        assert page.searched.coverage.missing_years == (2022,)
        assert "已入库 3 期" in str(page.searched.coverage)
        assert "2022年一期也没有" in str(page.searched.coverage)

    def test_nothing_found_in_a_time_speaks_of_that_time(self) -> None:
        page = ask("航天飞机 2022-01..2022-12")
        assert str(page.searched.coverage) == "这段日子还没有一期报纸入库。"


def test_nothing_found_in_a_chosen_year_speaks_of_that_year() -> None:
    make_article(make_page("1", dt.date(2023, 9, 12)), body="水稻。")
    index_all()
    assert str(ask("水稻", year="2022").searched.coverage) == "这段日子还没有一期报纸入库。"
    assert "2023年9月12日" in str(ask("小麦", month="202309").searched.coverage)


def test_a_chosen_value_that_is_too_rare_to_be_listed_keeps_its_number() -> None:
    page = make_page()
    for number in range(SHOWN + 5):
        make_article(page, [("记者", f"赵{chr(0x4E00 + number)}")], headline=f"水稻{number}")
        make_article(page, [("记者", f"赵{chr(0x4E00 + number)}")], headline=f"稻田{number}")
    make_article(page, [("记者", "孙少")], headline="水稻")
    index_all()
    found = ask("稻", reporter="sun-shao")
    facet = next(facet for facet in found.facets if facet.param == "reporter")
    assert [value.count for value in facet.values if value.chosen] == [1]
    assert facet.more
    assert len(facet.values) == SHOWN + 1


def test_a_chosen_month_stays_in_sight_among_many() -> None:
    for month in range(30):
        make_article(make_page("1", dt.date(2020 + month // 12, month % 12 + 1, 1)), headline="水稻")
    index_all()
    assert [facet.param for facet in ask("水稻").facets if facet.param == "month"] == []
    assert numbers(ask("水稻", month="202002"), "month") == {"202002": 1}


def test_dates_the_wrong_way_round_are_turned() -> None:
    make_article(make_page("1", dt.date(2023, 9, 12)), headline="水稻")
    index_all()
    assert ask("水稻", **{"from": "2023-12-31", "to": "2023-01-01"}).count == 1


def test_a_page_number_without_end_is_the_last_page() -> None:
    make_article(headline="水稻")
    index_all()
    assert ask("水稻", page="9" * 5000).pager.number == 1


def test_later_pages_follow() -> None:
    page = make_page()
    for number in range(PER_PAGE + 3):
        make_article(page, headline=f"水稻{number}")
    index_all()
    first, second = ask("水稻"), ask("水稻", page="2")
    assert len(first.hits) == PER_PAGE
    assert len(set(headlines(first)) | set(headlines(second))) == PER_PAGE + 3
    assert second.pager.paginator.num_pages == 2
    assert headlines(ask("水稻", page="9")) == headlines(second)


def test_days_may_be_left_out() -> None:
    for day in (11, 12):
        make_article(make_page("1", dt.date(2023, 9, day)), headline=f"水稻{day}")
    index_all()
    assert headlines(ask("水稻 -2023-09-11")) == ["水稻12"]


def test_either_of_two_days_may_be_asked_for() -> None:
    for day in (11, 12, 13):
        make_article(make_page("1", dt.date(2023, 9, day)), headline=f"水稻{day}")
    index_all()
    assert set(headlines(ask("水稻 2023-09-11 或 2023-09-13"))) == {"水稻11", "水稻13"}


@pytest.mark.parametrize("typed", ["版:C02", "版:c02", "版:第C02版", "版：今日要闻", "版:要闻"])
def test_a_page_is_found_by_number_or_name(typed: str) -> None:
    make_article(make_page("C02", name="今日要闻"), headline="要闻版")
    make_article(make_page("1"), headline="头版")
    index_all()
    assert headlines(ask(typed)) == ["要闻版"]


def test_photos_and_reporters_have_fields_of_their_own() -> None:
    make_article(kind="photo", headline="水稻图", bylines=[("摄影", "张三")])
    make_article(headline="水稻文", bylines=[("本报记者", "张三")])
    index_all()
    assert headlines(ask("图片:水稻")) == ["水稻图"]
    for typed in ("作者:张三", "记者:张三"):
        assert set(headlines(ask(typed))) == {"水稻图", "水稻文"}
    assert headlines(ask("署名:摄影")) == ["水稻图"]
    assert headlines(ask("记者:摄影")) == []


def test_an_issue_without_the_word_is_not_counted() -> None:
    make_issue(dt.date(2020, 1, 1))
    make_article(headline="水稻")
    index_all()
    assert ask("水稻").extent.issues == 1


def test_months_are_offered_once_few_are_left() -> None:
    for year in (2021, 2022, 2023):
        for month in range(1, 13):
            make_article(make_page("1", dt.date(year, month, 5)), headline="水稻")
    index_all()
    assert numbers(ask("水稻"), "month") == {}
    assert len(numbers(ask("水稻", year="2022"), "month")) == 12
