"""The generator of the practice pages itself: repeatable, complete, and true to its own truth."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from tests.bench.styles import forgiven
from tests.reading.practice import scorer
from tests.reading.styles.misprints import misprinted
from tests.reading.styles.names import Cast
from tests.reading.styles.pages import styled_page
from tests.reading.styles.style import Style
from tests.reading.styles.table import STYLES

SCORE = scorer().score
SEEDS = ("1/1", "1/2", "7/3")
every_style = pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.name)

pytestmark = pytest.mark.shared


def score(truth: dict[str, Any], text: str, guess: dict[str, Any]) -> float:
    figures: dict[str, float] = SCORE(truth, text.split("\n"), guess)
    return figures["score"]


@every_style
def test_the_same_seed_makes_the_same_page(style: Style) -> None:
    assert styled_page(style, "3/1") == styled_page(style, "3/1") != styled_page(style, "3/2")


@every_style
@pytest.mark.parametrize("seed", SEEDS)
def test_every_raw_line_stands_in_one_item(style: Style, seed: str) -> None:
    text, truth = styled_page(style, seed)
    printed = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    assert sorted(number for item in truth["items"] for number in item["lines"]) == printed


@every_style
@pytest.mark.parametrize("seed", SEEDS)
def test_the_truth_scores_one_against_itself(style: Style, seed: str) -> None:
    text, truth = styled_page(style, seed)
    assert score(truth, text, forgiven(truth, truth)) == 1.0


@every_style
def test_what_the_truth_says_is_printed_on_the_lines_of_its_item(style: Style) -> None:
    text, truth = styled_page(style, "5/1")
    lines = text.split("\n")
    for item in truth["items"]:
        printed = "".join("".join(lines[number - 1].split()) for number in item["lines"])
        said = [item["headline"] or "", item["kicker"] or "", *item["body"], *(b["name"] for b in item["bylines"])]
        assert [part for part in said if "".join(part.split()) not in printed] == []


@every_style
def test_a_misread_truth_is_printed_on_the_misread_page(style: Style) -> None:
    text, truth = misprinted(*styled_page(style, "5/2"), 0.05, random.Random(1))
    printed = "".join(text.split())
    said = [part for item in truth["items"] for part in (item["headline"] or "", *item["body"])]
    assert ["".join(part.split()) for part in said if "".join(part.split()) not in printed] == []
    assert score(truth, text, forgiven(truth, truth)) == 1.0


def test_a_form_gives_each_of_its_people_every_role_of_the_slot() -> None:
    printed, sure, optional = Cast(random.Random(1)).credit("◎本报记者 {记者+摄影!} 摄 编辑 {编辑?}")
    (first, name), (second, same), ((role, editor), *_) = *sure, optional
    assert (first, second, role, name) == ("记者", "摄影", "编辑", same)
    assert printed.startswith(f"◎本报记者 {name} 摄 编辑 {editor}")


@every_style
def test_no_slot_of_a_form_is_left_open(style: Style) -> None:
    assert [line for line in styled_page(style, "5/3")[0].split("\n") if set(line) & set("{}<>")] == []


@every_style
def test_every_form_of_a_credit_gives_roles_of_plain_words(style: Style) -> None:
    forms = [*style.byline, *style.below, *style.tail, *style.opening, *style.ending, *style.caption_credit]
    credits = [credit for form in forms for part in Cast(random.Random(1)).credit(form)[1:] for credit in part]
    assert [role for role, _ in credits if not re.fullmatch("[一-鿿/]*", role)] == []


def test_at_least_sixteen_styles_are_tuned_on_and_five_are_held_out() -> None:
    held_out = [style for style in STYLES.values() if style.held_out]
    assert len(held_out) == 5 and len(STYLES) - len(held_out) >= 16
