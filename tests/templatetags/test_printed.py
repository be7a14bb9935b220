from __future__ import annotations

import pytest

from articles.models import Article, Byline
from articles.models.articles import Kind
from articles.templatetags.printed import bars, by_role, lead_first, masthead, opening, phrases, subtitle


def test_each_phrase_of_a_headline_is_kept_whole() -> None:
    assert phrases("春天 <来了>") == '<span class="ph">春天</span> <span class="ph">&lt;来了&gt;</span>'


@pytest.mark.parametrize("printed", ["副题", "——副题", "—副题", "--副题"])
def test_a_subtitle_starts_with_one_dash(printed: str) -> None:
    assert subtitle(printed) == "——副题"


def test_the_opening_is_the_first_paragraph_cut_with_its_quotes_still_paired() -> None:
    article = Article(body='他说"好的",' + "走" * 300 + '"了"\n第二段')
    assert opening(article).startswith("他说“好的”，走")
    assert opening(article).endswith("…")


def test_the_lead_is_the_first_text_with_a_kicker() -> None:
    photo, plain, main = Article(kind=Kind.PHOTO, kicker="x"), Article(), Article(kicker="引题")
    assert lead_first([photo, plain, main])[0] is main
    assert lead_first([photo, plain])[0] is plain
    assert lead_first([photo]) == [photo]
    assert lead_first([]) == []


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
