"""The masthead and the page head in every form, misread characters included."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading.issue_facts.facts import read_facts
from articles.reading.issue_facts.masthead import masthead_lines
from articles.reading.records import IssueFacts

DAY = dt.date(2023, 9, 12)
LUNAR = "农历癸卯年七月廿八"
STORY = ["全市运动会昨天开幕", "本报讯 昨天上午,全市中小学生运动会在体育中心开幕,三十二所学校的代表队参加了比赛。"]


def facts(*lines: str) -> IssueFacts:
    return read_facts(lines)[0]


def doubts_of(*lines: str) -> list[str]:
    return [doubt.detail for doubt in read_facts(lines)[1]]


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
        assert doubts_of("2023年9月12日", text) == []

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


@pytest.mark.parametrize(
    ("lines", "heads"),
    [
        (["江边经济导报", "", "圖為水庫開始蓄水，村民站在壩上觀看。"], {1}),
        (["江边经济导报", "昨天迁入新楼，读者纷纷来贺。"], set()),
        (["图片新闻", "", "水库开始蓄水，村民站在坝上观看。"], set()),
        (["江边快讯", "", "水库开始蓄水，村民站在坝上观看。"], set()),
        (["本报地址：江边路1号 电话：0500-88213 邮编：3146", "", "水库开始蓄水"], {1}),
    ],
)
def test_a_paper_s_name_alone_is_a_head_at_the_top_of_a_page(lines: list[str], heads: set[int]) -> None:
    assert masthead_lines(lines) == heads
