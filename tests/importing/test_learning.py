"""What is counted of corrected and reviewed articles."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from articles.importing.learning import Counts, count_corrected, open_deck, order_of, usual_lengths, usual_order
from articles.models import Article, Span
from articles.models.states import Kind, Status
from articles.reading.habits import MOST_CHARACTERS
from articles.reading.version import VERSION
from tests.support.factories import make_article, make_page, make_reading, make_span, make_text

pytestmark = pytest.mark.django_db
HEADED: dict[str, Any] = {"headline": "周末最低气温跌到三度", "status": Status.CORRECTED}


def printed(*roles: str, **fields: Any) -> Article:
    """An article whose lines have these roles, from the second line of its page's text on."""
    page = make_page(str(Article.objects.count() + 1))
    article = make_article(page, **(HEADED | fields))
    text = make_text(page, "\n" * 20)
    make_span(text, None, 1, 1, "furniture")
    for line, role in reversed([*enumerate(roles, 2)]):
        make_span(text, article, line, line, role)
    return article


@pytest.mark.parametrize(
    ("roles", "order"),
    [
        (("headline", "byline", "body"), "HBT"),
        (("kicker", "headline", "subtitle", "body", "crosshead", "body", "byline"), "HTB"),
        (("section", "byline", "body", "headline"), "BTH"),
        (("byline", "headline", "body", "byline"), "BHT"),
        (("headline", "caption"), "HT"),
        (("body",), "T"),
        ((), ""),
    ],
)
def test_the_order_of_the_parts_is_that_of_their_lines(roles: tuple[str, ...], order: str) -> None:
    assert order_of(printed(*roles)) == order


def test_of_several_texts_the_newest_counts() -> None:
    article = printed("headline", "byline", "body")
    newer = make_text(article.page, "\n" * 9, version=2)
    for line, role in enumerate(("body", "headline"), 1):
        make_span(newer, article, line, line, role)
    assert count_corrected().orders == {"TH": 1}


@pytest.mark.parametrize(
    ("fields", "deck"),
    [
        ({"kicker": "冷空气即将抵达"}, "kicker"),
        ({"subtitle": "各县连夜给老人送炭"}, "subtitle"),
        ({}, ""),
        ({"kicker": "冷空气即将抵达", "subtitle": "各县连夜给老人送炭"}, ""),
        ({"kicker": "全县防汛会议召开"}, ""),
        ({"subtitle": "——来自车间的报道"}, ""),
        ({"subtitle": "三个班组的一年纪实"}, ""),
        ({"subtitle": "来自车间", "original_head": {"subtitle": "——来自车间"}}, ""),
        ({"kicker": "冷空气即将抵达", "headline": ""}, ""),
        ({"kicker": "冷空气即将抵达", "original_head": {"headline": None, "bylines": []}}, "kicker"),
    ],
)
def test_a_kicker_or_subtitle_counts_where_nothing_but_habit_tells_it(fields: dict[str, Any], deck: str) -> None:
    assert open_deck(Article(**(HEADED | fields))) == deck


@pytest.mark.parametrize(
    ("orders", "usual"),
    [
        ({"HBT": 20}, "HBT"),
        ({"HBT": 19}, ""),
        ({"HBT": 12, "BHT": 8}, "HBT"),
        ({"HBT": 11, "BHT": 9}, "HT"),
        ({"HBT": 11, "BTH": 9}, ""),
        ({"HT": 15, "HBT": 5}, "HT"),
        ({"HT": 100, "BTH": 20}, "BTH"),
        ({"TH": 30, "T": 40, "BT": 50}, "TH"),
        ({"T": 90}, ""),
        ({}, ""),
    ],
)
def test_an_order_is_usual_where_three_of_five_are_set_in_it(orders: dict[str, int], usual: str) -> None:
    assert usual_order(Counter(orders)) == usual


@pytest.mark.parametrize(
    ("lengths", "usual"),
    [
        ({}, (1, MOST_CHARACTERS)),
        ({9: 1}, (9, 9)),
        ({2: 1, 8: 9, 14: 9, 40: 1}, (8, 14)),
        ({2: 2, 8: 8, 14: 8, 40: 2}, (2, 40)),
    ],
)
def test_usual_headlines_are_all_but_the_shortest_and_the_longest(
    lengths: dict[int, int], usual: tuple[int, int]
) -> None:
    assert usual_lengths(Counter(lengths)) == usual


def test_of_several_readings_of_a_text_the_newest_counts() -> None:
    article = printed("headline", "byline", "body")
    again = make_reading(article.page.current_text, VERSION + 1)
    for line, role in enumerate(("body", "headline"), 1):
        Span.objects.create(reading=again, article=article, first_line=line, last_line=line, role=role, order=line)
    assert count_corrected().orders == {"TH": 1}


def test_only_what_people_corrected_or_reviewed_is_counted() -> None:
    for status in Status:
        printed("headline", "byline", "body", status=status)
    assert count_corrected().orders == {"HBT": 2}


def test_photos_are_counted_apart_and_other_kinds_and_separated_articles_not_at_all() -> None:
    printed("headline", "byline", "body")
    printed("caption", "byline", kind=Kind.PHOTO)
    printed("notice", kind=Kind.NOTICE)
    make_article(**HEADED)
    counts = count_corrected()
    assert (counts.articles, counts.orders, counts.photo_orders) == (1, {"HBT": 1}, {"TB": 1})


def test_the_habits_are_what_was_counted() -> None:
    for number in range(20):
        printed("headline", "headline", "byline", "body", subtitle="各县连夜给老人送炭" if number else "")
    habits = count_corrected().habits
    assert (habits.articles, habits.article_order, habits.photo_order) == (20, "HBT", "")
    assert (habits.two_decks, habits.kickers, habits.shortest, habits.longest) == (19, 0, 10, 10)


def test_counting_reads_each_batch_with_two_queries(django_assert_num_queries: Any) -> None:
    for _ in range(5):
        printed("headline", "body")
    with django_assert_num_queries(2):
        assert count_corrected().articles == 5


def test_nothing_counted_is_no_articles() -> None:
    assert (count_corrected(), Counts().articles) == (Counts(), 0)
