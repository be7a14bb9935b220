"""The whole reader: what holds for any text, what it says of its doubts, and how well it reads known pages."""

from __future__ import annotations

import json
import random
from collections import Counter
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading.as_json import as_json
from articles.reading.reader import read_page
from articles.reading.records import Item
from tests.reading.practice import score
from tests.reading.typesetting import ARTICLES, LAYOUTS, make_page
from tests.support.places import SHARED

LINES = st.sampled_from(
    [
        "",
        "　",
        "■",
        "■记者 程墨",
        "通讯员 戚小满",
        "■摄影 焦 阳",
        "本报讯 昨天，古桥修缮完工，石板各归各位。",
        "本报讯（记者 程墨）昨天，古桥修缮完工",
        "十二条小河有了“值日生”",
        "十二条小河十二条小河",
        "——来自车间的报道",
        "友情提醒：出门带伞",
        "今天晴到多云，偏北风3到4级，最高气温16℃。",
        "停水通告",
        "讲文明 树新风 公益广告",
        "2024年3月5日 星期二",
        "（下转第二版）",
        "字",
        "> 引文，很短",
        "每天清早六点，退休教师都会沿着门前的小河走上一圈，看见落叶和塑料袋就顺手捞上岸。",
        "他翻开挂在桥头的登记簿，上面写着水色",
    ]
)
PAGES = st.one_of(st.lists(LINES, max_size=40).map("\n".join), st.text(max_size=300))


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_every_raw_line_stands_in_exactly_one_place(text: str) -> None:
    reading = read_page(text)
    placed = Counter(number for item in reading.items for number in item.lines)
    printed = {n for n, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1) if line.strip()}
    assert set(placed) == printed
    assert set(placed.values()) <= {1}


@settings(max_examples=50, deadline=None)
@given(PAGES)
def test_the_same_text_is_read_the_same_twice(text: str) -> None:
    assert read_page(text) == read_page(text)


@settings(max_examples=50, deadline=None)
@given(PAGES)
def test_problems_name_lines_of_the_page_and_json_holds_everything(text: str) -> None:
    reading = read_page(text)
    last = text.count("\n") + 1
    for problem in (*reading.doubts, *(problem for item in reading.items for problem in item.doubts)):
        assert 1 <= problem.first_line <= problem.last_line <= last
        assert problem.detail
    assert len(json.loads(json.dumps(as_json(reading)))["items"]) == len(reading.items)


def only(text: str) -> Item:
    (item,) = read_page(text).items
    return item


def reasons(item: Item) -> list[str]:
    return [problem.reason for problem in item.doubts]


BODY = "本报讯 每天清早六点，退休教师都会沿着门前的小河走上一圈，看见落叶和塑料袋就顺手捞上岸。"


def test_an_empty_page_has_nothing_on_it() -> None:
    assert read_page("").items == read_page("\n \n").items == ()


def test_carriage_returns_change_nothing() -> None:
    text = f"十二条小河有了“值日生”\n\n■记者 程墨\n\n{BODY}\n"
    assert read_page(text.replace("\n", "\r\n")) == read_page(text)


def test_a_text_without_a_headline_says_so() -> None:
    assert "no-headline" in reasons(only(f"■记者 程墨\n\n{BODY}"))


def test_a_text_that_stops_inside_a_sentence_says_so() -> None:
    assert "open-end" in reasons(only(f"十二条小河有了“值日生”\n\n■记者 程墨\n\n{BODY}他说还要"))


def test_a_sentence_that_stands_twice_is_quoted_where_it_is_left_out() -> None:
    item = only(
        f"十二条小河有了“值日生”\n\n■记者 程墨\n\n{BODY}水草长到哪里都记得清清楚楚。水草长到哪里都记得清清楚楚。"
    )
    assert item.body[0].count("水草") == 1
    assert any(problem.reason == "repeated" and "水草" in problem.detail for problem in item.doubts)


def test_what_is_put_aside_is_a_problem_of_the_page() -> None:
    text = f"十二条小河有了“值日生”\n\n■记者 程墨\n\n{BODY}\n\n点赞\n扫一扫有礼\n1分钟前\n阿宝、隔壁老王、鲜花店等\n"
    reading = read_page(text)
    assert [item.kind for item in reading.items] == ["article", "noise"]
    assert [(problem.reason, problem.first_line, problem.last_line) for problem in reading.doubts] == [("noise", 7, 10)]


def test_two_texts_with_one_headline_between_them_are_not_certain() -> None:
    other = "石板各归各位，拱券下的燕子窝也原样保留着，桥头新立了一块石碑，刻着历次修桥人的名字。"
    items = read_page(f"{BODY[4:]}\n\n一件小事\n\n{other}").items
    assert not all(item.certain for item in items)


def test_a_headline_an_editor_would_keep_together_is_certain() -> None:
    assert only(f"十二条小河有了“值日生”\n\n■记者 程墨\n\n{BODY}").certain


@pytest.mark.shared
@pytest.mark.parametrize("page", sorted((SHARED / "pages").glob("*.txt")), ids=lambda page: page.stem)
def test_the_sample_pages_are_read_nearly_as_by_hand(page) -> None:  # type: ignore[no-untyped-def]
    truth = json.loads(page.with_suffix(".json").read_text("utf-8"))
    figures = score(page.read_text("utf-8"), truth)
    assert figures["score"] >= 0.96
    assert figures["sure"] == figures["byline"] == figures["placed"] == 1.0


@pytest.mark.shared
@pytest.mark.parametrize("name", LAYOUTS)
def test_practice_pages_are_read_in_every_layout(name: str) -> None:
    pages = [make_page(random.Random(seed), LAYOUTS[name], ARTICLES) for seed in range(6)]
    assert mean(score(text, truth)["score"] for text, truth in pages) >= 0.94
