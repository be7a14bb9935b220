"""The cheapest reading: candidates that cover the page, orders that agree, margins."""

from __future__ import annotations

from math import inf

import pytest

from articles.reading.layout.candidates import Candidate
from articles.reading.layout.cheapest import NO_HABIT, ORDER_CHANGES, UNUSUAL, Orders, agree, cheapest
from articles.reading.records import ItemKind


def item(start: int, end: int, cost: float, kind: ItemKind = "article", order: str = "") -> Candidate:
    return Candidate(start, end, kind, order, cost)


def read(*found: Candidate) -> list[tuple[int, int, str]]:
    size = max(candidate.end for candidate in found)
    by_start = [[candidate for candidate in found if candidate.start == at] for at in range(size)]
    return [(c.candidate.start, c.candidate.end, c.candidate.order) for c in cheapest(by_start)]


def test_the_items_cover_the_page_at_the_lowest_cost() -> None:
    assert read(item(0, 2, 5), item(0, 1, 1), item(1, 2, 3)) == [(0, 1, ""), (1, 2, "")]


def test_an_empty_page_has_no_items() -> None:
    assert cheapest([]) == []


def test_an_order_that_contradicts_the_article_before_costs_more() -> None:
    first, same, other = item(0, 1, 0, order="HBT"), item(1, 2, 2, order="HT"), item(1, 2, 0, order="TH")
    assert read(first, same, other)[-1] == (1, 2, "HT")


def test_the_order_of_photos_does_not_bind_articles() -> None:
    photo = item(0, 1, 0, "photo", "TBH")
    assert read(photo, item(1, 2, 1, order="TH"), item(1, 2, 0, order="HT"))[-1] == (1, 2, "HT")


def test_the_fuller_order_is_kept_when_an_article_without_byline_stands_between() -> None:
    found = [
        item(0, 1, 0, order="HBT"),
        item(1, 2, 0, order="HT"),
        item(2, 3, 0, order="BTH"),
        item(2, 3, 1, order="HBT"),
    ]
    assert read(*found)[-1] == (2, 3, "HBT")


def test_where_the_order_changes_again_and_again_each_change_costs_less() -> None:
    changing = [item(at, at + 1, 0, order=order) for at, order in enumerate(["HT", "TH"] * 3)]
    assert read(*changing, item(6, 7, 1, order="TH"), item(6, 7, 0, order="HT"))[-1] == (6, 7, "HT")
    assert read(changing[0], item(1, 2, 1, order="HT"), item(1, 2, 0, order="TH"))[-1] == (1, 2, "HT")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("HBT", "HT", True), ("HBT", "TH", False), ("BTH", "THB", False), ("", "TBH", True), ("T", "BTH", True)],
)
def test_orders_agree_where_their_common_parts_do(one: str, other: str, same: bool) -> None:
    assert agree(one, other) is same


def test_a_bare_text_costs_less_after_an_article_that_stops_inside_a_sentence() -> None:
    half = Candidate(2, 3, "article", "T", 12.0, resumes=9.0)
    rest = [item(1, 2, 0, "photo"), half, item(2, 3, 5, "notice")]
    stopped = Candidate(0, 1, "article", "HBT", 0.0, stops=True)
    assert read(stopped, *rest)[-1] == (2, 3, "T")
    assert read(item(0, 1, 0, order="HBT"), *rest)[-1] == (2, 3, "")


def margins(*found: Candidate) -> list[float]:
    size = max(candidate.end for candidate in found)
    by_start = [[candidate for candidate in found if candidate.start == at] for at in range(size)]
    return [chosen.margin for chosen in cheapest(by_start)]


def test_the_margin_is_what_the_next_best_reading_of_the_place_costs_more() -> None:
    assert margins(item(0, 1, 1), item(1, 2, 1), item(0, 2, 3.5), item(1, 2, 9)) == [1.5, 1.5]


def test_without_another_reading_the_margin_is_endless() -> None:
    assert margins(item(0, 1, 1), item(1, 2, 1)) == [inf, inf]


def test_a_rival_that_starts_earlier_counts_for_the_items_it_covers() -> None:
    assert margins(item(0, 1, 0), item(1, 2, 0), item(2, 3, 0), item(1, 3, 2)) == [inf, 2.0, 2.0]


def test_roles_that_are_nearly_as_cheap_for_the_same_blocks_make_the_margin_small() -> None:
    sure = Candidate(0, 1, "article", "HT", 1.0, runner_up=1.25)
    assert [chosen.margin for chosen in cheapest([[sure]])] == [0.25]


def test_a_change_of_order_enters_the_margin() -> None:
    found = [item(0, 1, 0, order="HT"), item(1, 2, 0, order="HT"), item(1, 2, 0, order="TH")]
    assert margins(*found)[-1] == ORDER_CHANGES


def read_in(usual: Orders, *found: Candidate) -> list[str]:
    size = max(candidate.end for candidate in found)
    by_start = [[candidate for candidate in found if candidate.start == at] for at in range(size)]
    return [chosen.candidate.order for chosen in cheapest(by_start, usual)]


@pytest.mark.parametrize(("dearer", "read"), [(UNUSUAL - 0.01, "BTH"), (UNUSUAL + 0.01, "HBT")])
def test_of_two_orders_that_cost_nearly_the_same_the_paper_s_usual_one_is_read(dearer: float, read: str) -> None:
    tied = [item(0, 1, 0, order="HBT"), item(0, 1, dearer, order="BTH")]
    assert read_in(NO_HABIT, *tied) == ["HBT"]
    assert read_in(("BTH", ""), *tied) == [read]


def test_the_usual_order_of_photos_decides_of_photos_only() -> None:
    photos = [item(0, 1, 0, "photo", "HTB"), item(0, 1, 0.2, "photo", "THB")]
    assert read_in(("", "THB"), *photos) == ["THB"]
    assert read_in(("THB", ""), *photos) == ["HTB"]


def test_the_usual_order_binds_the_first_article_and_the_page_the_others() -> None:
    rest = [item(at, at + 1, 0, order=order) for at in (1, 2) for order in ("HT", "TH")]
    assert read_in(("TH", ""), item(0, 1, 0, order="HT"), item(0, 1, 0.4, order="TH"), *rest) == ["TH"] * 3
    assert read_in(("TH", ""), item(0, 1, 0, order="HT"), *rest) == ["HT"] * 3


def test_an_article_of_one_part_leaves_the_order_open() -> None:
    found = [item(0, 1, 0, order="T"), item(1, 2, 0, order="HT"), item(1, 2, 0.4, order="TH")]
    assert read_in(("TH", ""), *found) == ["T", "TH"]


def test_an_item_read_with_habits_and_without_keeps_its_margin_and_what_they_chose_is_never_certain() -> None:
    sure = [item(0, 1, 0, "notice"), item(0, 1, 1.9, "ad")]
    tied = [item(1, 2, 0, order="HT"), item(1, 2, 0.2, order="TH")]
    by_start = [sure, tied]
    margins = [chosen.margin for chosen in cheapest(by_start, ("TH", ""))]
    assert margins == pytest.approx([1.9, 0.3])
