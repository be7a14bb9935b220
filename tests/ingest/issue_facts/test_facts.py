"""Facts of the issue: masthead, contradictions, bounds from the text, the decision of a date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.almanac import lunar_date
from articles.ingest.issue_facts.bounds import read_bounds
from articles.ingest.issue_facts.dates import day_of, misread_days, numeral
from articles.ingest.issue_facts.facts import decide_date, read_facts
from articles.ingest.issue_facts.lunar import parse, term_day
from articles.ingest.issue_facts.masthead import masthead_lines
from articles.ingest.records import IssueFacts
from tests.places import FIXTURES

DAY = dt.date(2023, 9, 12)
LUNAR = "农历癸卯年七月廿八"
PAGES = FIXTURES
STORY = ["全市运动会昨天开幕", "本报讯 昨天上午,全市中小学生运动会在体育中心开幕,三十二所学校的代表队参加了比赛。"]


def facts(*lines: str) -> IssueFacts:
    return read_facts(lines)[0]


def problems(*lines: str) -> list[str]:
    return [problem.detail for problem in read_facts(lines)[1]]


class TestSamplePages:
    def test_a_page_without_a_date_is_bounded_by_its_text(self) -> None:
        found = facts(*(PAGES / "000_bb21e1a4908df14e.txt").read_text("utf-8").split("\n"))
        assert (found.date, found.earliest, found.latest) == (None, dt.date(2023, 11, 14), dt.date(2023, 12, 31))
        assert "第370行" in found.evidence

    def test_a_solar_term_names_the_day(self) -> None:
        found = facts(*(PAGES / "001_d80de26fc2e4708a.txt").read_text("utf-8").split("\n"))
        assert (found.date, found.earliest, found.latest) == (None, dt.date(2020, 12, 7), dt.date(2020, 12, 7))
        assert "第61行" in found.evidence and "第91行" in found.evidence

    def test_a_masthead_is_read_though_its_weekday_is_cut_off(self) -> None:
        lines = (PAGES / "002_ed8b4f82a5f7e9b1.txt").read_text("utf-8").split("\n")
        found, doubts = read_facts(lines)
        assert (found.date, found.number, found.lunar, found.weekday) == (DAY, 5262, LUNAR, "")
        assert found.edition == lines[6] and found.earliest == found.latest == DAY
        assert doubts == ()


class TestMasthead:
    @pytest.mark.parametrize(
        "line",
        [
            "2023年9月12日 星期二",
            "２０２３年９月１２日◆星期二",
            "2023 年 9 月 12 日 星 期 二",
            "二〇二三年九月十二日 星期二",
            "2O23年9月l2日 星期二",
            "星期二 2023-09-12",
            "某某日报 2023.9.12 周二",
        ],
    )
    def test_date_and_weekday_are_read_in_every_form(self, line: str) -> None:
        assert (facts(line).date, facts(line).weekday) == (DAY, "星期二")

    def test_a_date_may_run_over_two_lines(self) -> None:
        assert facts("2023年", "9月12日 星期二").date == DAY
        assert facts("2023年9月", "", "12日 星期二").date == DAY

    def test_a_lost_last_character_does_no_harm(self) -> None:
        assert facts("2023年9月12", "", "总第5262").date == DAY

    @pytest.mark.parametrize(
        "text",
        [LUNAR, "农历七月廿八", "癸卯年七月廿八", "农历癸卯(兔)年七月二十八", "农历七月大廿八日", "夏历癸卯年七月廿八"],
    )
    def test_lunar_dates_are_read_in_every_form(self, text: str) -> None:
        assert facts("2023年9月12日", text).lunar == text
        assert problems("2023年9月12日", text) == []

    @pytest.mark.parametrize(
        ("line", "number"),
        [
            ("总第5262期", 5262),
            ("总第 5262 期", 5262),
            ("总第5262", 5262),
            ("总第五千二百六十二期", 5262),
            ("总第12,345期", 12345),
        ],
    )
    def test_the_running_number_is_read_in_every_form(self, line: str, number: int) -> None:
        assert facts(line).number == number

    def test_a_number_without_the_word_for_running_counts_beside_the_date(self) -> None:
        assert facts("2023年9月12日 星期二 第5262期").number == 5262

    def test_an_instalment_of_a_series_is_no_issue_number(self) -> None:
        assert facts("第121期", "", *STORY).number is None
        assert facts("总第5262期", *STORY, "", "第121期创新学堂").number == 5262

    @pytest.mark.parametrize(
        ("line", "number", "name"),
        [
            ("第C01版：今日某报", "C01", "今日某报"),
            ("1版 要闻", "1", "要闻"),
            ("C01", "C01", ""),
            ("要闻 01", "1", "要闻"),
            ("第二版", "2", ""),
            ("头版", "1", ""),
            ("第十二版：社会", "12", "社会"),
        ],
    )
    def test_page_number_and_name_are_read(self, line: str, number: str, name: str) -> None:
        found = facts(line, "", *STORY)
        assert (found.page_number, found.page_name) == (number, name)

    @pytest.mark.parametrize(
        "line",
        [
            "2 要闻 2023年9月12日 星期二 责任编辑:某人 版式:甲乙丙 校对:丁戊",
            "2023年9月12日 星期二 要闻 2",
            "第2版：要闻 2023年9月12日 星期二 本版编辑 某人 电话:0573-85010000 E-mail:a@b.cn",
            "要闻02 某某日报 2023.9.12 星期二 国内统一刊号:CN33-0012",
        ],
    )
    def test_a_page_head_is_read_with_its_imprint(self, line: str) -> None:
        found = facts(line, "", *STORY)
        assert (found.date, found.page_number, found.page_name) == (DAY, "2", "要闻")

    def test_what_stands_around_the_masthead_belongs_to_it(self) -> None:
        lines = [
            "某某日报社 某某市委 联办",
            "",
            "2023年9月12日 星期二",
            "",
            "SOME DAILY",
            "",
            "责任编辑 甲乙丙",
            "",
            *STORY,
        ]
        assert masthead_lines(lines) == {1, 3, 5, 7}

    def test_an_imprint_alone_is_left_to_the_articles(self) -> None:
        assert masthead_lines([*STORY, "", "编辑 甲乙丙", "", "某某日报社主办"]) == frozenset()

    def test_the_number_of_sheets_is_no_page(self) -> None:
        assert facts("2023年9月12日 星期二 今日8版").page_number == ""

    def test_a_place_before_the_word_page_is_the_edition_a_subject_the_page_name(self) -> None:
        assert (facts("某市版").edition, facts("某市版").page_name) == ("某市版", "")
        assert (facts("社会版").edition, facts("社会版").page_name) == ("", "社会")

    def test_the_date_under_a_notice_is_not_the_papers(self) -> None:
        assert facts(*STORY, "", "市供电公司", "", "2023年9月10日").date is None

    def test_a_date_alone_on_a_wrapped_line_is_not_the_papers(self) -> None:
        assert facts("这个园区从", "2023年9月12日", "起对外开放,欢迎市民参观。").date is None

    def test_a_sentence_is_never_a_masthead_line(self) -> None:
        assert masthead_lines(["某市版", "", *STORY, "2023年9月12日,星期二,市里开会。"]) == {1}

    def test_a_masthead_may_stand_at_the_end_of_the_file(self) -> None:
        lines = [*STORY, "", "2023年9月12日 星期二", "", LUNAR, ""]
        assert facts(*lines).date == DAY
        assert masthead_lines(lines) == {4, 6}


class TestMisreadCharacters:
    @pytest.mark.parametrize(
        "line",
        [
            "2023论9月12日◆星期二",
            "2023年9全12日◆星期二",
            "2023年9月12进◆星期二",
            "2023年9月12日◆星明二",
        ],
    )
    def test_a_misread_unit_loses_no_date(self, line: str) -> None:
        assert facts(line, "", LUNAR).date == DAY

    @pytest.mark.parametrize(
        "date", ["人023年9月12日", "023年9月12日", "20园3年9月12日", "2023年心月12日", "2023年9月1心日"]
    )
    def test_an_unreadable_digit_is_concluded_from_weekday_and_lunar_date_and_said(self, date: str) -> None:
        found, doubts = read_facts([f"{date}◆星期二", "", LUNAR])
        assert found.date == DAY
        assert date in doubts[0].detail and "2023年9月12日" in doubts[0].detail

    def test_a_lunar_date_with_one_misread_character_still_helps(self) -> None:
        assert facts("2023年9月1心日", "", "农历癸卯年七月书八 总第5262期").date == DAY

    def test_an_unreadable_digit_that_two_days_fit_stays_open(self) -> None:
        found, doubts = read_facts(["2023年9月1心日 星期二"])
        assert found.date is None
        assert "--date" in doubts[0].detail

    @pytest.mark.parametrize(
        "line", ["农转癸卯年七月廿八 总第5262期", "农历癸卯年七月廿八 总设5262期", "衣历癸卯年七月廿八 展第5262期"]
    )
    def test_lunar_date_and_number_survive_a_misread_word(self, line: str) -> None:
        found = facts("2023年9月12日 星期二", "", line)
        assert (found.number, found.lunar != "") == (5262, True)

    def test_a_number_with_an_unreadable_digit_is_none(self) -> None:
        assert facts("2023年9月12日 星期二", "", f"{LUNAR} 总第52伙2期").number is None


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
        [said] = problems(*lines)
        assert misread in said

    def test_the_printed_date_stays_what_is_printed(self) -> None:
        assert facts("2023年9月13日 星期二", LUNAR).date == dt.date(2023, 9, 13)

    def test_where_nothing_makes_all_agree_only_the_contradiction_is_named(self) -> None:
        [said] = problems("2023年9月12日 星期五", "农历癸卯年三月初一")
        assert "不合" in said and "可能" not in said

    def test_a_day_the_calendar_lacks_is_no_date(self) -> None:
        assert facts("2023年9月31日 星期二").date is None
        assert "没有这一天" in problems("2023年9月31日 星期二")[0]

    def test_two_dates_or_numbers_are_both_named(self) -> None:
        assert "2023年9月13日" in problems("2023年9月12日 星期二", "2023年9月13日")[0]
        assert "5263" in problems("总第5262期", "总第5263期")[0]

    def test_a_text_that_tells_of_a_later_day_contradicts_the_masthead(self) -> None:
        lines = ("2013年9月12日 星期四", "", "本报讯 2023年9月11日上午,运动会开幕。")
        assert "更晚" in problems(*lines)[0]


class TestBounds:
    def test_the_paper_comes_out_after_the_last_day_it_tells_of(self) -> None:
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
    def test_days_to_come_and_of_other_years_bound_nothing(self, text: str) -> None:
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
    def test_the_year_is_concluded_from_what_is_counted(self, text: str, year: int) -> None:
        assert read_bounds([text]).latest == dt.date(year, 12, 31)

    def test_without_the_year_only_full_dates_bound(self) -> None:
        found = read_bounds(["2021年5月3日,公司成立了。11月1日,公司搬家了。"])
        assert (found.earliest, found.latest) == (dt.date(2021, 5, 4), None)

    def test_a_year_that_is_planned_for_bounds_nothing(self) -> None:
        assert read_bounds(["力争到2035年实现目标。", "2025年底前完成。"]).earliest is None

    def test_clues_for_two_years_conclude_nothing(self) -> None:
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
    def test_a_day_that_names_itself_is_the_papers(self, text: str, day: dt.date) -> None:
        found = read_bounds(["今年是2023年。", text])
        assert (found.earliest, found.latest) == (day, day)

    def test_in_january_a_bare_day_of_december_is_last_years(self) -> None:
        found = read_bounds(["今年是2023年。1月4日,大会开幕了。12月28日,大会筹备组成立了。"])
        assert found.earliest == dt.date(2023, 1, 5)

    def test_the_last_day_of_the_year_leaves_the_year_open(self) -> None:
        found = read_bounds(["今年是2023年。12月31日,大会开幕了。"])
        assert (found.earliest, found.latest) == (dt.date(2024, 1, 1), None)

    def test_a_text_without_days_has_no_bounds(self) -> None:
        assert read_bounds(STORY) == read_bounds([])


class TestDecision:
    def test_the_printed_date_is_taken(self) -> None:
        decision = decide_date(IssueFacts(date=DAY), DAY, "inferred", "清单第 2 行")
        assert (decision.date, decision.date_source, decision.problems) == (DAY, "printed", ())

    def test_a_supplied_date_is_taken_where_none_is_printed(self) -> None:
        decision = decide_date(IssueFacts(), DAY, "inferred", "清单第 2 行")
        assert (decision.date, decision.date_source, decision.problems) == (DAY, "inferred", ())

    def test_without_either_there_is_no_date_whatever_the_bounds(self) -> None:
        decision = decide_date(IssueFacts(earliest=DAY, latest=DAY), None)
        assert (decision.date, decision.date_source) == (None, "")

    def test_a_contradiction_is_named_and_the_printed_date_taken(self) -> None:
        decision = decide_date(IssueFacts(date=DAY, weekday="星期二"), dt.date(2023, 9, 13), "supplied", "文件名")
        assert (decision.date, decision.date_source) == (DAY, "printed")
        assert "文件名" in decision.problems[0].detail

    def test_the_supplied_date_wins_where_weekday_and_lunar_date_side_with_it(self) -> None:
        printed = IssueFacts(date=dt.date(2023, 9, 13), weekday="星期二", lunar=LUNAR)
        decision = decide_date(printed, DAY, "supplied", "文件名")
        assert (decision.date, decision.date_source) == (DAY, "supplied")
        assert decision.problems

    def test_a_supplied_date_outside_the_bounds_is_taken_with_a_doubt(self) -> None:
        bounded = IssueFacts(earliest=DAY, evidence="第1行“9月11日”")
        decision = decide_date(bounded, dt.date(2023, 9, 1), "supplied", "--date")
        assert decision.date == dt.date(2023, 9, 1)
        assert "第1行" in decision.problems[0].detail


class TestCalendar:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("12", 12),
            ("l2", 12),
            ("十", 10),
            ("二十", 20),
            ("廿八", 28),
            ("初八", 8),
            ("二〇二三", 2023),
            ("一百零五", 105),
        ],
    )
    def test_numerals_are_read(self, text: str, value: int) -> None:
        assert numeral(text) == value

    @pytest.mark.parametrize("text", ["", "天", "二人", "十百"])
    def test_what_is_no_numeral_is_none(self, text: str) -> None:
        assert numeral(text) is None

    @pytest.mark.parametrize("text", ["农历癸卯年七月卄八", "农历癸卯年七月二十八日", "农历七月廿八"])
    def test_the_twenties_are_one_however_written(self, text: str) -> None:
        lunar = parse(text)
        assert lunar and lunar.fits(DAY)

    @pytest.mark.parametrize(
        ("text", "day"), [("农历冬月三十", dt.date(2024, 12, 30)), ("农历十一月卅", dt.date(2024, 12, 30))]
    )
    def test_thirty_and_the_eleventh_month_have_two_names(self, text: str, day: dt.date) -> None:
        lunar = parse(text)
        assert lunar and lunar.fits(day)

    def test_a_leap_month_is_told_from_the_month_before(self) -> None:
        leap = parse("农历癸卯年闰二月十一")
        assert leap and leap.fits(dt.date(2023, 4, 1)) and not leap.fits(dt.date(2023, 3, 2))

    def test_solar_terms_fall_on_their_days(self) -> None:
        assert term_day(2020, "大雪") == dt.date(2020, 12, 7)
        assert term_day(2023, "白露") == dt.date(2023, 9, 8)

    def test_misread_days_differ_in_one_digit(self) -> None:
        days = {day for day, _, _ in misread_days(2023, 9, 1)}
        assert {dt.date(2023, 9, 12), dt.date(2023, 9, 2), dt.date(2028, 9, 1)} <= days
        assert dt.date(2023, 8, 2) not in days

    @given(st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31)))
    def test_every_day_is_read_back(self, day: dt.date) -> None:
        assert day_of(str(day.year), str(day.month), str(day.day)) == day


@given(st.lists(st.text(max_size=40), max_size=12))
@settings(deadline=None)
def test_any_text_is_read_without_failing(lines: list[str]) -> None:
    found, doubts = read_facts(lines)
    assert masthead_lines(lines) <= set(range(1, len(lines) + 1))
    assert all(1 <= problem.first_line <= len(lines) for problem in doubts)
    assert found.date is None or found.earliest == found.latest == found.date


PIECES = [
    "2023年9月12日",
    "星期二",
    "星期",
    LUNAR,
    "农历",
    "总第5262期",
    "第",
    "某市版",
    "C01",
    "今天",
    "大雪",
    "年",
    "13",
    "第七个国家宪法日",
    "，",
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), max_size=8))
@settings(deadline=None)
def test_mastheads_in_pieces_are_read_without_failing(lines: list[str]) -> None:
    read_facts(lines)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)))
@settings(max_examples=40, deadline=None)
def test_a_true_masthead_of_any_day_has_no_contradiction(day: dt.date) -> None:
    weekday = "一二三四五六日"[day.weekday()]
    found, doubts = read_facts([f"{day.year}年{day.month}月{day.day}日 星期{weekday}", lunar_date(day)])
    assert (found.date, doubts) == (day, ())
