"""What is put together by a hair on its sheet is not certain."""

from __future__ import annotations

from articles.geometry.placed import NO_RIVAL, RawPlace
from articles.reading.layout.order_doubts import doubt_order
from articles.reading.layout.settling import SettledLines
from articles.reading.records import Item, LineSpan
from articles.reading.settled import Settled

ITEM = Item("article", (LineSpan(1, 1, "headline"), LineSpan(2, 3, "body")), headline="新桥昨天通车")
SETTLED = SettledLines([Settled(line, 1, "headline" if line == 1 else "body") for line in (1, 2, 3)])


def places(*margins: float) -> list[RawPlace | None]:
    return [RawPlace((0, 0, 10, 10), 10.0, 1.0, 0, 0, margin=margin) for margin in margins]


def is_certain(*margins: float, fixed: SettledLines | None = None) -> bool:
    [item] = doubt_order([ITEM], places(*margins), *([fixed] if fixed else []))
    assert item.certain == (not item.doubts)
    return item.certain


def test_a_piece_that_could_stand_elsewhere_for_little_more_makes_its_item_uncertain() -> None:
    assert not is_certain(NO_RIVAL, NO_RIVAL, 0.5)


def test_pieces_that_stand_surely_leave_it_certain() -> None:
    assert is_certain(NO_RIVAL, 20.0, 20.0)


def test_a_page_without_places_has_no_such_doubt() -> None:
    assert is_certain()


def test_what_is_settled_from_end_to_end_is_certain() -> None:
    assert is_certain(0.5, 0.5, 0.5, fixed=SETTLED)
