"""Pages, issues, reporters and series are saved against the version they were opened at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from articles.corrections import NothingChanged, StaleVersion, filing
from articles.indexing import indexer
from articles.indexing.drift import find_drift
from articles.models import Article, Outbox, Series
from tests.search.asking import ask
from tests.support.factories import make_article, make_issue, make_page, make_reporter, make_undated_page

pytestmark = pytest.mark.django_db

DAY = dt.date(2023, 9, 12)


def test_who_saves_a_page_s_name_does_not_undate_what_another_has_just_dated() -> None:
    page = make_undated_page()
    filing.file_page(page, version=1, date=DAY, number="1", name="")
    with pytest.raises(StaleVersion, match="第 2 稿，您打开的是第 1 稿"):
        filing.file_page(page, version=1, date=None, number="1", name="要闻")
    page.refresh_from_db()
    assert (page.date, page.name) == (DAY, "")


def series() -> Series:
    return Series.objects.create(name="学堂")


SAVES: dict[str, tuple[Callable[[], Any], Callable[..., None], dict[str, Any]]] = {
    "page": (make_page, filing.file_page, {"date": DAY, "number": "2", "name": "要闻"}),
    "issue": (make_issue, filing.change_issue, {"edition": "平湖版"}),
    "reporter": (lambda: make_reporter("张三"), filing.change_reporter, {"name": "张三丰", "aliases": ["三丰"]}),
    "series": (series, filing.change_series, {"name": "课堂", "aliases": ["学堂"]}),
}


@pytest.mark.parametrize("kind", SAVES)
def test_a_save_counts_the_version_up_and_the_next_of_that_version_is_refused(kind: str) -> None:
    make, save, typed = SAVES[kind]
    row = make()
    save(row, version=1, **typed)
    assert row.version == 2
    with pytest.raises(StaleVersion):
        save(row, version=1, **typed)


def test_aliases_that_are_typed_again_stay_and_others_go() -> None:
    reporter = make_reporter("张三")
    filing.change_reporter(reporter, version=1, name="张三", aliases=["三丰", "老张"])
    kept = reporter.aliases.get(name="三丰").pk
    filing.change_reporter(reporter, version=2, name="张三", aliases=["三丰"])
    assert list(reporter.aliases.values_list("pk", flat=True)) == [kept]


def test_a_renamed_reporter_is_filed_under_the_new_pinyin() -> None:
    reporter = make_reporter("张三")
    filing.change_reporter(reporter, version=1, name="李四", aliases=[])
    assert reporter.pinyin == "li si"


def test_a_renamed_series_reaches_the_index() -> None:
    learning = series()
    article = make_article(series=learning)
    indexer.catch_up()
    filing.change_series(learning, version=1, name="创新课堂", aliases=[])
    indexer.catch_up()
    assert [hit.article for hit in ask(series="创新课堂").hits] == [article]


def test_the_former_name_of_a_series_stays_as_an_alias() -> None:
    learning = series()
    former = learning.name
    filing.change_series(learning, version=1, name="创新课堂", aliases=["课堂"])
    assert learning.aliases == ["课堂", former]
    filing.change_series(learning, version=2, name=former, aliases=learning.aliases)
    assert learning.aliases == ["课堂", "创新课堂"]


def test_an_alias_that_a_person_takes_away_is_gone() -> None:
    learning = series()
    filing.change_series(learning, version=1, name="创新课堂", aliases=[])
    filing.change_series(learning, version=2, name="创新课堂", aliases=[])
    assert learning.aliases == []


def test_a_rename_that_the_index_has_not_learnt_is_drift() -> None:
    learning = series()
    article = make_article(series=learning)
    indexer.catch_up()
    filing.change_series(learning, version=1, name="创新课堂", aliases=[])
    Outbox.objects.all().delete()
    assert find_drift().stale == {article.pk}


def test_a_deleted_series_leaves_its_articles_a_revision_that_names_it() -> None:
    learning = series()
    article = make_article(series=learning)
    filing.delete_series(learning, by=None)
    article.refresh_from_db()
    assert (article.series, article.version) == (None, 2)
    assert "学堂" in article.revisions.get(version=2).reason


def test_a_change_of_an_issue_is_due_for_all_its_articles() -> None:
    articles = {make_article(make_page("1")).pk, make_article(make_page("2")).pk}
    Outbox.objects.all().delete()
    filing.change_issue(Article.objects.all()[0].page.issue, version=1, edition="平湖版")
    assert set(Outbox.objects.values_list("article_id", flat=True)) == articles


def test_who_has_a_page_open_does_not_undo_another_date_of_its_issue() -> None:
    page = make_page()
    filing.change_issue(page.issue, version=1, date=DAY)
    with pytest.raises(StaleVersion):
        filing.file_page(page, version=1, date=page.issue.date, number="1", name="要闻")


@pytest.mark.parametrize("kind", SAVES)
def test_a_save_that_changes_nothing_refuses_nobody_else(kind: str) -> None:
    make, save, typed = SAVES[kind]
    row = make()
    save(row, version=1, **typed)
    with pytest.raises(NothingChanged):
        save(row, version=2, **typed)
    row.refresh_from_db()
    assert row.version == 2
