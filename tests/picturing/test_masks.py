"""What is hidden of a picture: every line that may not be read as it was printed, whole, and what goes with it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.geometry.placed import PlacedPage, RawPlace
from articles.picturing.masks import UnitBox, mask_of

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


def test_nothing_is_hidden_where_every_line_may_be_read() -> None:
    assert mask_of(page(), shown()) == ()


def test_a_line_that_may_not_be_read_is_hidden_with_some_room_around() -> None:
    (box,) = mask_of(page(), shown(2)) or ()
    assert box == (965, 1965, 4035, 2335)


def test_a_line_that_is_shown_otherwise_than_printed_is_hidden_whole() -> None:
    assert mask_of(page(), shown(_2="岸边〔已遮盖〕")) == mask_of(page(), shown(2))


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
