"""A page that is read again: what people did stays, and what differs is listed once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections import correct, filing
from articles.corrections.change import change
from articles.importing.store import store_again, store_page
from articles.models import (
    Article,
    Discrepancy,
    PageReading,
    Problem,
    Reporter,
    Series,
)
from articles.reading.records import Doubt, Instalment, IssueFacts, Reading
from tests.importing.store.six_articles import (
    DAY,
    FACTS,
    FORMER,
    HEADLINES,
    NAMES,
    SOURCE,
    TEXTS,
    WELL_READ,
    again,
    arrival,
    article,
    fresh,
    item,
)
from tests.support.as_read import page_rows, read_by_a_former_release

pytestmark = pytest.mark.django_db


def editor() -> User:
    return User.objects.get_or_create(username="bianji")[0]


def by_hand(named: str, **changes: Any) -> Article:
    one = article(named)
    correct(one, version=one.version, changes=changes, by=editor())
    return one


DEEDS: dict[str, dict[str, Any]] = {
    "text": {"body": "人改过的正文。"},
    "headline": {"headline": "人改过的标题"},
    "bylines": {"bylines": [{"role": "通讯员", "name": "司徒远"}]},
    "kind": {"kind": "notice"},
    "found right": {"status": "reviewed"},
    "hidden": {"visibility": "hidden"},
    "withdrawn": {"visibility": "withdrawn"},
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_a_person_did_stays_to_the_letter(deed: str) -> None:
    worse = Reading(FACTS, tuple(item(n, bylines=(), body=(TEXTS[n][:-3],)) for n in range(6)))
    text = read_by_a_former_release(arrival(), worse)
    done = by_hand(HEADLINES[2], **DEEDS[deed])
    before = article_columns(done)
    again(text)
    assert article_columns(done) == before
    others = [row for row in page_rows(text.page)["articles"] if row["order"] != 3]
    assert others == [row for row in fresh()["articles"] if row["order"] != 3]


def article_columns(one: Article) -> dict[str, Any]:
    row = Article.objects.filter(pk=one.pk).values().get()
    return row | {"bylines": list(one.bylines.order_by("order").values())}


def test_a_difference_from_corrected_text_is_listed_once_however_often_it_is_read_again() -> None:
    text = read_by_a_former_release(arrival(), Reading(FACTS, tuple(item(n, body=(TEXTS[n][:-3],)) for n in range(6))))
    by_hand(HEADLINES[2], body="人改过的正文。")
    assert again(text).replaced.differing == 1
    PageReading.objects.update(reader=0)
    assert again(text).replaced.differing == 1
    assert [one.reason for one in Problem.objects.current().filter(article__headline=HEADLINES[2])] == ["reread"]
    assert Discrepancy.objects.get().reading["body"] == TEXTS[2]
    PageReading.objects.update(reader=0)
    again(
        text,
        replace(WELL_READ, items=tuple(item(n, body=("人改过的正文。",) if n == 2 else (TEXTS[n],)) for n in range(6))),
    )
    assert not Discrepancy.objects.exists()
    assert not Problem.objects.current().exists()


def test_an_article_that_stands_on_another_page_by_now_is_not_doubled() -> None:
    text = read_by_a_former_release(arrival(), WELL_READ)
    other, moved = store_page(arrival("别的", number="2"), Reading()).page, article(HEADLINES[3])
    change(moved, version=1, changes={"page": other.pk, "order": 1}, by=editor())
    again(text)
    assert Article.objects.get(body=TEXTS[3]).page == other
    moved.refresh_from_db()
    assert (moved.order, moved.permalink.state) == (1, "live")


@pytest.mark.parametrize("visibility", ["withdrawn", "hidden"])
@pytest.mark.parametrize("now", FORMER)
def test_withheld_text_is_nowhere_however_it_is_read_now(client: Client, now: str, visibility: str) -> None:
    text = read_by_a_former_release(arrival(), WELL_READ)
    by_hand(HEADLINES[1], visibility=visibility)
    again(text, Reading(FACTS, FORMER[now]))
    shown = "\n".join(f"{one.kicker}{one.headline}{one.body}" for one in Article.objects.public())
    shown += client.get(f"/issues/{DAY}/1/").content.decode()
    assert [line for line in (HEADLINES[1], TEXTS[1], NAMES[1]) if line in shown] == []


def test_a_public_text_that_is_like_a_withheld_one_elsewhere_is_not_doubled_where_it_reads_the_same() -> None:
    text = read_by_a_former_release(arrival(), WELL_READ)
    store_page(arrival(date=dt.date(2024, 3, 9)), WELL_READ)
    other = Article.objects.get(headline=HEADLINES[1], page__issue__date=dt.date(2024, 3, 9))
    correct(other, version=1, changes={"visibility": "withdrawn"}, by=editor())
    again(text)
    assert Article.objects.filter(page=text.page).count() == 6
    assert article(HEADLINES[1]).visibility == "public"


def test_a_reporter_and_a_series_stay_as_a_person_settled_them() -> None:
    reading = Reading(FACTS, tuple(item(n, instalment=Instalment("夜航", n + 1)) for n in range(6)))
    text = read_by_a_former_release(arrival(), reading)
    person, series = Reporter.objects.get(name=NAMES[0]), Series.objects.get()
    filing.change_reporter(person, version=1, name="程默", aliases=[])
    filing.change_series(series, version=1, name="夜航船", aliases=[])
    again(text, reading)
    assert article(HEADLINES[0]).bylines.get().reporter == person
    assert set(Article.objects.values_list("series__name", flat=True)) == {"夜航船"}
    assert not Reporter.objects.filter(name=NAMES[0]).exists()


def test_an_older_text_of_a_page_is_not_read_again() -> None:
    text = read_by_a_former_release(arrival(), WELL_READ)
    store_page(arrival(SOURCE + "\n"), WELL_READ)
    assert store_again(text, WELL_READ) is None


def test_the_same_file_imported_again_is_read_again_where_an_older_reader_read_it() -> None:
    read_by_a_former_release(arrival(), Reading(IssueFacts(), FORMER["two joined"]))
    stored = store_page(arrival(), WELL_READ)
    assert stored.outcome == "reread"
    assert page_rows(stored.page) == fresh()


def test_both_parts_of_a_text_stay_joined_and_nobody_is_asked_again() -> None:
    doubts = (Doubt(1, 1, "continuation", "另一部分还没有入库。"),)
    start, rest = (
        replace(WELL_READ, items=(item(n, doubts=doubts, **told), *WELL_READ.items[4:]))
        for n, told in ((0, {"continues_on": "2"}), (1, {"continued_from": "1"}))
    )
    first = read_by_a_former_release(arrival(), start)
    second = read_by_a_former_release(arrival(SOURCE + "。", number="2"), rest)
    for text, reading in ((first, start), (second, rest)):
        again(text, reading)
    assert Article.objects.exclude(continuation_of=None).get().headline == HEADLINES[1]
    assert not Problem.objects.current().exists()
