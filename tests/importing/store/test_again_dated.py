"""A page that is read again: its date, its number, the issue in which it is filed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from articles.corrections import filing
from articles.importing.store import store_page
from articles.models import (
    Article,
    Issue,
    Page,
    PageReading,
)
from articles.reading.records import IssueFacts, Reading
from tests.importing.store.six_articles import (
    DAY,
    FACTS,
    FORMER,
    WELL_READ,
    again,
    arrival,
    fresh,
)
from tests.support.as_read import page_rows, read_by_a_former_release

pytestmark = pytest.mark.django_db


def test_a_page_that_waited_gets_the_date_that_it_prints() -> None:
    text = read_by_a_former_release(arrival(date=None, number=""), Reading(items=WELL_READ.items))
    assert again(text).dated
    assert page_rows(text.page) == fresh()


@pytest.mark.parametrize("came", [(DAY, ""), (None, "1")], ids=["with a date", "with a number"])
def test_what_it_came_with_and_what_it_prints_date_it_together(came: tuple[dt.date | None, str]) -> None:
    text = read_by_a_former_release(arrival("无", *came), Reading())
    facts = IssueFacts(page_number="1") if came[0] else IssueFacts(date=DAY)
    assert again(text, Reading(facts)).dated
    text.page.refresh_from_db()
    assert (text.page.date, text.page.number) == (DAY, "1")


def test_a_page_that_a_person_took_out_of_its_issue_stays_out() -> None:
    text = read_by_a_former_release(arrival(), WELL_READ)
    filing.file_page(text.page, version=1, date=None, number="1", name="")
    assert not again(text).dated
    assert Page.objects.get().issue is None


def test_a_page_whose_place_is_taken_waits_and_says_so() -> None:
    store_page(arrival("别的"), Reading())
    text = read_by_a_former_release(arrival(date=None, number=""), Reading(items=WELL_READ.items))
    assert "那里已有一版" in again(text).notes[0]
    assert text.page.issue is None


def test_what_a_person_called_a_page_and_where_it_was_filed_stay() -> None:
    text = read_by_a_former_release(arrival(), Reading(IssueFacts(page_name="要间")))
    elsewhere = dt.date(2024, 3, 5)
    filing.file_page(text.page, version=1, date=elsewhere, number="2", name="头条")
    done = again(text)
    page = Page.objects.get()
    assert (page.date, page.number, page.name) == (elsewhere, "2", "头条")
    assert len(done.notes) == 2
    assert Issue.objects.get(date=elsewhere).number is None


def test_what_a_reader_misread_of_page_and_issue_is_put_right_reader_after_reader() -> None:
    text = read_by_a_former_release(arrival(), WELL_READ)
    for number, name in ((78, "要问"), (79, "要闻")):
        again(text, replace(WELL_READ, facts=replace(FACTS, number=number, page_name=name)))
        assert (Issue.objects.get().number, Page.objects.get().name) == (number, name)
        PageReading.objects.update(reader=0)


def test_articles_of_a_page_that_waits_for_its_date_are_hidden_by_no_reader() -> None:
    text = read_by_a_former_release(arrival(date=None), Reading(items=FORMER["headlines of the neighbours"]))
    again(text, replace(WELL_READ, facts=IssueFacts()))
    assert set(Article.objects.values_list("visibility", flat=True)) == {"public"}
    assert Article.objects.count() == 6
