"""Characters that were likely misread."""

from __future__ import annotations

import dataclasses

import pytest

from articles.desk.doubts.counting import count_texts
from articles.desk.doubts.doubt import SHAPE, UNHEARD
from articles.desk.doubts.misread import Misread
from articles.desk.doubts.statistics import Statistics
from tests.desk.doubts.printed import SENTENCES, printed


def found(text: str, statistics: Statistics | None = None) -> list[tuple[int, str, str, str]]:
    doubts = Misread(text, statistics or printed()).doubts()
    return [(doubt.start, doubt.text, doubt.reason, doubt.suggestions[0]) for doubt in doubts]


def test_a_character_that_looks_like_the_one_that_is_printed_there_is_doubted() -> None:
    assert found("市政府昨夭召开会议") == [(4, "夭", SHAPE, "天")]


def test_one_misread_character_is_one_doubt() -> None:
    assert found("全市粮食产重稳步增长") == [(5, "重", SHAPE, "量")]


def test_each_of_two_misread_neighbours_is_doubted() -> None:
    assert [doubt[:2] for doubt in found("各镇做好防汛工作，农民的根食不能受损矢")] == [(12, "根"), (18, "矢")]


def test_what_looks_otherwise_may_have_been_misread_where_nothing_like_it_was_ever_printed() -> None:
    often = count_texts(SENTENCES * 200)
    assert found("市政府昨天召囧会议", often) == [(6, "囧", UNHEARD, "开")]


@pytest.mark.parametrize("text", SENTENCES)
def test_what_is_printed_so_is_not_doubted(text: str) -> None:
    assert found(text) == []


def test_a_known_name_is_right_as_it_stands() -> None:
    assert found("记者张太伟") == []


def test_what_people_have_put_right_before_is_offered_though_it_looks_otherwise() -> None:
    learned = dataclasses.replace(printed(), learned={"奋": "天"})
    assert found("市政府昨奋召开会议", learned) == [(4, "奋", SHAPE, "天")]


def test_without_statistics_nothing_is_doubted() -> None:
    assert found("市政府昨夭召开会议", Statistics()) == []


def test_what_the_text_has_so_again_is_doubted_less() -> None:
    once = "市政府昨夭召开会议"
    nearly = Misread(once, printed()).found()[4][0].gain - 1
    assert 4 in Misread(once, printed(), nearly).found()
    assert 4 not in Misread(f"{once}，他昨夭", printed(), nearly).found()
