"""Crossed columns: cut from whole texts here, row by row, and put back only where the order is clear."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading.layout.columns import reorder
from articles.reading.layout.junctions import Bigrams

# Rows whose cuts all fall inside words.
ROWS = [
    "近年来，全市农业农村部门大力推进高标准农",
    "田建设，完善水利设施，改善生产条件，粮食产",
    "量稳步提高，农民收入持续增长，农村面貌发",
    "生了深刻变化。下一步，各地还将加快农业现代",
    "化步伐，培育新型经营主体，发展智慧农业，促",
    "进农业增效、农民增收，为全面推进乡村振",
    "兴提供有力支撑，让广大群众共享改革开放的成",
    "果，过上更加幸福美好的生活。",
]
NEIGHBOURS = [
    "农业农村部门建设高标准农田，粮食产量提高。",
    "农业现代化，促进农业增效，乡村振兴，改革开放的成果。",
    "农村面貌发生了变化，粮食生产，发展农业，发生，促进，振兴，成果，农田，产量，现代化。",
]


def bigrams(rows: list[str]) -> Bigrams:
    """As a page that speaks of much the same would know the words: each often, beside much else."""
    return Bigrams([*rows, *NEIGHBOURS * 40])


def printed(order: list[int]) -> list[str]:
    return [ROWS[at] for at in order]


def read(order: list[int]) -> list[int]:
    rows = printed(order)
    return [order[at] for at in reorder(rows, bigrams(rows)).order]


def test_rows_in_order_stay_as_they_are() -> None:
    rows = printed(list(range(len(ROWS))))
    found = reorder(rows, bigrams(rows))
    assert (found.order, found.notes) == (tuple(range(len(ROWS))), ())


@pytest.mark.parametrize("order", [[0, 1, 5, 2, 3, 4, 6, 7], [0, 3, 1, 2, 4, 5, 6, 7], [0, 1, 2, 3, 6, 4, 5, 7]])
def test_a_row_read_across_columns_goes_back_where_it_fits(order: list[int]) -> None:
    assert read(order) == sorted(order)


def test_a_block_out_of_order_goes_back_where_it_fits() -> None:
    order = [0, 4, 5, 6, 1, 2, 3, 7]
    rows = printed(order)
    found = reorder(rows, bigrams(rows), starts=[1, 4, 7])
    assert [order[at] for at in found.order] == sorted(order)


def test_where_nothing_fits_the_rows_stay_as_printed() -> None:
    rows = ["我们今天看见了一片", "孩子唱着歌走过来，", "老人坐在门口喝茶，", "天上飘着白云。"]
    found = reorder(rows, Bigrams(rows))
    assert found.order == (0, 1, 2, 3)


def test_a_likely_crossing_without_a_clear_order_is_named() -> None:
    order = [0, 1, 5, 2, 3, 4, 6, 7]
    rows = [ROWS[at] for at in order]
    found = reorder(rows, Bigrams(rows))
    moved = found.order != tuple(range(len(rows)))
    assert moved or {note.index for note in found.notes} & {2, 3, 6}
    assert all("请对照原报" in note.detail for note in found.notes)


@pytest.mark.parametrize("rows", [[], ["一行"], ["", ""], ["一行", "", "两行。"]])
def test_few_or_empty_rows_stay_as_they_are(rows: list[str]) -> None:
    assert reorder(rows, Bigrams(rows)).order == tuple(range(len(rows)))


def test_the_same_rows_are_read_the_same_way_twice() -> None:
    order = [0, 1, 5, 2, 7, 3, 4, 6]
    assert read(order) == read(order)


@settings(deadline=None)  # the first that asks for a word loads the dictionary
@given(st.permutations(range(len(ROWS))), st.integers(0, 99))
def test_no_row_is_lost_or_doubled(order: list[int], seed: int) -> None:
    rows = printed(order)
    starts = random.Random(seed).sample(range(len(rows)), 3)
    found = reorder(rows, bigrams(rows), starts)
    assert sorted(found.order) == list(range(len(rows)))
    assert all(0 <= note.index < len(rows) for note in found.notes)


@settings(deadline=None)
@given(st.lists(st.text(max_size=8), max_size=12))
def test_any_pieces_can_be_ordered(pieces: list[str]) -> None:
    assert sorted(reorder(pieces, Bigrams(pieces)).order) == list(range(len(pieces)))
