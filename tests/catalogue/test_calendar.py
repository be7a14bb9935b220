from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from articles.catalogue.calendar import Gap, Holdings, year_of

TODAY = dt.date(2024, 3, 1)


def day(month: int, number: int, year: int = 2023) -> dt.date:
    return dt.date(year, month, number)


@dataclass(frozen=True)
class Said:
    """What people know, as the rows of the model have it."""

    first: dt.date
    last: dt.date
    state: str = "known"
    authority: str = "市图书馆馆藏目录"
    why: str = "原报已毁"
    said: str = "原报已毁。（依据：市图书馆馆藏目录）"


def states(held: Holdings, *days: dt.date, today: dt.date = TODAY, known: Sequence[Said] = ()) -> list[str]:
    year = year_of(days[0].year, held, today, known)
    return [year.day(wanted).state for wanted in days]


def test_a_day_with_an_issue_is_held() -> None:
    assert states({day(5, 4): None}, day(5, 4)) == ["held"]


def test_a_day_without_an_issue_is_missing_as_long_as_nothing_says_otherwise() -> None:
    assert states({day(5, 4): None}, day(5, 3), day(5, 7)) == ["missing", "missing"]


def test_between_issues_with_consecutive_numbers_no_paper_appeared() -> None:
    assert states({day(5, 5): 100, day(5, 8): 101}, day(5, 6), day(5, 7)) == ["none", "none"]


def test_as_many_numbers_lacking_as_days_means_every_day_is_missing() -> None:
    weekdays = {day(1, 2) + dt.timedelta(7 * n): None for n in range(30)}
    held = weekdays | {day(11, 3): 100, day(11, 6): 103}
    assert states(held, day(11, 4), day(11, 5)) == ["missing", "missing"]


def test_a_weekday_on_which_a_well_held_year_never_has_an_issue_has_no_paper() -> None:
    mondays = {day(1, 2) + dt.timedelta(7 * n): None for n in range(30)}
    assert states(mondays, day(12, 4), day(12, 5)) == ["missing", "none"]


def test_days_after_today_are_still_to_come() -> None:
    assert states({}, dt.date(2024, 3, 1), dt.date(2024, 3, 2)) == ["missing", "ahead"]


def test_a_gap_names_its_days_and_the_numbers_that_are_lacking() -> None:
    year = year_of(2023, {day(5, 5): 100, day(5, 10): 103}, today=day(5, 10))
    assert year.gaps[1] == Gap(day(5, 6), day(5, 9), 4, numbers=(101, 102))


def test_days_without_a_paper_do_not_cut_a_gap_in_two() -> None:
    weekdays = {
        date: None
        for n in range(120)
        if (date := day(1, 2) + dt.timedelta(n)).weekday() < 5 and not day(2, 6) <= date <= day(2, 17)
    }
    gaps = year_of(2023, weekdays, today=day(5, 1)).gaps
    assert gaps[0] == Gap(day(2, 6), day(2, 17), 10)


def test_a_complete_year_so_far_has_no_gap() -> None:
    assert year_of(2023, {day(1, 1): 1, day(1, 2): 2}, today=day(1, 2)).gaps == ()


def test_weeks_run_from_monday_to_sunday_with_blanks_outside_the_month() -> None:
    weeks = year_of(2023, {}, TODAY).months[4].weeks
    assert [cell and cell.date.day for cell in weeks[0]] == [1, 2, 3, 4, 5, 6, 7]
    assert [cell and cell.date.day for cell in weeks[-1]] == [29, 30, 31, None, None, None, None]


def test_a_month_counts_issues_and_missing_days() -> None:
    month = year_of(2023, {day(5, 4): None}, TODAY).months[4]
    assert (month.held, month.missing) == (1, 30)


def test_what_people_know_goes_before_what_is_inferred_but_not_before_what_is_held() -> None:
    held = {day(5, 5): 100, day(5, 8): 101}
    known = [Said(day(5, 6), day(5, 9)), Said(day(5, 10), day(5, 10), state="none")]
    days = [day(5, n) for n in range(6, 11)]
    assert states(held, *days, known=known) == ["known", "known", "held", "known", "none"]


def test_a_day_to_come_may_be_known_to_have_no_paper() -> None:
    assert states({}, dt.date(2024, 3, 2), known=[Said(dt.date(2024, 3, 2), dt.date(2024, 3, 2), "none")]) == ["none"]


def test_numbers_tell_of_the_days_over_the_end_of_a_year() -> None:
    held = {dt.date(2022, 12, 31): 99, day(1, 3): 100, day(12, 30): 300, dt.date(2024, 1, 2): 301}
    assert states(held, day(1, 1), day(1, 2), day(12, 31)) == ["none", "none", "none"]


def test_numbers_that_are_lacking_over_the_end_of_a_year_are_not_said_of_one_of_the_two() -> None:
    held = {day(12, 30): 300, dt.date(2024, 1, 3): 303}
    assert year_of(2023, held, TODAY).gaps[-1] == Gap(day(12, 31), day(12, 31), 1)


def test_known_days_are_a_gap_of_their_own_with_what_is_said_of_them() -> None:
    said = Said(day(5, 6), day(5, 7))
    year = year_of(2023, {day(5, 5): 100, day(5, 10): 103}, day(5, 10), [said])
    assert year.gaps[1:] == (Gap(day(5, 6), day(5, 7), 2, known=said), Gap(day(5, 8), day(5, 9), 2))


def test_the_numbers_are_those_of_the_known_days_where_nothing_else_is_missing() -> None:
    said = Said(day(5, 6), day(5, 9))
    assert year_of(2023, {day(5, 5): 100, day(5, 10): 103}, day(5, 10), [said]).gaps[1] == Gap(
        day(5, 6), day(5, 9), 4, (101, 102), said
    )


def test_every_day_without_an_issue_says_why() -> None:
    mondays = {day(1, 2) + dt.timedelta(7 * n): 100 + n for n in range(30)}
    year = year_of(2023, mondays, TODAY, [Said(day(12, 5), day(12, 5))])
    told = {
        day(1, 3): "期号相连",
        day(12, 4): "可能出过",
        day(12, 5): "市图书馆馆藏目录",
        day(12, 6): "从不在星期三出报",
    }
    assert {date: words in year.day(date).why for date, words in told.items()} == dict.fromkeys(told, True)


def test_a_leap_year_has_its_day() -> None:
    assert len(year_of(2024, {}, TODAY).months[1].days) == 29
