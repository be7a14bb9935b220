"""The cheapest way to give everyone a thing."""

from __future__ import annotations

from itertools import product
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.geometry.assigning import cheapest_matching

Costs = dict[int, dict[str, float]]
COST = st.integers(-5, 20).map(float)


def with_own(rows: list[dict[str, float]], own: list[float]) -> Costs:
    """Everybody's choices, one of them his alone."""
    return {who: {**row, f"none {who}": own[who]} for who, row in enumerate(rows)}


@given(
    st.lists(st.dictionaries(st.sampled_from("abcd"), COST), min_size=1, max_size=4),
    st.lists(COST, min_size=4, max_size=4),
)
@settings(deadline=None)
def test_no_other_way_is_cheaper(rows: list[dict[str, float]], own: list[float]) -> None:
    costs = with_own(rows, own)
    had, _ = cheapest_matching(costs)
    ways = [way for way in product(*costs.values()) if len(set(way)) == len(way)]
    least = min(sum(costs[who][thing] for who, thing in enumerate(way)) for way in ways)
    assert len(set(had.values())) == len(costs)
    assert sum(costs[who][thing] for who, thing in had.items()) == least


def test_who_has_a_second_choice_gives_way() -> None:
    had, _ = cheapest_matching({0: {"a": 0.0, "b": 1.0}, 1: {"a": 0.0, "c": 9.0}})
    assert had == {0: "b", 1: "a"}


@given(
    st.lists(st.dictionaries(st.sampled_from("abcd"), st.floats(-5, 20)), min_size=1, max_size=4),
    st.lists(st.floats(-5, 20), min_size=4, max_size=4),
)
@settings(deadline=None)
def test_the_margin_is_what_all_costs_more_without_ones_own(rows: list[dict[str, float]], own: list[float]) -> None:
    """With costs that no float is exactly, too."""
    costs = with_own(rows, own)
    had, rivals = cheapest_matching(costs)
    ways = [way for way in product(*costs.values()) if len(set(way)) == len(way)]
    prices = {way: sum(costs[who][thing] for who, thing in enumerate(way)) for way in ways}
    for who, rival in rivals.items():
        others = [price for way, price in prices.items() if way[who] != had[who]]
        expected = min(others) - min(prices.values()) if others else inf
        assert rival.margin == pytest.approx(expected, abs=1e-6)
