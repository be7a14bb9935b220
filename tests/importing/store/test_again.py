"""A page that an older reader has read is read again: as a fresh import would have it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from articles.importing.store import store_again, store_page
from articles.models import (
    Article,
    Outbox,
    PageReading,
    Permalink,
    Problem,
)
from articles.reading.records import IssueFacts, Item, Reading
from tests.importing.store.six_articles import (
    DAY,
    FACTS,
    FORMER,
    HEADLINES,
    TEXTS,
    WELL_READ,
    again,
    arrival,
    article,
    aside,
    fresh,
    item,
    joined,
)
from tests.support.as_read import page_rows, read_by_a_former_release

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("former", FORMER)
def test_what_nobody_touched_is_as_a_fresh_import_has_it(client: Client, former: str) -> None:
    text = read_by_a_former_release(arrival(), Reading(IssueFacts(page_name="要间", number=71), FORMER[former]))
    links = list(Permalink.objects.values_list("pk", flat=True))
    again(text)
    assert page_rows(text.page) == fresh()
    assert [link for link in links if client.get(f"/a/{link}/", follow=True).status_code != 200] == []


def test_what_was_an_article_and_is_none_leads_to_its_page_and_a_person_is_asked(client: Client) -> None:
    text = read_by_a_former_release(arrival(), WELL_READ)
    gone = article(HEADLINES[5])
    now = replace(WELL_READ, items=(*WELL_READ.items[:5], aside(5)))
    assert again(text, now).replaced.gone == 1
    assert page_rows(text.page) == fresh(now)
    answer = client.get(gone.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, f"/issues/{DAY}/1/")
    assert TEXTS[5] in client.get(f"/issues/{DAY}/1/").content.decode()
    assert Problem.objects.current().get(reason="missing").article == gone


def test_a_text_that_comes_apart_leads_to_its_parts(client: Client) -> None:
    whole = joined(joined(item(0), item(1)), joined(item(2), joined(item(3), joined(item(4), item(5)))))
    text = read_by_a_former_release(arrival(), Reading(FACTS, (whole,)))
    (link,) = Permalink.objects.values_list("pk", flat=True)
    again(text)
    answer = client.get(f"/a/{link}/")
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert [headline for headline in HEADLINES if headline not in shown] == []


def test_what_comes_apart_joins_and_comes_apart_again_has_its_own_permalink_again() -> None:
    text = read_by_a_former_release(arrival(), WELL_READ)
    links = {one.headline: one.permalink_id for one in Article.objects.all()}
    again(text, Reading(FACTS, FORMER["two joined"]))
    assert Permalink.objects.exclude(state="live").count() == 1
    PageReading.objects.update(reader=0)
    again(text)
    assert {one.headline: one.permalink_id for one in Article.objects.public()} == links
    assert page_rows(text.page) == fresh()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_former_reader_made_of_it_the_rest_is_as_a_fresh_import_has_it(client: Client, seed: int) -> None:
    chance = random.Random(seed)
    items: list[Item] = []
    for n in range(6):
        one = aside(n, "noise") if chance.random() < 0.15 else item(n, headline=chance.choice((HEADLINES[n], "", "误")))
        if items and items[-1].kind == one.kind == "article" and chance.random() < 0.3:
            items[-1] = joined(items[-1], one)
        else:
            items.append(one)
    chance.shuffle(items)
    text = read_by_a_former_release(arrival(), Reading(IssueFacts(), tuple(items)))
    links = list(Permalink.objects.values_list("pk", flat=True))
    again(text)
    assert page_rows(text.page) == fresh()
    assert [link for link in links if client.get(f"/a/{link}/", follow=True).status_code != 200] == []


def all_rows() -> dict[str, list[Any]]:
    models = apps.get_app_config("articles").get_models()
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_a_second_time_changes_no_row() -> None:
    text = read_by_a_former_release(arrival(), Reading(IssueFacts(), FORMER["two joined"]))
    again(text)
    Outbox.objects.all().delete()
    before = all_rows()
    assert store_again(text, WELL_READ) is None
    assert store_page(arrival(), WELL_READ).outcome == "unchanged"
    assert all_rows() == before


def test_what_reads_the_same_gets_its_margins_and_no_other_version() -> None:
    text = read_by_a_former_release(arrival(), WELL_READ)
    Outbox.objects.all().delete()
    before = list(Article.objects.order_by("pk").values_list("pk", "version", "changed_at"))
    again(text)
    assert list(Article.objects.order_by("pk").values_list("pk", "version", "changed_at")) == before
    assert [one.margin for one in Article.objects.order_by("pk")] == [3, 4, 5, 6, 7, 8]
    assert not Outbox.objects.exists()
