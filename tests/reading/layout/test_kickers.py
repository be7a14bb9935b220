"""Where a kicker ends that no blank line parts from its headline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.habits import Habits
from articles.reading.layout.cutting import cut_blocks
from articles.reading.layout.headlines import SURE
from articles.reading.layout.kickers import Habit, habit_of, kicker_end

ALL_HAVE_KICKERS = Habit(parted=1.0)
PHRASES_ON_ONE_LINE = Habit(phrased=True)


@pytest.mark.parametrize(
    ("phrases", "cut"),
    [
        (["青禾蜜梨走出大山", "订单排到明年春天"], 0),
        (["平地起高楼", "旧貌换新颜", "老城改造工程全面开工建设"], 2),
        (["老城改造工程全面开工建设", "平地起高楼", "旧貌换新颜"], 1),
        (["云渡镇服装产业创意园", "上国榜"], 0),
        (["甲", "乙", "丙", "丁"], 0),
        (["只有一个短语"], 0),
    ],
)
def test_near_equal_phrases_belong_together(phrases: list[str], cut: int) -> None:
    assert kicker_end([" ".join(phrases)], Habit()).end == cut


@pytest.mark.parametrize(
    ("rows", "cut"),
    [
        (["老旧小区加装电梯", "邻里坐下来谈成了"], 0),
        (["全县中小学机器人比赛落幕", "山里娃的“铁甲虫”拿了头名"], 1),
        (["从一片荒滩到万株果林", "青禾蜜梨走出大山 订单排到明年春天"], 1),
        (["订单少了三成，机器没有停", "一家纺机厂的“过冬”账本"], 1),
        (["老城改造工程全面开工", "平地起高楼", "旧貌换新颜"], 1),
        (["老城改造工程的", "平地而起的高楼已经封顶"], 0),
    ],
)
def test_a_line_end_parts_kicker_and_headline_where_their_forms_say_so(rows: list[str], cut: int) -> None:
    assert kicker_end(rows, Habit()).end == cut


@pytest.mark.parametrize("habit", [ALL_HAVE_KICKERS, PHRASES_ON_ONE_LINE])
def test_what_the_page_does_elsewhere_decides_where_the_lines_do_not(habit: Habit) -> None:
    rows = ["冷空气即将抵达", "周末最低气温跌到三度"]
    assert kicker_end(rows, Habit()).end == 0
    assert kicker_end(rows, habit).end == 1


def test_lines_of_just_one_length_are_phrases_on_any_page() -> None:
    assert kicker_end(["老旧小区加装电梯", "邻里坐下来谈成了"], Habit(parted=1.0)).end == 0


def test_the_habit_counts_kickers_apart_and_sees_phrases_on_one_line() -> None:
    apart, single = cut_blocks(["引题在这里", "", "主题是这一行"]), cut_blocks(["青禾蜜梨走出大山 订单排到明年春天"])
    assert habit_of([apart, single, []], []) == Habit(parted=0.5, phrased=True)
    assert habit_of([], []) == Habit()


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), min_size=1, max_size=4))
def test_some_headline_is_always_left(rows: list[str]) -> None:
    assert 0 <= kicker_end(rows, Habit()).end < max(len(rows), len(rows[0].split()))


# Whole or cut cost nearly the same; the whole is a little cheaper.
TIED = ["平地起高楼旧貌换新颜", "村连夜加固堤坝"]


@pytest.mark.parametrize(("shortest", "longest", "cut"), [(1, 200, 0), (5, 12, 1), (15, 20, 0), (30, 40, 0)])
def test_of_two_cuts_that_cost_nearly_the_same_one_with_a_headline_of_usual_length_is_read(
    shortest: int, longest: int, cut: int
) -> None:
    found = kicker_end(TIED, Habit(paper=Habits(20, shortest=shortest, longest=longest)))
    assert (found.end, found.margin) == (cut, kicker_end(TIED, Habit()).margin)


@given(
    st.lists(st.text("江河湖海山川草木 ，", min_size=1, max_size=14).filter(str.strip), min_size=1, max_size=4),
    st.data(),
)
def test_no_usual_length_changes_a_cut_that_is_clear_or_how_clear_a_cut_is(
    rows: list[str], data: st.DataObject
) -> None:
    shortest = data.draw(st.integers(1, 30))
    paper = Habits(20, shortest=shortest, longest=data.draw(st.integers(shortest, 40)))
    alone, by_paper = kicker_end(rows, Habit()), kicker_end(rows, Habit(paper=paper))
    assert by_paper.margin == alone.margin
    assert by_paper.end == alone.end or alone.margin < SURE
