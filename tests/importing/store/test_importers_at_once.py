"""Importers at the same moment end as one after the other: every page, issue, reporter and series once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.at_once import run, run_at_once
from tests.support.databases import BOTH, Migrated

# Every importer has all pages, in an order of its own: five dated ones and one that waits for its date.
IMPORT = """
import datetime as dt
from articles.importing.store import Arrival, store_page
from articles.reading.records import Credit, Instalment, IssueFacts, Item, LineSpan, Reading
names = ["赵小舟", "王大河", "李四平", "陈一帆", "孙五洲"]
pages = [*range(5), None]
for n in pages[{first}:] + pages[:{first}]:
    item = Item(
        kind="article",
        spans=(LineSpan(1, 2, "body"),),
        headline=f"标题{{n}}",
        body=("正文。",),
        bylines=tuple(Credit("记者", name, name, 1) for name in names),
        instalment=Instalment("学堂", 1),
    )
    day = None if n is None else dt.date(2024, 3, 1 + n // 3)
    text = f"第{{n}}页"
    arrival = Arrival(f"{{n}}.txt", text.encode(), text, "UTF-8", "" if n is None else str(n + 1), day, "printed")
    store_page(arrival, Reading(facts=IssueFacts(number=77), items=(item,)))
"""
COUNT = """
from articles.models import Article, Issue, Page, PageText, Reporter, Series
print(*(model.objects.count() for model in (Issue, Page, PageText, Article, Reporter, Series)))
print(Article.objects.get(page__issue=None).bylines.count())
"""

SEPARATED = """
import datetime as dt
from articles.importing.separated import Separated
from articles.importing.store.separated import store_separated
rows = [Separated(f"id{{n}}", dt.date(2024, 3, 1 + n % 3), str(n % 2 + 1), f"标题{{n}}", "正文。") for n in range(12)]
print(sorted(set(store_separated(rows[::{step}]).values())))
"""
COUNT_SEPARATED = """
from articles.models import Article, Issue, Page
print(*(model.objects.count() for model in (Issue, Page, Article)))
places = set(Article.objects.values_list("page", "order"))
print(len(places))
"""


@pytest.fixture(params=BOTH)
def database(request: pytest.FixtureRequest, migrated: Migrated, tmp_path: Path) -> Iterator[dict[str, str]]:
    with migrated.database(request.param, tmp_path / "data") as environment:
        yield environment


def test_pages_that_two_bring_at_once_come_in_once(database: dict[str, str], tmp_path: Path) -> None:
    run_at_once([IMPORT.format(first=first) for first in (0, 0, 3, 5)], database, tmp_path)
    assert run(COUNT, database) == "2 6 6 6 5 1\n5"


def test_separated_articles_that_two_bring_at_once_come_in_once(database: dict[str, str], tmp_path: Path) -> None:
    outcomes = run_at_once([SEPARATED.format(step=step) for step in (1, 1, -1)], database, tmp_path)
    assert sorted(outcomes) == ["['new']", "['unchanged']", "['unchanged']"]
    assert run(COUNT_SEPARATED, database) == "3 6 12\n12"
