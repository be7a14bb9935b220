"""The marks of both editions of the standard, on its own examples' pattern."""

from __future__ import annotations

from itertools import product

import pytest

from articles.citing.gbt7714 import GBT_2015, GBT_2025, Standard, reference
from tests.citing.items import BETWEEN, INFERRED, PRINTED, make_cited

# Day and pages as each edition writes them.
DAYS = {PRINTED: "2023-09-12", INFERRED: "[2023-09-12]", BETWEEN: "[2023-11-14/2023-12-31]"}
PAGES = {("1",): "1", ("C01",): "C01", ("1", "4"): "1{comma}4"}
NAMES = ["李四", "王小明", "张三", "赵五", "欧阳小明"]


def authors(people: int, comma: str) -> str:
    if people == 0:
        return ""
    return comma.join(NAMES[:people] if people <= 3 else [*NAMES[:3], "等"]) + ". "


@pytest.mark.parametrize("standard", [GBT_2025, GBT_2015], ids=lambda standard: standard.name)
@pytest.mark.parametrize("people", range(6))
def test_every_combination_of_authors_days_and_pages(standard: Standard, people: int) -> None:
    comma, left, right = ("，", "（", "）") if standard is GBT_2025 else (", ", "(", ")")
    for (day, written), (pages, numbers) in product(DAYS.items(), PAGES.items()):
        cited = make_cited(credits=[("记者", name) for name in NAMES[:people]], printed_on=day, pages=pages)
        source = f"某某日报{comma}{written}{left}{numbers.format(comma=comma)}{right}"
        head = f"{authors(people, comma)}早春的湖边 游人如织"
        accessed = "" if standard is GBT_2025 else "[2026-11-27]"
        assert reference(cited, standard, online=False) == f"{head}[N]. {source}."
        assert reference(cited, standard, online=True) == f"{head}[N/OL]. {source}{accessed}. {cited.url}."


def test_an_organisation_that_ends_in_a_stop_has_one() -> None:
    line = reference(make_cited(credits=[("作者", "Lake Inc.")]), GBT_2015, online=False)
    assert line.startswith("Lake Inc. 早春")
