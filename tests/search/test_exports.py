"""Files of all results: complete, in order, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from articles.corrections.relating import relate
from articles.corrections.withdrawing import withdraw
from articles.models import Article, RelationKind
from articles.models.states import Reason
from articles.search.exports import csv_lines, json_lines, safe_cell
from articles.search.records import COLUMNS
from tests.search.asking import index_all
from tests.support.factories import DAY, make_article, make_page

SITE = "https://archive.example"


@pytest.fixture
def two_articles() -> None:
    make_article(headline="水稻", kicker="=引题", body='一，"二"。\n三。', bylines=[("记者", "张三"), ("摄影", "李四")])
    make_article(headline="水稻又一篇")
    make_article(headline="小麦")
    index_all()


def table(query: str) -> list[dict[str, str]]:
    text = "".join(csv_lines(QueryDict(query), SITE))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.django_db
@pytest.mark.usefixtures("two_articles")
class TestFiles:
    def test_a_table_has_all_results_oldest_first_if_asked(self) -> None:
        assert [row["标题"] for row in table("q=水稻&sort=oldest")] == ["水稻", "水稻又一篇"]
        assert [row["标题"] for row in table("q=水稻")] == ["水稻又一篇", "水稻"]

    def test_a_row_has_the_whole_article(self) -> None:
        (row,) = table("q=三。")
        assert list(row) == list(COLUMNS.values())
        assert row["正文"] == '一，"二"。\n三。'
        assert row["署名"] == "记者 张三；摄影 李四"
        assert row["见报日期"] == "2024-05-06"
        assert row["网址"] == f"{SITE}/a/{row['编号']}/"

    def test_a_formula_is_no_formula(self) -> None:
        (row,) = table("q=引题")
        assert row["引题"] == "'=引题"

    def test_filters_hold_for_files_too(self) -> None:
        assert table("q=水稻&kind=photo") == []

    def test_nothing_asked_gives_the_heading_only(self) -> None:
        assert table("") == []

    def test_json_lines_are_one_object_each(self) -> None:
        records = [json.loads(line) for line in json_lines(QueryDict("q=水稻"), SITE)]
        assert [record["headline"] for record in records] == ["水稻又一篇", "水稻"]
        assert records[1].keys() == {*COLUMNS, "date_inferred", "date_between"}
        assert records[1]["kind"] == "article"
        assert records[1]["bylines"] == [{"role": "记者", "name": "张三"}, {"role": "摄影", "name": "李四"}]


def put_right(story: Article, *, on: int = 2) -> Article:
    """The 更正 of it, printed so many days later."""
    erratum = make_article(make_page("2", DAY + dt.timedelta(on)), headline="更正", body="特此说明。")
    relate(erratum.permalink, RelationKind.ERRATUM, story.permalink, by=None)
    return erratum


@pytest.mark.django_db
class TestErrata:
    def test_a_row_names_the_errata_of_its_article_and_no_other_relation(self) -> None:
        story = make_article(headline="水稻")
        first, second = put_right(story), put_right(story, on=3)
        relate(make_article(headline="小麦").permalink, RelationKind.FOLLOW_UP, story.permalink, by=None)
        index_all()
        urls = [SITE + erratum.get_absolute_url() for erratum in (first, second)]
        (row,) = table("q=水稻")
        assert row["更正"] == "；".join(urls)
        (line,) = json_lines(QueryDict("q=水稻"), SITE)
        assert json.loads(line)["corrected_by"] == urls

    def test_what_has_none_says_none(self) -> None:
        make_article(headline="水稻")
        index_all()
        assert [row["更正"] for row in table("q=水稻")] == [""]
        assert [json.loads(line)["corrected_by"] for line in json_lines(QueryDict("q=水稻"), SITE)] == [[]]

    def test_one_that_is_not_to_be_seen_is_not_named(self) -> None:
        erratum = put_right(make_article(headline="水稻"))
        index_all()
        withdraw(erratum, reason=Reason.OTHER, by=None)
        assert [row["更正"] for row in table("q=水稻")] == [""]

    def test_a_batch_of_many_asks_no_more_than_a_batch_of_few(self, django_assert_max_num_queries) -> None:
        put_right(make_article(headline="水稻"))
        index_all()
        with django_assert_max_num_queries(20) as few:
            assert len(table("q=水稻")) == 1
        for number in range(10):
            put_right(make_article(headline=f"水稻{number}"))
        index_all()
        with django_assert_max_num_queries(len(few)):
            assert sum(bool(row["更正"]) for row in table("q=水稻")) == 11


@pytest.mark.django_db
def test_more_results_than_a_batch_are_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.search.exports.BATCH", 2)
    for number in range(5):
        make_article(headline=f"水稻{number}")
    index_all()
    assert len(table("q=水稻")) == 5


@given(st.text())
def test_no_cell_begins_as_a_formula(text: str) -> None:
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe_cell(text).endswith(text)
