"""Words that are looked for are marked where they stand: their characters, or the line that was corrected."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.geometry.placed import PlacedPage, UnitBox
from articles.picturing.marks import FoundMark, LinesOfItem, came_from, marks_on
from articles.search.analysis import normalise
from tests.support.placed_texts import placed_page, raw_place

ROWS = ("渡口换上了新船", "撑船的人说新船比旧", "船轻了一半，桨声也", "小了许多。")
ALL = dict(enumerate(ROWS, 1))
ROLES = ((1, "headline"), (2, "body"), (3, "body"), (4, "body"))


def marked(
    *words: str, shown: dict[int, str] = ALL, now: tuple[str, ...] = (), rows: tuple[str, ...] = ROWS
) -> list[FoundMark]:
    item = LinesOfItem(tuple((number, role) for number, role in ROLES if number <= len(rows)), now, words)
    return marks_on(placed_page("\n".join(rows)), shown, [item])


def box(number: int, first: int, end: int) -> UnitBox:
    return 500 + 100 * first, 300 * number, 500 + 100 * end, 300 * number + 100


def test_each_place_is_marked_with_the_box_of_its_characters() -> None:
    assert marked("新船") == [FoundMark(1, box(1, 5, 7), "新船"), FoundMark(2, box(2, 5, 7), "新船")]


def test_a_word_broken_over_two_lines_has_two_boxes() -> None:
    assert marked("旧船轻") == [FoundMark(2, box(2, 8, 9), "旧"), FoundMark(3, box(3, 0, 2), "船轻")]


def test_no_word_is_found_from_a_headline_into_the_text() -> None:
    assert marked(normalise("新船撑船")) == []


def test_what_is_compared_as_the_same_is_marked_as_it_is_printed() -> None:
    assert marked(normalise("一 半,槳聲")) == [FoundMark(3, box(3, 3, 8), "一半，桨声")]


def test_a_number_goes_on_in_the_next_line_and_two_latin_words_do_not_become_one() -> None:
    rows = ("成立于20", "13年的New", "York商店")
    own = LinesOfItem(((1, "body"), (2, "body"), (3, "body")), (), ("2013年", "new york"))
    lines = dict(enumerate(rows, 1))
    assert [mark.text for mark in marks_on(placed_page("\n".join(rows)), lines, [own])] == ["20", "13年", "New", "York"]


def test_where_no_character_has_a_place_the_whole_line_is_marked() -> None:
    page = placed_page("\n".join(ROWS))
    bare = PlacedPage(page.text, tuple(place and replace(place, places=()) for place in page.lines))
    assert [mark.box for mark in marks_on(bare, ALL, [LinesOfItem(((1, "headline"),), (), ("新船",))])] == [
        box(1, 0, 7)
    ]


def test_in_an_upright_line_the_characters_stand_below_one_another() -> None:
    upright = replace(raw_place(ROWS[0], 1), upright=True, box=(500, 500, 600, 1200))
    page = PlacedPage(ROWS[0], (upright,))
    (mark,) = marks_on(page, ALL, [LinesOfItem(((1, "headline"),), (), ("换上",))])
    assert mark.box == (500, 700, 600, 900)


@pytest.mark.parametrize("line", [None, "撑船的人说〔已遮盖〕"])
def test_nothing_is_marked_in_a_line_that_is_hidden_or_shown_otherwise_nor_across_it(line: str | None) -> None:
    rest = {number: text for number, text in ALL.items() if number != 2}
    assert [mark.line for mark in marked("新船", "旧船", "说", "说新船", shown=rest | ({2: line} if line else {}))] == [
        1
    ]


def test_no_words_are_found_from_before_a_hidden_line_to_behind_it() -> None:
    rest = {number: text for number, text in ALL.items() if number != 3}
    assert marked("比旧小了", shown=rest) == []


READ = ("撑船的入说新船比日", "船轻了一半，桨声也", "小了许多。")
TODAY = "撑船的人说新船比旧船轻了一半，桨声也小了许多。"


def corrected(*words: str, shown: dict[int, str] | None = None) -> list[FoundMark]:
    item = LinesOfItem(tuple((number, "body") for number in (1, 2, 3)), (TODAY,), words)
    return marks_on(placed_page("\n".join(READ)), shown or dict(enumerate(READ, 1)), [item])


def test_where_the_characters_were_corrected_the_whole_line_is_marked() -> None:
    assert corrected("撑船的人") == [FoundMark(1, box(1, 0, 9), "撑船的人")]


def test_where_the_corrected_words_were_read_in_two_lines_both_are_marked() -> None:
    assert [mark.line for mark in corrected("旧船轻")] == [1, 2]


def test_what_was_not_corrected_has_its_characters_marked_beside_a_correction() -> None:
    assert corrected("新船") == [FoundMark(1, box(1, 5, 7), "新船")]


def test_what_a_hand_has_put_in_came_from_no_line() -> None:
    item = LinesOfItem(((1, "body"),), (f"{READ[0]}\n", "编者按：这条渡口在下游三里处的石桥旁"), ("石桥旁",))
    assert marks_on(placed_page(READ[0]), {1: READ[0]}, [item]) == []


def test_a_line_that_is_hidden_is_not_marked_for_what_was_corrected_in_it() -> None:
    assert corrected("撑船的人", shown={2: READ[1], 3: READ[2]}) == []


SOME = st.text("甲乙丙丁戊己庚", min_size=1, max_size=12)
# Machines that are busy take their time.
UNTIMED = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@UNTIMED
@given(st.lists(SOME, min_size=1, max_size=5), SOME)
def test_every_place_of_a_text_is_marked_and_nothing_else(rows: list[str], word: str) -> None:
    """Whatever the line ends: joined, the marked characters are those of all places."""
    item = LinesOfItem(tuple((number, "body") for number in range(1, len(rows) + 1)), (), (word,))
    found = marks_on(placed_page("\n".join(rows)), dict(enumerate(rows, 1)), [item])
    text = "".join(rows)
    starts = [at for at in range(len(text)) if text.startswith(word, at)]
    inside = {at for start in starts for at in range(start, start + len(word))}
    numbers = [(number, at) for number, row in enumerate(rows, 1) for at in range(len(row))]
    boxes = {(mark.line, at) for mark in found for at in range((mark.box[0] - 500) // 100, (mark.box[2] - 500) // 100)}
    assert boxes == {numbers[at] for at in inside}


@UNTIMED
@given(st.lists(SOME, min_size=1, max_size=4), SOME, SOME, st.sets(st.integers(1, 4)))
def test_only_lines_that_may_be_read_are_ever_marked(rows: list[str], now: str, word: str, hidden: set[int]) -> None:
    shown = {number: row for number, row in enumerate(rows, 1) if number not in hidden}
    item = LinesOfItem(tuple((number, "body") for number in range(1, len(rows) + 1)), (now + word + now,), (word,))
    assert {mark.line for mark in marks_on(placed_page("\n".join(rows)), shown, [item])} <= shown.keys()


@UNTIMED
@given(SOME, SOME, SOME, st.text("甲乙丙丁戊己庚\n", min_size=1, max_size=40))
def test_what_a_word_came_from_is_a_piece_of_what_was_read(before: str, word: str, behind: str, raw: str) -> None:
    place = came_from(before + word + behind, (len(before), len(before) + len(word)), raw)
    assert place is None or 0 <= place[0] < place[1] <= len(raw)


@UNTIMED
@given(st.integers(0, 22), st.integers(1, 4), st.data())
def test_a_character_that_was_misread_is_found_where_it_stands(at: int, length: int, data: st.DataObject) -> None:
    end = min(at + length, len(TODAY) - 1)
    wrong = data.draw(st.integers(at, end - 1)) if at < end else at
    raw = TODAY[:wrong] + "囗" + TODAY[wrong + 1 :]
    found = came_from(TODAY, (at, max(end, at + 1)), raw)
    assert found and found[0] <= wrong < found[1]
