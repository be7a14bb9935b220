from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing.store import Arrival, store_page
from articles.importing.store.continuing import REASON
from articles.models import Article, Problem
from articles.reading.records import Doubt, Item, LineSpan, Reading

pytestmark = pytest.mark.django_db


def arrive(number: str, day: int = 1, **fields: str) -> None:
    doubt = Doubt(1, 1, REASON, "另一部分还没有入库。")
    item = Item("article", (LineSpan(1, 1, "body"),), headline=f"第{number}版", doubts=(doubt,), **fields)  # type: ignore[arg-type]
    text = f"{number}/{day}"
    page = Arrival("页.txt", text.encode(), text, "utf-8", number, dt.date(2024, 3, day), "supplied")
    store_page(page, Reading(items=(item,)))


def linked() -> list[tuple[str, str]]:
    return list(Article.objects.exclude(continuation_of=None).values_list("continuation_of__headline", "headline"))


def test_both_parts_are_linked_whichever_page_comes_first() -> None:
    arrive("03", continued_from="1")
    arrive("1", continues_on="3")
    assert linked() == [("第1版", "第03版")]
    assert not Problem.objects.exists()


def test_one_part_alone_stays_flagged() -> None:
    arrive("1", continues_on="3")
    assert linked() == []
    assert Problem.objects.get().reason == REASON


def test_parts_of_different_days_are_not_linked() -> None:
    arrive("1", continues_on="3")
    arrive("3", day=2, continued_from="1")
    assert linked() == []


def test_the_database_is_not_asked_for_all_articles_that_go_on_nothing() -> None:
    """SQLite would go through them by their index, a second at 200,000, instead of those of the page."""
    arrive("1", continues_on="3")
    with CaptureQueriesContext(connection) as asked:
        arrive("3", continued_from="1")
    assert linked() == [("第1版", "第3版")]
    assert not [one["sql"] for one in asked.captured_queries if '"continuation_of_id" IS NULL' in one["sql"]]
