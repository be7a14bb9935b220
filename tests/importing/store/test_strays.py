"""What readers may not see comes back in no other article, however a new reading parts and joins the page's lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections import correct
from articles.importing.store import Arrival, store_page
from articles.importing.store.withheld import REASON
from articles.models import Article, Problem
from articles.reading.records import Credit, Item, LineSpan, Reading

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 3, 1)
HEADLINE, NAME = "芦花深处的那盏灯", "闻人听雨"
BRIDGE = Item(
    "article",
    (LineSpan(1, 2, "body"),),
    headline="新大桥昨天上午合龙",
    bylines=(Credit("记者", "李四", "记者 李四", 1),),
    body=("施工方介绍，主梁共分四十七段吊装，最重的一段超过三百吨，全程由卫星定位校准，明年春天通车。",),
)
LAMP = Item(
    "photo",
    (LineSpan(3, 4, "body"),),
    headline=HEADLINE,
    bylines=(Credit("摄影", NAME, f"摄影 {NAME}", 3),),
    body=("摇橹的人说，灯是给夜归的船点的，点灯的老人从不留姓名。",),
)
SEEDS = Item(
    "article",
    (LineSpan(5, 6, "body"),),
    headline="种子借阅处开张",
    body=("借出一包豆角种子，秋天还回来两包，管理员说第一天就借走了六十多包，老人和孩子最多。",),
)


def arrive(*items: Item, date: dt.date = DAY) -> None:
    text = "\n".join(line for item in items for line in (item.headline, *item.body))
    spans = [replace(item, spans=(LineSpan(2 * n + 1, 2 * n + 2, "body"),)) for n, item in enumerate(items)]
    store_page(Arrival("页.txt", text.encode(), text, "utf-8", "1", date, "supplied"), Reading(items=tuple(spans)))


@pytest.fixture(params=["withdrawn", "hidden"])
def lamp(request: pytest.FixtureRequest) -> Article:
    """Withheld by a person, between two that are public."""
    arrive(BRIDGE, LAMP, SEEDS)
    lamp = Article.objects.get(headline=HEADLINE)
    correct(lamp, version=1, changes={"visibility": request.param}, by=User.objects.create_user("editor"))
    return lamp


STRAYS = {
    "as its headline": replace(SEEDS, headline=HEADLINE),
    "behind its headline": replace(SEEDS, headline=f"{SEEDS.headline} {HEADLINE}"),
    "as its kicker": replace(SEEDS, kicker=HEADLINE),
    "as its subtitle": replace(SEEDS, subtitle=HEADLINE),
    "as its section": replace(SEEDS, section=HEADLINE),
    "as its dateline": replace(SEEDS, dateline=HEADLINE),
    "as a paragraph": replace(SEEDS, body=(HEADLINE, *SEEDS.body)),
    "in a paragraph": replace(SEEDS, body=(f"借出一包豆角种{HEADLINE}子，秋天还回来两包。",)),
    "half of it": replace(SEEDS, body=(*SEEDS.body, "灯是给夜归的船")),
    "its name": replace(SEEDS, bylines=LAMP.bylines),
    "its byline as text": replace(SEEDS, body=(*SEEDS.body, f"摄影 {NAME}")),
}


def said_in_public() -> str:
    rows = Article.objects.public().prefetch_related("bylines")
    texts = [(a.section, a.kicker, a.headline, a.subtitle, a.dateline, a.body, a.original_body) for a in rows]
    return "\n".join([*map(str, texts), *(b.name for a in rows for b in a.bylines.all())])


@pytest.mark.parametrize("date", [DAY, dt.date(2024, 3, 9)], ids=["the same page", "another day"])
@pytest.mark.parametrize("stray", STRAYS)
def test_it_strays_into_nothing_public(client: Client, lamp: Article, stray: str, date: dt.date) -> None:
    arrive(BRIDGE, STRAYS[stray], replace(LAMP, headline="", bylines=()), date=date)
    shown = said_in_public() + client.get(f"/issues/{date}/1/").content.decode()
    assert [text for text in (HEADLINE, NAME, "灯是给夜归的船") if text in shown] == []
    assert Problem.objects.filter(reason=REASON).exists()


@pytest.mark.parametrize("stray", STRAYS)
def test_what_was_public_stays_as_it_was_and_a_person_is_asked(lamp: Article, stray: str) -> None:
    arrive(BRIDGE, STRAYS[stray], LAMP)
    seeds = Article.objects.public().get(headline=SEEDS.headline)
    assert (seeds.body, seeds.permalink.state) == (SEEDS.body[0], "live")
    assert Article.objects.public().count() == 2
    assert Problem.objects.filter(article=seeds, reason="missing").exists()


def test_a_better_reading_of_its_neighbours_is_taken(lamp: Article) -> None:
    better = replace(SEEDS, body=(SEEDS.body[0].replace("六十多包", "六十八包"),))
    arrive(BRIDGE, better, LAMP)
    assert Article.objects.public().get(headline=SEEDS.headline).body == better.body[0]
    assert not Problem.objects.filter(reason__in=(REASON, "missing")).exists()


def test_what_a_neighbour_prints_too_is_no_stray(lamp: Article) -> None:
    """A teaser that was public before."""
    teaser = replace(BRIDGE, body=(*BRIDGE.body, f"今日还可看：{HEADLINE}"))
    Article.objects.filter(headline=BRIDGE.headline).update(body="\n".join(teaser.body))
    arrive(replace(teaser, subtitle="明年通车"), SEEDS, LAMP)
    assert Article.objects.public().get(headline=BRIDGE.headline).subtitle == "明年通车"


def test_another_page_that_only_quotes_a_phrase_is_public(lamp: Article) -> None:
    other = replace(SEEDS, headline="老人点灯四十年", body=("昨晚在城西，老人说起往事，听的人都笑了。" * 4,))
    arrive(replace(other, kicker=HEADLINE), date=dt.date(2024, 3, 9))
    assert Article.objects.public().filter(headline="老人点灯四十年").exists()
