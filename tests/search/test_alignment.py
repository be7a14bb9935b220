"""The piece of a text that is most like what was asked, and what of it differs: pure."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from articles.search.alignment import ADDED, LACKING, MOST_MOVED, MOVED, Alignment, LikestPiece, align, likest_piece

# Few characters, so that they come again, and some of which engines and patterns make much.
ODD = st.text(alphabet="春夏秋冬水稻田a1 ,.*\0\n𠮷", min_size=2, max_size=40)
ASKED = ODD | st.text(min_size=2, max_size=40)
SENTENCE = "早春的湖边游人如织,岸上桃花正开"


@st.composite
def half_remembered(draw: st.DrawFn) -> tuple[str, str]:
    """What is asked, and a text that has pieces of it."""
    asked = draw(ASKED)
    places = st.integers(0, len(asked) - 2)
    slices = st.builds(lambda first, length: asked[first : first + length], places, st.integers(2, 20))
    return asked, draw(st.text(max_size=9)) + draw(slices) + "".join(draw(st.lists(slices | ASKED, max_size=6)))


BOTH = half_remembered()


def aligned(asked: str, text: str) -> tuple[LikestPiece, Alignment]:
    piece = likest_piece(asked, text)
    assert piece is not None
    return piece, align(asked, text, piece)


def equal(text: str, found: Alignment) -> str:
    """What is not told apart."""
    differing = {place for first, end in found.differing for place in range(first, end)}
    return "".join(text[place] for place in range(found.first, found.end) if place not in differing)


def is_within(part: str, whole: str) -> bool:
    """In its order, something between."""
    rest = iter(whole)
    return all(char in rest for char in part)


@given(BOTH)
@example(("aa", "aaa"))
@example(("春" * 40, "春" * 300))
def test_what_is_not_told_apart_was_asked_for_in_this_order(both: tuple[str, str]) -> None:
    asked, text = both
    _, found = aligned(asked, text)
    assert is_within(equal(text, found), asked)
    assert equal(text, found)


@given(BOTH)
def test_differing_ranges_stand_in_order_within_what_was_found(both: tuple[str, str]) -> None:
    asked, text = both
    _, found = aligned(asked, text)
    ends = [found.first, *(end for differing in found.differing for end in differing), found.end]
    assert ends == sorted(ends)
    assert 0 <= found.first < found.end <= len(text)
    assert all(first < end for first, end in found.differing)


@given(BOTH, ODD)
def test_only_so_much_of_the_text_is_looked_at_as_was_asked_on_either_side(both: tuple[str, str], other: str) -> None:
    asked, text = both
    piece, found = aligned(asked, text)
    assert piece.end - piece.first <= len(asked) + len(asked) // 2 + 2
    first, end = max(0, piece.first - len(asked)), piece.end + len(asked)
    elsewhere = other * first
    by = len(elsewhere) - first
    same = align(asked, elsewhere + text[first:end], LikestPiece(piece.first + by, piece.end + by, piece.shared))
    assert (same.first - by, same.end - by, same.cost) == (found.first, found.end, found.cost)


@given(BOTH)
def test_nothing_costs_more_than_all_of_it(both: tuple[str, str]) -> None:
    asked, text = both
    _, found = aligned(asked, text)
    assert 0 <= found.cost <= LACKING * len(asked) + ADDED * (found.end - found.first) + MOVED * MOST_MOVED


@given(st.text(min_size=2, max_size=30), st.text(), st.text())
def test_what_stands_there_as_asked_costs_nothing(asked: str, before: str, after: str) -> None:
    assume(len(set(asked)) == len(asked))
    text = before + asked + after
    _, found = aligned(asked, text)
    assert (text[found.first : found.end], found.differing, found.cost) == (asked, (), 0)


@pytest.mark.parametrize(("asked", "text"), [("水稻", "小麦"), ("水", "水"), ("", "水稻"), ("水稻", "")])
def test_without_a_pair_in_common_there_is_no_piece(asked: str, text: str) -> None:
    assert likest_piece(asked, text) is None


@pytest.mark.parametrize(
    ("asked", "differing", "cost"),
    [
        ("早春的湖边如织,岸上桃花正开", ["游人"], 2 * ADDED),
        ("早春的湖面游人如织,岸下桃花正开", ["边", "上"], 2 * LACKING),
        ("早春湖边游人如织,岸上花正开", ["的", "桃"], 2 * ADDED),
        ("早春的湖边如织游人,岸上桃花正开", ["游人"], MOVED),
        ("桃花的湖边游人如织,岸上早春正开", ["早春", "桃花"], 2 * MOVED),
        ("早春的湖边美丽游人如织,岸上桃花正开", [], 2 * LACKING),
        ("晚冬的湖边游人如织", ["早春"], 2 * LACKING),
        ("岸上桃花正谢", ["开"], LACKING),
    ],
)
def test_what_differs_is_told_apart(asked: str, differing: list[str], cost: int) -> None:
    _, found = aligned(asked, SENTENCE)
    assert ([SENTENCE[first:end] for first, end in found.differing], found.cost) == (differing, cost)


def test_of_two_places_the_nearer_one_is_found() -> None:
    text = "早春的湖面少有游人。" + SENTENCE + "。湖边的游人早"
    _, found = aligned("早春湖边游人如织", text)
    assert text[found.first : found.end] == "早春的湖边游人如织"


def test_what_stands_far_off_is_no_part_of_it() -> None:
    _, found = aligned("湖边游人如织好", "湖边游人如织" + "，岸上" * 3 + "好")
    assert found.end <= len("湖边游人如织，")
