"""The paper's own habits: a strict file, and ties that they break and no more."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading.habits import FEWEST, MOST_ARTICLES, MOST_CHARACTERS, Habits, hash_of
from articles.reading.layout.headlines import is_open
from articles.reading.reader import read_page
from articles.reading.records import Item, LineSpan, Reading
from tests.reading.disturbances import DISTURBANCES, disturbed
from tests.reading.typesetting import ARTICLES, LAYOUTS, make_page

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))
ORDERS = st.sampled_from(["", *("".join(order) for n in (2, 3) for order in permutations("HBT", n))])
DECKS = {"kicker", "headline", "subtitle"}
SETTLED = 2.0  # margin from which an item is certain


@st.composite
def any_habits(draw: st.DrawFn) -> Habits:
    two_decks = draw(st.sampled_from([0, FEWEST - 1, FEWEST, 40, MOST_ARTICLES]))
    kickers = draw(st.one_of(st.just(0), st.just(two_decks), st.integers(0, two_decks)))
    shortest = draw(st.integers(1, MOST_CHARACTERS))
    longest = draw(st.integers(shortest, MOST_CHARACTERS))
    articles = draw(st.integers(FEWEST, MOST_ARTICLES))
    return Habits(articles, draw(ORDERS), draw(ORDERS), two_decks, kickers, shortest, longest)


@st.composite
def practice_pages(draw: st.DrawFn) -> str:
    rng = random.Random(draw(st.integers(0, 300)))
    text, truth = make_page(rng, LAYOUTS[draw(st.sampled_from(sorted(LAYOUTS)))], ARTICLES)
    disturbance = draw(st.sampled_from([None, *DISTURBANCES]))
    return disturbed(text, truth, DISTURBANCES[disturbance], rng)[0] if disturbance else text


SAY_NOTHING = Habits(FEWEST)
FILE: dict[str, Any] = Habits(120, "HBT", "THB", 40, 38, 6, 21).as_json()


@given(any_habits())
def test_what_is_written_is_read_back(habits: Habits) -> None:
    assert Habits.from_json(json.loads(json.dumps(habits.as_json()))) == habits


def test_the_file_says_first_what_it_is_and_can_be_read_by_a_person() -> None:
    about, *rows = FILE.items()
    assert about[0] == "说明" and "learn_habits" in about[1]
    assert rows == [
        ("统计稿件", 120),
        ("文章次序", "标题 署名 正文"),
        ("图片次序", "正文 标题 署名"),
        ("两段题的稿件", 40),
        ("其中上段为引题", 38),
        ("标题最短字数", 6),
        ("标题最长字数", 21),
    ]


def test_a_file_without_the_sentence_about_itself_is_as_good() -> None:
    assert Habits.from_json({key: value for key, value in FILE.items() if key != "说明"}) == Habits.from_json(FILE)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("统计稿件", FEWEST - 1),
        ("统计稿件", "120"),
        ("统计稿件", True),
        ("统计稿件", 120.0),
        ("统计稿件", None),
        ("统计稿件", 10**30),
        ("文章次序", "HBT"),
        ("文章次序", ""),
        ("文章次序", "标题 标题 正文"),
        ("文章次序", ["标题", "正文"]),
        ("图片次序", None),
        ("图片次序", {}),
        ("两段题的稿件", -1),
        ("两段题的稿件", "40"),
        ("其中上段为引题", 41),
        ("其中上段为引题", -1),
        ("标题最短字数", 0),
        ("标题最短字数", "6"),
        ("标题最长字数", 5),
        ("标题最长字数", MOST_CHARACTERS + 1),
        ("标题最长", 21),
        ("x\n\x1b[31m", 1),
    ],
)
def test_a_wrong_row_is_refused_in_one_line_that_names_it(key: str, value: object) -> None:
    with pytest.raises(ValueError, match="“") as error:
        Habits.from_json(FILE | {key: value})
    assert json.dumps(key, ensure_ascii=False)[1:-1] in str(error.value)
    assert len(str(error.value).splitlines()) == 1 and "\x1b" not in str(error.value)


@pytest.mark.parametrize("key", [key for key in FILE if key != "说明"])
def test_a_missing_row_is_named(key: str) -> None:
    with pytest.raises(ValueError, match=f"缺“{key}”"):
        Habits.from_json({row: value for row, value in FILE.items() if row != key})


@pytest.mark.parametrize("data", [None, [], "标题", 3, [FILE]])
def test_what_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="JSON 对象"):
        Habits.from_json(data)


@pytest.mark.parametrize(
    ("two_decks", "kickers", "first", "either"),
    [
        (0, 0, None, False),
        (19, 19, None, False),
        (19, 0, None, False),
        (20, 18, True, False),
        (20, 17, None, True),
        (20, 3, None, True),
        (20, 2, False, False),
        (1000, 900, True, False),
        (1000, 100, False, False),
    ],
)
def test_a_clear_share_of_enough_decks_tells_which_is_the_headline(
    two_decks: int, kickers: int, first: bool | None, either: bool
) -> None:
    habits = Habits(FEWEST, two_decks=two_decks, kickers=kickers)
    assert (habits.kicker_first, habits.either_first) == (first, either)


def test_the_hash_differs_with_what_pages_may_read_otherwise_for_and_with_nothing_else() -> None:
    habits = Habits(120, "HBT", "THB", 40, 38, 6, 21)
    assert habits.hash == replace(habits, articles=121, two_decks=41, kickers=39).hash
    others = [{"article_order": "BHT"}, {"photo_order": ""}, {"kickers": 2}, {"kickers": 20}, {"shortest": 5}]
    hashes = {replace(habits, **other).hash for other in [*others, {"longest": 22}]}  # type: ignore[arg-type]
    assert len(hashes | {habits.hash}) == 7
    assert all(len(one) == 64 and int(one, 16) for one in hashes)


def test_the_hash_is_the_same_in_every_process_and_release() -> None:
    assert hash_of(Habits(120, "HBT", "THB", 40, 38, 6, 21)).startswith("1113fa23bc04")
    assert hash_of(None) == ""


def told(reading: Reading) -> tuple[object, ...]:
    return reading.facts, reading.items, reading.doubts


@pytest.mark.parametrize("page", GOLDEN, ids=lambda page: page.stem)
def test_habits_that_say_nothing_change_nothing_of_a_golden_page(page: Path) -> None:
    text = page.read_text("utf-8")
    assert told(read_page(text, SAY_NOTHING)) == told(read_page(text))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_habits_that_say_nothing_change_nothing_of_a_typeset_page(layout: str) -> None:
    text, _ = make_page(random.Random(layout), LAYOUTS[layout], ARTICLES)
    assert told(read_page(text, SAY_NOTHING)) == told(read_page(text))


def test_a_reading_says_with_which_habits_it_was_made() -> None:
    habits = Habits(FEWEST, "HBT")
    assert (read_page("字", habits).habits, read_page("字").habits) == (habits.hash, "")


def without_decks(item: Item) -> Item:
    """All but which of its headline lines is what, and whether that is sure."""
    lines = [(at, "headline" if s.role in DECKS else s.role) for s in item.spans for at in range(s.first, s.last + 1)]
    spans = tuple(LineSpan(at, at, role) for at, role in lines)
    doubts = tuple(doubt for doubt in item.doubts if doubt.reason != "kicker")
    return replace(item, kicker="", headline="", subtitle="", spans=spans, doubts=doubts, certain=True)


def is_settled(item: Item) -> bool:
    """Certain, and no two decks of which only habit tells which is the headline."""
    decks = [deck for deck in (item.kicker, item.headline, item.subtitle) if deck]
    return item.certain and not (len(decks) == 2 and is_open(*decks))


@settings(max_examples=60, deadline=None)
@given(practice_pages(), any_habits())
def test_what_has_a_wide_margin_reads_alike_with_any_habits(text: str, habits: Habits) -> None:
    alone, by_habit = read_page(text).items, read_page(text, habits).items
    wide = [item for item in alone if item.margin is not None and item.margin >= SETTLED]
    assert [item.lines for item in wide if is_settled(item) and item not in by_habit] == []
    bare = [without_decks(item) for item in by_habit]
    assert [item.lines for item in wide if without_decks(item) not in bare] == []


@settings(max_examples=60, deadline=None)
@given(practice_pages(), any_habits())
def test_no_habit_of_order_makes_an_item_certain(text: str, habits: Habits) -> None:
    orders_only = replace(habits, two_decks=0, kickers=0)
    alone = read_page(text).items
    sure = [item for item in read_page(text, orders_only).items if item.margin is not None and item.certain]
    assert [item.lines for item in sure if item not in alone] == []
