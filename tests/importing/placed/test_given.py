"""Lines as a file gives them, made to placed lines."""

from __future__ import annotations

import pytest

from articles.geometry.placed import Rectangle
from articles.importing.placed.given import GivenLine, GivenWord, one_line, placed_lines

BOX = Rectangle(10.0, 20.0, 110.0, 30.0)


def words(*texts: str, step: float = 10.0, width: float = 10.0) -> tuple[GivenWord, ...]:
    """One after another from the left of the box."""
    lefts = [BOX.left + at * step for at in range(len(texts))]
    return tuple(
        GivenWord(text, Rectangle(left, BOX.top, left + width, BOX.bottom))
        for text, left in zip(texts, lefts, strict=True)
    )


def text_of(*given: GivenWord) -> str:
    return placed_lines([GivenLine(given, BOX)], 200.0, 300.0)[0].text


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        ("老 街 开 市", "老街开市"),
        ("2 0 2 4 年", "2024年"),
        ("于 2024 年", "于2024年"),
    ],
)
def test_blanks_that_nobody_printed_are_left_out(texts: str, read: str) -> None:
    assert text_of(*words(*texts.split())) == read


def test_words_of_letters_are_parted() -> None:
    assert text_of(*words("Old", "Street", "market")) == "Old Street market"


def test_single_letters_are_parted_where_there_is_white() -> None:
    assert text_of(*words("1", "A", "z", step=14.0)) == "1 A z"


def test_a_character_begins_where_its_box_does_and_a_blank_where_the_word_before_it_ends() -> None:
    (line,) = placed_lines([GivenLine(words("ab", "cd", step=30.0), BOX)], 200.0, 300.0)
    assert line.places == (10.0, 15.0, 20.0, 40.0, 45.0)


def test_squares_are_spread_twice_as_wide_as_letters() -> None:
    (line,) = placed_lines([GivenLine((GivenWord("老街12", BOX),), BOX)], 200.0, 300.0)
    assert [round(place) for place in line.places] == [10, 43, 77, 93]


def rows(*heights: float, text: str = "卖菜的") -> list[GivenLine]:
    return [
        GivenLine((GivenWord(text),), Rectangle(10.0, 40.0 * at, 60.0, 40.0 * at + height))
        for at, height in enumerate(heights)
    ]


def test_lines_of_one_block_whose_heights_are_rounded_are_of_one_size() -> None:
    sizes = {round(line.size, 3) for line in placed_lines(rows(9.9, 10.1, 10.0, 20.0), 200.0, 300.0)}
    assert sizes == {10.0, 20.0}


def test_sizes_in_another_measure_count_by_their_proportions() -> None:
    given = [
        GivenLine(line.words, line.box, font=font)
        for line, font in zip(rows(10.0, 10.0, 18.0), (5.0, 5.0, 10.0), strict=True)
    ]
    assert [line.size for line in placed_lines(given, 200.0, 300.0)] == [10.0, 10.0, 20.0]


def test_a_line_much_higher_than_wide_is_upright() -> None:
    given = GivenLine((GivenWord("老街开市"),), Rectangle(10.0, 20.0, 20.0, 60.0))
    (line,) = placed_lines([given], 200.0, 300.0)
    assert line.upright
    assert line.size == 10.0
    assert line.places == (20.0, 30.0, 40.0, 50.0)


def test_what_stands_off_the_sheet_stands_at_its_edge() -> None:
    given = GivenLine((GivenWord("渡口"),), Rectangle(-50.0, 290.0, 900.0, 900.0))
    (line,) = placed_lines([given], 200.0, 300.0)
    assert line.box == Rectangle(0.0, 290.0, 200.0, 300.0)
    assert all(0.0 <= place <= 200.0 for place in line.places)


def test_confidence_is_weighed_by_characters() -> None:
    given = (GivenWord("老街开", confidence=1.0), GivenWord("市", confidence=0.2), GivenWord("吗"))
    (line,) = placed_lines([GivenLine(given, BOX)], 200.0, 300.0)
    assert line.confidence == pytest.approx(0.8)


def test_a_text_is_one_line_without_characters_that_command() -> None:
    assert one_line("老街\u2028\u202e 开\x85市\n") == "老街 开 市"
