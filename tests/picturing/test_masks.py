"""What is hidden of a picture: every line that may not be read as it was printed, whole, and what goes with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from articles.geometry.placed import PlacedPage, RawPlace, UnitBox
from articles.picturing.masks import mask_of

ROWS = ("新桥昨天通车", "岸边站满了人", "", "水库开始蓄水", "三个村受益")
PICTURE = (6000, 2000, 9000, 4000)


def place(row: int, region: int, piece: int) -> RawPlace:
    return RawPlace((1000, 1000 * row, 4000, 1000 * row + 300), 10.0, 1.0, region, piece)


def page(*, unplaced: int | None = None) -> PlacedPage:
    """Two articles of two lines; the second has a picture beside it."""
    places = [place(1, 1, 1), place(2, 1, 1), None, place(4, 2, 2), place(5, 2, 3)]
    if unplaced is not None:
        places[unplaced - 1] = None
    return PlacedPage("\n".join(ROWS), tuple(places), ((2, PICTURE),), 1000.0, 1000.0)


def shown(*hidden: int, **otherwise: str) -> dict[int, str]:
    lines = {number: line for number, line in enumerate(ROWS, 1) if line and number not in hidden}
    return lines | {int(name[1:]): text for name, text in otherwise.items()}


def covers(mask: tuple[UnitBox, ...], box: UnitBox) -> bool:
    return any(m[0] <= box[0] and m[1] <= box[1] and m[2] >= box[2] and m[3] >= box[3] for m in mask)


def is_black(mask: tuple[UnitBox, ...], point: tuple[int, int]) -> bool:
    x, y = point
    return any(left <= x < right and top <= y < bottom for left, top, right, bottom in mask)


def with_place(number: int, **changed: Any) -> PlacedPage:
    lines = list(page().lines)
    lines[number - 1] = replace(place(number, 1, 1), **changed)
    return replace(page(), lines=tuple(lines))


def test_nothing_is_hidden_where_every_line_may_be_read() -> None:
    assert mask_of(page(), shown()) == ()


def test_a_line_that_may_not_be_read_is_hidden_with_some_room_around() -> None:
    (box,) = mask_of(page(), shown(_2="岸边〔已遮盖〕")) or ()
    assert box == (965, 1965, 4035, 2335)


def test_a_line_that_is_shown_otherwise_than_printed_is_hidden_as_one_that_is_kept_back() -> None:
    assert set(mask_of(page(), shown(_2="岸边〔已遮盖〕")) or ()) <= set(mask_of(page(), shown(2)) or ())


def test_beside_an_upright_line_there_is_room_for_one_across_that_was_turned() -> None:
    upright = with_place(2, upright=True)
    (box,) = mask_of(upright, shown(_2="岸边〔已遮盖〕")) or ()
    assert box == (890, 1890, 4110, 2410)


def test_the_last_character_of_a_line_is_as_wide_as_the_others() -> None:
    wide = with_place(2, places=(1000, 2000, 3000, 3900))
    (box,) = mask_of(wide, shown(_2="岸边〔已遮盖〕")) or ()
    assert box == (965, 1965, 4935, 2335)


def test_where_lines_are_kept_back_nothing_is_seen_but_what_stands_with_lines_that_are_shown() -> None:
    mask = mask_of(page(), shown(1, 2)) or ()
    for black in ((0, 0), (5000, 1500), (9500, 3000), (5000, 9000), (500, 4100)):
        assert is_black(mask, black)
    for seen in ((2000, 4100), (2000, 5200), (7000, 3000)):
        assert not is_black(mask, seen)


def test_where_only_passages_are_masked_the_rest_of_the_sheet_is_seen() -> None:
    assert not is_black(mask_of(page(), shown(_2="岸边〔已遮盖〕")) or (), (9500, 500))


def test_of_a_piece_of_which_nothing_may_be_read_the_room_between_its_lines_is_hidden_too() -> None:
    assert covers(mask_of(page(), shown(1, 2)) or (), (1000, 1000, 4000, 2300))


def test_of_a_region_of_which_nothing_may_be_read_the_room_between_its_pieces_is_hidden_too() -> None:
    assert covers(mask_of(page(), shown(4, 5)) or (), (1000, 4000, 4000, 5300))


def test_a_picture_is_hidden_with_any_line_beside_it() -> None:
    assert PICTURE in (mask_of(page(), shown(5)) or ())
    assert PICTURE not in (mask_of(page(), shown(1)) or ())


def test_where_nobody_knows_where_a_hidden_line_stands_there_is_no_picture() -> None:
    assert mask_of(page(unplaced=2), shown(2)) is None
    assert mask_of(page(unplaced=2), shown(1)) is not None


@given(st.sets(st.sampled_from([1, 2, 4, 5])))
def test_every_hidden_line_is_covered_and_no_other(hidden: set[int]) -> None:
    mask = mask_of(page(), shown(*hidden)) or ()
    covered = {n for n, one in enumerate(page().lines, 1) if one and covers(mask, one.box)}
    assert covered == hidden
