"""The date field: what is typed leads to its day, month, year or issue, or to all that it may mean."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.factories import held_issue, make_article, make_issue, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def issues() -> None:
    held_issue(dt.date(2021, 9, 12), number=4700)
    held_issue(dt.date(2022, 10, 7), number=5000)
    held_issue(dt.date(2023, 9, 12), number=5262)


def asked(client, typed: str) -> str:
    """Where it leads, or the page that it is answered with."""
    answer = client.get("/issues/", {"date": typed})
    return answer.headers.get("Location") or answer.content.decode()


@pytest.mark.parametrize(
    "typed", ["20230912", "2023-9-12", "2023年9月12日", "总第5262期", " 2023.09.12 ", "２０２３年９月１２日"]
)
def test_a_day_and_a_running_number_lead_to_the_issue(client, typed: str) -> None:
    assert asked(client, typed) == "/issues/2023-09-12/"


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("2023-09-11", "/issues/2023-09-11/"),
        ("2023年9月", "/issues/2023-09/"),
        ("2023", "/issues/2023/"),
        ("2023年", "/issues/2023/"),
        ("2022-03..2023-04", "/issues/2022/"),
        ("", "/issues/2023/"),
        ("  ", "/issues/2023/"),
    ],
)
def test_a_day_a_month_and_a_year_lead_to_their_pages(client, typed: str, place: str) -> None:
    assert asked(client, typed) == place


def test_month_and_day_lead_to_all_years(client) -> None:
    page = asked(client, "9月12日")
    assert "公历9月12日" in page
    assert "农历9" not in page
    assert page.index("/issues/2021-09-12/") < page.index("/issues/2022-09-12/")  # held first, then what lacks
    assert "/issues/2023-09-12/" in page


def test_numerals_are_offered_by_both_calendars_and_it_says_which_is_which(client) -> None:
    page = asked(client, "九月十二")
    assert "可以是公历，也可以是农历" in page
    solar, _, lunar = page.partition('id="m2"')
    assert "公历9月12日" in solar
    assert "/issues/2022-10-07/" not in solar
    assert "农历九月十二" in lunar
    assert "/issues/2022-10-07/" in lunar


def test_a_number_that_is_not_held_is_placed_between_its_neighbours(client) -> None:
    page = asked(client, "总第5100期")
    assert "总第5100期没有入库" in page
    assert ("总第5000期，2022年10月7日" in page, "总第5262期，2023年9月12日" in page) == (True, True)


def test_a_number_printed_twice_leads_to_both(client) -> None:
    held_issue(dt.date(2023, 9, 13), number=5262)
    page = asked(client, "5262期")
    assert ("/issues/2023-09-12/" in page, "/issues/2023-09-13/" in page) == (True, True)


def test_what_is_no_date_says_so_and_how_to_write_one(client) -> None:
    page = asked(client, "湖边<b>")
    assert "“湖边&lt;b&gt;”不是日期，也不是期号" in page
    assert "总第5262期" in page


def test_a_number_of_an_issue_that_nobody_may_see_is_not_held(client) -> None:
    make_issue(dt.date(2023, 1, 5), number=5100)
    make_article(make_page(date=dt.date(2023, 1, 5)), visibility="withdrawn")
    assert "总第5100期没有入库" in asked(client, "总第5100期")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60) | st.from_regex(r"[农历闰正一二十廿初0-9年月日总第期.\-/]{1,20}", fullmatch=True))
def test_nothing_that_is_typed_fails(client, typed: str) -> None:
    assert client.get("/issues/", {"date": typed}).status_code in (200, 302)


def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(10) as few:
        asked(client, "九月十二")
    for year in range(1990, 2020):
        held_issue(dt.date(year, 9, 12))
    with django_assert_num_queries(len(few)):
        asked(client, "九月十二")
