"""Page numbers: one form for all that is printed and typed, one order, and what lacks between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.page_numbers import missing_numbers, normal_page, print_order, same_page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01", "1"),
        ("第3版", "3"),
        ("c01", "C01"),
        ("Ｃ０１", "C01"),
        ("第二版", "2"),
        ("头版", "1"),
        ("第十二版", "12"),
        ("第二十版", "20"),
        ("第一二版", "12"),
        ("第一〇版", "10"),
    ],
)
def test_a_page_number_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert normal_page(typed) == kept


@pytest.mark.parametrize("typed", ["", "版", "第十十版", "二十十版", "1234", "要闻", "AB1"])
def test_what_is_no_page_number_is_empty(typed: str) -> None:
    assert normal_page(typed) == ""


@given(st.text(max_size=6) | st.text("第头一二十〇12C版 ", max_size=6))
def test_any_text_is_a_page_number_or_none(typed: str) -> None:
    assert normal_page(typed) == normal_page(normal_page(typed))


def test_a_page_is_the_same_with_or_without_zeros_and_capitals() -> None:
    assert same_page("C02", "c2")
    assert not same_page("C02", "2")
    assert not same_page("10", "1")
    assert not same_page("", "")


def test_pages_stand_in_the_order_of_print() -> None:
    assert sorted(["10", "2", "1"], key=print_order) == ["1", "2", "10"]
    assert sorted(["C03", "C01", "C02"], key=print_order) == ["C01", "C02", "C03"]


@pytest.mark.parametrize(
    ("held", "missing"),
    [(["1", "2", "4"], ["3"]), (["C01", "C03"], ["C02"]), (["2", "A3"], ["1", "A1", "A2"]), (["1"], []), (["头"], [])],
)
def test_a_higher_page_number_proves_the_lower_ones(held: list[str], missing: list[str]) -> None:
    assert missing_numbers(held) == missing
