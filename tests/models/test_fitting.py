"""What a column cannot hold is refused in words, before and whichever the database is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from articles import corrections
from articles.corrections import filing
from articles.importing.store import Arrival, store_page
from articles.models import (
    Article,
    Byline,
    Issue,
    Page,
    PageText,
    Permalink,
    Problem,
    Reporter,
    ReporterAlias,
    Revision,
    Series,
    Span,
)
from articles.models.fitting import DoesNotFit, check, fitting
from articles.models.people import reporters_named
from articles.reading.records import Credit, Doubt, Instalment, IssueFacts, Item, LineSpan, Reading
from tests.support.factories import make_article, make_issue, make_page, make_reporter

MODELS = [Article, Byline, Issue, Page, PageText, Permalink, Problem, Reporter, ReporterAlias, Revision, Series, Span]
COLUMNS = [(model, field) for model in MODELS for field in model._meta.concrete_fields]
TEXTS = [(model, field) for model, field in COLUMNS if field.max_length and not field.is_relation]
NUMBERS = [(model, field) for model, field in COLUMNS if "Integer" in field.get_internal_type()]
NAME = "{0.__name__}.{1.name}".format


@pytest.mark.parametrize(("model", "field"), TEXTS, ids=[NAME(*one) for one in TEXTS])
def test_a_text_as_long_as_its_column_fits_and_a_longer_one_does_not(model: Any, field: Any) -> None:
    check(model, {field.name: "字" * field.max_length})
    with pytest.raises(DoesNotFit, match=f"{field.verbose_name}”不能超过 {field.max_length} 个字"):
        check(model, {field.name: "字" * (field.max_length + 1)})


@pytest.mark.parametrize(("model", "field"), NUMBERS, ids=[NAME(*one) for one in NUMBERS])
def test_a_number_beyond_its_column_does_not_fit(model: Any, field: Any) -> None:
    with pytest.raises(DoesNotFit, match="只能是"):
        check(model, {field.name: 10**20})


@pytest.mark.parametrize(
    "wrong", ["甲\0乙", "\0", "\ud83d", {"body": ["\0"]}, {"\0": ""}, [["甲", "乙\udfff"]]], ids=ascii
)
def test_no_text_and_no_object_may_hold_what_no_database_stores(wrong: Any) -> None:
    with pytest.raises(DoesNotFit, match="存不下"):
        check(Article, {"original_head": wrong})


@pytest.mark.parametrize(
    "sound", ["", "𠮷😀", "甲\n乙\t", {"body": "\\u0000"}, None, True, dt.date(2024, 1, 1)], ids=ascii
)
def test_what_every_database_stores_fits(sound: Any) -> None:
    check(Article, {"original_head": sound, "body": sound})


def test_what_is_no_column_is_passed_over() -> None:
    check(Article, {"bylines": [{"role": "长" * 21}]})


def test_rows_that_fit_are_handed_on() -> None:
    rows = [Series(name="甲"), Series(name="乙")]
    assert fitting(iter(rows)) == rows


ITEM = Item(kind="article", spans=(LineSpan(1, 1, "body"),), headline="甲", body=("乙。",))
LONG = {
    "role": replace(ITEM, bylines=(Credit("长" * 21, "张三", "", 1),)),
    "name": replace(ITEM, bylines=(Credit("记者", "长" * 41, "", 1),)),
    "organisation": replace(ITEM, bylines=(Credit("来源", "长" * 41, "", 1, organisation=True),)),
    "series": replace(ITEM, instalment=Instalment("长" * 61, 1)),
    "instalment": replace(ITEM, instalment=Instalment("学堂", 10**11)),
    "continuation": replace(ITEM, continues_on="1" * 9),
    "line's role": replace(ITEM, spans=(LineSpan(1, 1, "r" * 17),)),
    "doubt": replace(ITEM, doubts=(Doubt(1, 1, "r" * 41, ""),)),
    "text": replace(ITEM, body=("乙\0",)),
}
FACTS = {
    "page name": IssueFacts(page_name="长" * 41),
    "edition": IssueFacts(edition="长" * 41),
    "issue number": IssueFacts(number=10**11),
}


@pytest.mark.django_db
@pytest.mark.parametrize("again", [False, True], ids=["first", "again"])
@pytest.mark.parametrize("item", LONG.values(), ids=LONG)
def test_a_page_with_an_item_that_holds_too_much_is_refused_whole(item: Item, again: bool) -> None:
    if again:
        store_page(arrival("较早"), Reading(items=(ITEM,)))
    before = counts()
    with pytest.raises(DoesNotFit):
        store_page(arrival(), Reading(items=(item,)))
    assert counts() == before


@pytest.mark.django_db
@pytest.mark.parametrize("facts", FACTS.values(), ids=FACTS)
def test_a_page_whose_head_holds_too_much_is_refused_whole(facts: IssueFacts) -> None:
    before = counts()
    with pytest.raises(DoesNotFit):
        store_page(arrival(), Reading(facts=facts))
    assert counts() == before


def counts() -> list[int]:
    return [model._default_manager.count() for model in MODELS]


def arrival(text: str = "原文") -> Arrival:
    return Arrival("页.txt", text.encode(), text, "utf-8", "1", dt.date(2024, 3, 1), "printed")


def correcting(**changes: Any) -> Callable[[], object]:
    return lambda: corrections.correct(make_article(), version=1, changes=changes, by=None)


def filing_reporter(name: str, *aliases: str) -> Callable[[], object]:
    return lambda: filing.change_reporter(make_reporter("张三"), version=1, name=name, aliases=aliases)


ACTS: dict[str, Callable[[], object]] = {
    "role": correcting(bylines=[{"role": "长" * 21, "name": "张三"}]),
    "name": correcting(bylines=[{"role": "记者", "name": "长" * 41}]),
    "kind": correcting(kind="长" * 9),
    "status": correcting(status="长" * 11),
    "reason": lambda: corrections.correct(
        make_article(), version=1, changes={"headline": "新"}, by=None, reason="长" * 301
    ),
    "reporter": filing_reporter("长" * 41),
    "alias": filing_reporter("张三", "长" * 41),
    "series": lambda: filing.change_series(Series.objects.create(name="甲"), version=1, name="长" * 61, aliases=[]),
    "page name": lambda: filing.change_page(make_page(), version=1, name="长" * 41),
    "issue number": lambda: filing.change_issue(make_issue(), version=1, number=2**31),
    "new reporter": lambda: reporters_named({"长" * 41}),
}


@pytest.mark.django_db
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_act_with_too_much_is_refused_in_words(act: Callable[[], object]) -> None:
    with pytest.raises(DoesNotFit, match=r"不能超过|只能是"):
        act()
