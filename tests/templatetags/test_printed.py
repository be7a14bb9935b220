from __future__ import annotations

import datetime as dt

import pytest

from articles.models import Article, Byline, Page
from articles.templatetags.printed import (
    bars,
    bounds,
    by_role,
    days_through,
    masthead,
    opening,
    phrases,
    through,
)


def test_each_phrase_of_a_headline_is_kept_whole() -> None:
    assert phrases("春天 <来了>") == '<span class="ph">春天</span> <span class="ph">&lt;来了&gt;</span>'


def test_the_opening_is_the_first_paragraph_cut_with_its_quotes_still_paired() -> None:
    article = Article(body='他说"好的",' + "走" * 300 + '"了"\n第二段')
    assert opening(article).startswith("他说“好的”，走")
    assert opening(article).endswith("…")


def test_neighbouring_bylines_of_one_role_stand_together() -> None:
    rows = [Byline(role=role, name=name, order=n) for n, (role, name) in enumerate(["甲乙", "甲丙", "丁戊"])]
    assert [(role, [b.name for b in found]) for role, found in by_role(rows)] == [("甲", ["乙", "丙"]), ("丁", ["戊"])]


def test_bars_are_measured_against_the_highest_and_small_ones_stay_visible() -> None:
    assert [(bar.height, bar.top) for bar in bars([(2020, 200), (2021, 1), (2022, 0)])] == [(100, 0), (2, 98), (0, 100)]


def test_years_in_a_row_without_anything_are_one_bar() -> None:
    counts = [(2001, 5), (2002, 0), (2003, 0), (2004, 0), (2005, 5), (2006, 0), (2007, 0)]
    assert [bar.label for bar in bars(counts)] == [2001, "2002–2004", 2005, 2006, 2007]


def test_an_edition_is_set_larger_than_its_paper() -> None:
    assert masthead("甲日报·乙版").endswith('<span class="name">乙版</span>')
    assert masthead("甲日报") == '<span class="name">甲日报</span>'


def test_a_range_of_one_is_that_one() -> None:
    assert (through(3, 7), through(3, 3)) == ("3—7", "3")


@pytest.mark.parametrize(("last", "said"), [("05-04", "5月4日"), ("05-07", "5月4日—7日"), ("06-01", "5月4日—6月1日")])
def test_a_run_of_days_names_its_month_once(last: str, said: str) -> None:
    assert days_through(dt.date(2023, 5, 4), dt.date.fromisoformat(f"2023-{last}")) == said


def test_the_bounds_of_an_inferred_date_are_said_as_far_as_they_are_known() -> None:
    assert (
        bounds(Page(earliest=dt.date(2023, 5, 4), latest=dt.date(2023, 6, 1))) == "最早 2023-05-04，最晚 2023-06-01。"
    )
    assert bounds(Page(latest=dt.date(2023, 6, 1))) == "最晚 2023-06-01。"
    assert bounds(Page()) == ""
