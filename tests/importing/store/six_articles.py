"""A page of six articles, well read and as former readers read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from articles.importing.store import Arrival, ReadAgain, store_again, store_page
from articles.models import (
    Article,
    PageText,
)
from articles.reading.records import Credit, Doubt, Instalment, IssueFacts, Item, LineSpan, Reading
from tests.support.as_read import page_rows

DAY = dt.date(2024, 3, 1)
TEXTS = (
    "银杏大道两旁的树叶黄了，前来拍照的市民一天比一天多，管理方延长了开放时间。",
    "新大桥昨天上午合龙，预计明年春天通车，两岸往来只要五分钟，比绕行快得多。",
    "渡口的老船工说，他撑了四十年船，等桥通了就上岸养花种菜，再也不用早起。",
    "种子借阅处借出一包豆角种子，秋天还回来两包，最抢手的是本地的紫皮茄子。",
    "修钟表的铺子搬进了校门口，师傅每天教孩子们拆一只旧闹钟，再原样装回去。",
    "山顶天文台准备了二十架望远镜，阴天改为室内讲解，报名的人排到了下个月。",
)
HEADLINES = ("银杏黄了", "大桥合龙", "渡口上岸", "借种还种", "校门口的钟表铺", "看彗星去")
NAMES = ("程墨", "戚小满", "焦阳", "柳知秋", "黎青", "许亭")
SOURCE = "\n".join(line for pair in zip(HEADLINES, TEXTS, strict=True) for line in pair)
FACTS = IssueFacts(number=77, lunar="农历正月廿一", weekday="星期五", page_name="要闻", page_number="1", date=DAY)


def item(n: int, **fields: Any) -> Item:
    """The n-th of the page, headline and text, rightly read."""
    first = 2 * n + 1
    usual: dict[str, Any] = {
        "headline": HEADLINES[n],
        "body": (TEXTS[n],),
        "bylines": (Credit("记者", NAMES[n], f"记者 {NAMES[n]}", first),),
        "margin": 3.0 + n,
    }
    spans = fields.pop("spans", (LineSpan(first, first, "headline"), LineSpan(first + 1, first + 1, "body")))
    return Item("article", spans, **usual | fields)


def joined(one: Item, two: Item) -> Item:
    """Two that were not told apart."""
    return replace(one, spans=one.spans + two.spans, body=(*one.body, two.headline, *two.body), certain=False)


def aside(n: int, kind: str = "furniture") -> Item:
    return Item(kind, (LineSpan(2 * n + 1, 2 * n + 2, kind),), body=(HEADLINES[n], TEXTS[n]))  # type: ignore[arg-type]


WELL_READ = Reading(FACTS, tuple(map(item, range(6))))


def arrival(text: str = SOURCE, date: dt.date | None = DAY, number: str = "1") -> Arrival:
    return Arrival("页.txt", text.encode(), text, "utf-8", number, date, "printed" if date else "")


def again(text: PageText, reading: Reading = WELL_READ) -> ReadAgain:
    done = store_again(text, reading)
    assert done is not None
    return done


def fresh(reading: Reading = WELL_READ) -> dict[str, Any]:
    """What an archive that never held the page would make of it: this one, on another day, brought to the same."""
    day = DAY + dt.timedelta(days=7)
    made = store_page(arrival(date=day), reading).page
    told = page_rows(made)
    told["issue"]["date"] = DAY
    return told


def article(headline: str) -> Article:
    return Article.objects.get(headline=headline, page__issue__date=DAY)


FORMER: dict[str, tuple[Item, ...]] = {
    "the same": WELL_READ.items,
    "uncertain": tuple(item(n, certain=False, margin=None) for n in range(6)),
    "without names": tuple(item(n, bylines=()) for n in range(6)),
    "names in other roles": tuple(item(n, bylines=(Credit("摄影", NAMES[5 - n], "", 1),)) for n in range(6)),
    "another kind": tuple(replace(item(n), kind="photo") for n in range(6)),
    "another order": WELL_READ.items[::-1],
    "headlines of the neighbours": tuple(
        item(n, headline=HEADLINES[n - 1], spans=(item((n - 1) % 6).spans[0], item(n).spans[1])) for n in range(6)
    ),
    "headline as kicker": tuple(item(n, headline="", kicker=HEADLINES[n]) for n in range(6)),
    "two joined": (joined(item(0), item(1)), *map(item, range(2, 6))),
    "all joined": (joined(joined(item(0), item(1)), joined(item(2), joined(item(3), joined(item(4), item(5))))),),
    "headlines apart": tuple(
        part
        for n in range(6)
        for part in (
            replace(item(n), spans=(item(n).spans[0],), body=()),
            replace(item(n), spans=(item(n).spans[1],), headline=""),
        )
    ),
    "furniture as an article": (*map(item, range(5)), item(5)),
    "an article as noise": (*map(item, range(5)), aside(5, "noise")),
    "all as noise": (Item("noise", (LineSpan(1, 12, "noise"),), body=(SOURCE,)),),
    "in a series": tuple(item(n, section="岛上", instalment=Instalment("夜航", n + 1)) for n in range(6)),
    "going on elsewhere": tuple(
        item(n, continues_on="3", doubts=(Doubt(1, 1, "continuation", "？"),)) for n in range(6)
    ),
}
