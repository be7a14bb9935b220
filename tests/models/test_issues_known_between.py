"""Of an inferred date: what an issue and its pages tell of it, in one way wherever they are asked."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Issue, Page
from tests.support.factories import DAY, make_issue, make_page

pytestmark = pytest.mark.django_db


def day(n: int) -> dt.date:
    return dt.date(2024, 5, n)


def issue_with(bounds: list[tuple[int | None, int | None]], source: str = "inferred") -> None:
    """Of 6 May; (first, last) of each of its pages."""
    make_issue(DAY, date_source=source)
    for place, (first, last) in enumerate(bounds, 1):
        make_page(str(place), earliest=first and day(first), latest=last and day(last))


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ([(3, 9), (5, None)], (5, 9)),
        ([(None, None), (2, 8)], (2, 8)),
        ([(6, 30)], (6, 30)),
        ([(6, 6)], None),
        ([(3, None)], None),
        ([(1, 4)], None),
        ([], None),
    ],
)
def test_a_range_is_what_all_pages_leave_where_it_holds_the_day(bounds, found) -> None:
    issue_with(bounds)
    expected = found and tuple(map(day, found))
    assert Issue.objects.get().known_between == Issue.objects.with_bounds().get().known_between == expected


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        ([(3, 30)], "2024年5月3日至30日之间"),
        ([(6, 6)], "2024年5月6日（推定）"),
        ([], "2024年5月6日（推定）"),
    ],
)
def test_an_inferred_date_is_told_as_the_range_or_as_inferred(bounds, told: str) -> None:
    issue_with(bounds)
    assert Issue.objects.get().printed_date == told


def test_a_range_over_the_turn_of_a_year_names_both_years() -> None:
    make_issue(DAY, date_source="inferred")
    make_page(earliest=dt.date(2023, 12, 1), latest=dt.date(2024, 6, 1))
    assert Page.objects.get().printed_date == "2023年12月1日至2024年6月1日之间"


@pytest.mark.parametrize("source", ["printed", "supplied"])
def test_a_date_that_is_known_is_told_as_it_is(source: str) -> None:
    issue_with([(3, 30)], source)
    assert Issue.objects.get().printed_date == Page.objects.get().printed_date == "2024年5月6日"


def test_an_undated_page_has_no_date_to_tell() -> None:
    assert Page.objects.create(earliest=day(1), latest=day(9)).printed_date == ""


def test_many_issues_and_their_ranges_are_one_query() -> None:
    for n in range(1, 9):
        make_issue(day(n), date_source="inferred")
        make_page("1", day(n), earliest=day(1), latest=day(9))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        told = {issue.printed_date for issue in Issue.objects.held()}
    assert (told, len(asked)) == ({"2024年5月1日至9日之间"}, 1)
