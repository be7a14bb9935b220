"""What days a text leaves for the issue that printed it."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.reading.issue_facts.bounds import read_bounds

DAY = dt.date(2023, 9, 12)


def test_the_paper_comes_out_after_the_last_day_it_tells_of() -> None:
    found = read_bounds(["今年是2023年。", "9月8日,运动会开幕。9月", "11日上午,运动会闭幕了。"])
    assert (found.earliest, found.latest) == (DAY, dt.date(2023, 12, 31))
    assert "第2行" in found.evidence


@pytest.mark.parametrize(
    "text",
    [
        "运动会将于11月1日举行。",
        "报名截止11月1日。",
        "即日起至11月1日,展览开放。",
        "去年11月1日,展览开幕了。",
        "2022年11月1日,展览开幕了。",
        "每年11月1日,这里都举行了比赛。",
        "停电时间:11月1日8时至16时。",
    ],
)
def test_days_to_come_and_of_other_years_bound_nothing(text: str) -> None:
    assert read_bounds(["今年是2023年。9月11日,运动会开幕了。", text]).earliest == DAY


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("今年（2023年）", 2023),
        ("去年是2022年", 2023),
        ("第39个教师节", 2023),
        ("第七个国家宪法日", 2020),
        ("学校成立于2013年9月,规模不断扩大。10年耕耘,成果斐然。", 2023),
    ],
)
def test_the_year_is_concluded_from_what_is_counted(text: str, year: int) -> None:
    assert read_bounds([text]).latest == dt.date(year, 12, 31)


def test_without_the_year_only_full_dates_bound() -> None:
    found = read_bounds(["2021年5月3日,公司成立了。11月1日,公司搬家了。"])
    assert (found.earliest, found.latest) == (dt.date(2021, 5, 4), None)


def test_a_year_that_is_planned_for_bounds_nothing() -> None:
    assert read_bounds(["力争到2035年实现目标。", "2025年底前完成。"]).earliest is None


def test_clues_for_two_years_conclude_nothing() -> None:
    assert read_bounds(["今年是2023年。", "第七个国家宪法日"]).latest is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天，我们迎来了二十四节气中的“白露”节气。", dt.date(2023, 9, 8)),
        ("昨天是白露节气。", dt.date(2023, 9, 9)),
        ("今天（9月12日）上午，", DAY),
        ("昨天（9月11日）上午，", DAY),
    ],
)
def test_a_day_that_names_itself_is_the_papers(text: str, day: dt.date) -> None:
    found = read_bounds(["今年是2023年。", text])
    assert (found.earliest, found.latest) == (day, day)


def test_in_january_a_bare_day_of_december_is_last_years() -> None:
    found = read_bounds(["今年是2023年。1月4日,大会开幕了。12月28日,大会筹备组成立了。"])
    assert found.earliest == dt.date(2023, 1, 5)


def test_the_last_day_of_the_year_leaves_the_year_open() -> None:
    found = read_bounds(["今年是2023年。12月31日,大会开幕了。"])
    assert (found.earliest, found.latest) == (dt.date(2024, 1, 1), None)


def test_a_text_without_days_has_no_bounds() -> None:
    assert read_bounds(["全市运动会昨天开幕", "本报讯 昨天上午,运动会在体育中心开幕。"]) == read_bounds([])


def test_a_count_that_no_paper_reaches_names_no_year() -> None:
    assert read_bounds(["第九九九九个教师节。"]).earliest is None
