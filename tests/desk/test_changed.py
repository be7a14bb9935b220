"""What changed in a text, shown a character at a time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.desk.changed import CUT, pieces_changed

TEXTS = st.text("甲乙丙丁。\n", max_size=24)


def test_one_character_in_the_place_of_another_is_told_alone() -> None:
    pieces = pieces_changed("湖光山色", "湖光水色")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "湖光"),
        ("gone", "山"),
        ("new", "水"),
        ("same", "色"),
    ]


def test_of_long_stretches_that_stay_only_what_stands_beside_a_change_is_shown() -> None:
    pieces = pieces_changed("甲" * 200 + "山\n末段", "甲" * 200 + "水\n末段")
    assert pieces[0].text == CUT + "甲" * 24


@given(TEXTS, TEXTS)
def test_both_texts_are_told_whole_where_they_are_short(before: str, after: str) -> None:
    pieces = pieces_changed(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after
