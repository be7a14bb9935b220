"""Page numbers: one form for all that is printed and typed, one order, and what lacks between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.page_numbers import MissingPages, missing_pages, normal_page, print_order, same_page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01", "1"),
        ("第3版", "3"),
        ("c01", "C01"),
        ("Ｃ０１", "C01"),
        ("C1", "C01"),
        ("Ｃ１版", "C01"),
        ("b001", "B01"),
        ("A10", "A10"),
        ("A100", "A100"),
        ("３", "3"),
        (" 第 3 版\u3000", "3"),
        ("003", "3"),
        ("999", "999"),
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


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "\u3000", "版", "第十十版", "二十十版", "要闻", "AB1"),
        *("0", "00", "000", "C0", "第0版", "-1", "1.5", "1/2", "½", "..", ".", "../1", "1,2", "1 2", "1–2"),
        *("1234", "20231114", "999999", "9" * 5000, "1" * 8, "٣", "१", "1\0", "C-1", "1?", "#1", "%31"),
    ],
)
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


@given(st.text(max_size=6) | st.from_regex(r"[A-Za-zＣ]?[0-9０-９]{0,4}", fullmatch=True))
def test_a_kept_number_stands_in_an_address_as_it_is(typed: str) -> None:
    kept = normal_page(typed)
    assert kept == "" or (kept.isascii() and kept.isalnum() and len(kept) <= 4)


@pytest.mark.parametrize(
    ("held", "missing"),
    [
        (["1", "2", "4"], ["第3版"]),
        (["C01", "C03"], ["第C02版"]),
        (["2", "A03"], ["第1版", "第A01—A02版"]),
        (["10", "2", "1"], ["第3—9版"]),
        (["4", "999"], ["第1—3版", "第5—998版"]),
        (["1"], []),
        ([], []),
        (["头", "", "1/2", "..", "999999", "20231114", "01"], []),
    ],
)
def test_a_higher_page_number_proves_the_lower_ones(held: list[str], missing: list[str]) -> None:
    assert [run.label for run in missing_pages(held)] == missing


@given(st.sets(st.integers(1, 999).map(str) | st.integers(1, 40).map(lambda n: f"C{n:02d}"), max_size=8))
def test_what_is_held_and_what_lacks_make_a_whole_paper(held: set[str]) -> None:
    runs = missing_pages(held)
    lacking = {page for run in runs for page in pages_of(run)}
    assert not lacking & held
    highest = [
        max((int(page.strip("C")) for page in held if page.startswith("C") is c), default=0) for c in (False, True)
    ]
    assert len(lacking | held) == sum(highest)


def pages_of(run: MissingPages) -> list[str]:
    letter = run.first.rstrip("0123456789")
    numbers = range(int(run.first.strip(letter or " ")), int(run.last.strip(letter or " ")) + 1)
    return [f"{letter}{n:02d}" if letter else str(n) for n in numbers]
