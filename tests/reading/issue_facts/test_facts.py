"""Facts of the issue: contradictions, bounds from the text, the decision of a date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.chinese.dates import chinese_date, weekday
from articles.chinese.lunar import lunar_date
from articles.reading.issue_facts.facts import decide_date, read_facts
from articles.reading.issue_facts.masthead import masthead_lines
from articles.reading.records import IssueFacts
from tests.support.places import FIXTURES

DAY = dt.date(2023, 9, 12)
LUNAR = "农历癸卯年七月廿八"


def facts(*lines: str) -> IssueFacts:
    return read_facts(lines)[0]


def doubts_of(*lines: str) -> list[str]:
    return [doubt.detail for doubt in read_facts(lines)[1]]


class TestSamplePages:
    def test_a_page_without_a_date_is_bounded_by_its_text(self) -> None:
        found = facts(*(FIXTURES / "000_bb21e1a4908df14e.txt").read_text("utf-8").split("\n"))
        assert (found.date, found.earliest, found.latest) == (None, dt.date(2023, 11, 14), dt.date(2023, 12, 31))
        assert "第370行" in found.evidence

    def test_a_solar_term_names_the_day(self) -> None:
        found = facts(*(FIXTURES / "001_d80de26fc2e4708a.txt").read_text("utf-8").split("\n"))
        assert (found.date, found.earliest, found.latest) == (None, dt.date(2020, 12, 7), dt.date(2020, 12, 7))
        assert "第61行" in found.evidence and "第91行" in found.evidence

    def test_a_masthead_is_read_though_its_weekday_is_cut_off(self) -> None:
        lines = (FIXTURES / "002_ed8b4f82a5f7e9b1.txt").read_text("utf-8").split("\n")
        found, doubts = read_facts(lines)
        assert (found.date, found.number, found.lunar, found.weekday) == (DAY, 5262, LUNAR, "")
        assert found.edition == lines[6] and found.earliest == found.latest == DAY
        assert doubts == ()


class TestContradictions:
    @pytest.mark.parametrize(
        ("lines", "misread"),
        [
            (("2023年9月13日 星期二", LUNAR), "“13日”可能是“12日”之误"),
            (("2028年9月12日 星期二", LUNAR), "“2028年”可能是“2023年”之误"),
            (("2023年8月12日 星期二", LUNAR), "“8月”可能是“9月”之误"),
            (("2023年19月12日 星期二", LUNAR), "“19月”可能是“9月”之误"),
            (("2023年9月1", LUNAR), "“1日”可能是“12日”之误"),
            (("2023年9月12日 星期三", LUNAR), "“星期三”可能是“星期二”之误"),
            (("2023年9月12日 星期二", "农历癸卯年七月廿九"), "农历里的“九”可能是“八”之误"),
            (("2023年9月12日 星期二", "农历癸印年七月廿八"), "农历里的“印”可能是“卯”之误"),
            (("2023年9月42日 星期二", LUNAR), "“42日”可能是“12日”之误"),
        ],
    )
    def test_the_one_character_is_named_that_makes_all_agree(self, lines: tuple[str, ...], misread: str) -> None:
        [said] = doubts_of(*lines)
        assert misread in said

    def test_the_printed_date_stays_what_is_printed(self) -> None:
        assert facts("2023年9月13日 星期二", LUNAR).date == dt.date(2023, 9, 13)

    def test_where_nothing_makes_all_agree_only_the_contradiction_is_named(self) -> None:
        [said] = doubts_of("2023年9月12日 星期五", "农历癸卯年三月初一")
        assert "不合" in said and "可能" not in said

    def test_a_day_the_calendar_lacks_is_no_date(self) -> None:
        assert facts("2023年9月31日 星期二").date is None
        assert "没有这一天" in doubts_of("2023年9月31日 星期二")[0]

    def test_a_page_head_with_no_page_number_names_no_page(self) -> None:
        assert facts("2023年9月12日 星期二", "第十十版").page_number == ""

    def test_two_dates_or_numbers_are_both_named(self) -> None:
        assert "2023年9月13日" in doubts_of("2023年9月12日 星期二", "2023年9月13日")[0]
        assert "5263" in doubts_of("总第5262期", "总第5263期")[0]

    def test_a_text_that_tells_of_a_later_day_contradicts_the_masthead(self) -> None:
        lines = ("2013年9月12日 星期四", "", "本报讯 2023年9月11日上午,运动会开幕。")
        assert "更晚" in doubts_of(*lines)[0]


class TestDecision:
    def test_the_printed_date_is_taken(self) -> None:
        decision = decide_date(IssueFacts(date=DAY), DAY, "inferred", "清单第 2 行")
        assert (decision.date, decision.date_source, decision.doubts) == (DAY, "printed", ())

    def test_a_supplied_date_is_taken_where_none_is_printed(self) -> None:
        decision = decide_date(IssueFacts(), DAY, "inferred", "清单第 2 行")
        assert (decision.date, decision.date_source, decision.doubts) == (DAY, "inferred", ())

    def test_without_either_there_is_no_date_whatever_the_bounds(self) -> None:
        decision = decide_date(IssueFacts(earliest=DAY, latest=DAY), None)
        assert (decision.date, decision.date_source) == (None, "")

    def test_a_contradiction_is_named_and_the_printed_date_taken(self) -> None:
        decision = decide_date(IssueFacts(date=DAY, weekday="星期二"), dt.date(2023, 9, 13), "supplied", "文件名")
        assert (decision.date, decision.date_source) == (DAY, "printed")
        assert "文件名" in decision.doubts[0].detail

    def test_the_supplied_date_wins_where_weekday_and_lunar_date_side_with_it(self) -> None:
        printed = IssueFacts(date=dt.date(2023, 9, 13), weekday="星期二", lunar=LUNAR)
        decision = decide_date(printed, DAY, "supplied", "文件名")
        assert (decision.date, decision.date_source) == (DAY, "supplied")
        assert decision.doubts

    def test_a_supplied_date_outside_the_bounds_is_taken_with_a_doubt(self) -> None:
        bounded = IssueFacts(earliest=DAY, evidence="第1行“9月11日”")
        decision = decide_date(bounded, dt.date(2023, 9, 1), "supplied", "--date")
        assert decision.date == dt.date(2023, 9, 1)
        assert "第1行" in decision.doubts[0].detail


@given(st.lists(st.text(max_size=40), max_size=12))
@settings(deadline=None)
def test_any_text_is_read_without_failing(lines: list[str]) -> None:
    found, doubts = read_facts(lines)
    assert masthead_lines(lines) <= set(range(1, len(lines) + 1))
    assert all(1 <= doubt.first_line <= len(lines) for doubt in doubts)
    assert found.date is None or found.earliest == found.latest == found.date


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)))
@settings(max_examples=40, deadline=None)
def test_a_true_masthead_of_any_day_has_no_contradiction(day: dt.date) -> None:
    found, doubts = read_facts([f"{chinese_date(day)} {weekday(day)}", lunar_date(day)])
    assert (found.date, doubts) == (day, ())
