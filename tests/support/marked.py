"""An archive in which every text of two articles, of what they go on in and of what stands near them is a marker.

A marker is a string that stands nowhere else, so that it can be looked for in all that is public. Nothing of it was
ever printed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import User

from articles.corrections import correct
from articles.corrections.noting import add_note
from articles.corrections.relating import relate
from articles.importing.store import Arrival, store_page
from articles.indexing import indexer
from articles.models import Article, Permalink, RelationKind
from articles.reading.records import Credit, Instalment, Item, ItemKind, LineSpan, Reading

TODAY = dt.date.today()
# This day in another year, as far as every year has it, so that the front page remembers it.
DAY = TODAY.replace(year=TODAY.year - 1, day=min(TODAY.day, 28))

# What the story prints, by the name of its text; the first reading had ``original`` where ``body`` stands now.
STORY = {
    "section": "琉璃巷札记",
    "kicker": "铜壶滴漏惊四邻",
    "headline": "朱漆匣夜半失踪",
    "subtitle": "阁楼木梯留下湿脚印",
    "role": "敲钟顾问",
    "name": "单于墨白",
    "printed": "敲钟顾问单于墨 白",
    "dateline": "枫溪驿快马电",
    "body": "守夜老翁说青花瓷瓶底藏着账本",
    "paragraph": "巡更的梆子整整敲过了三十七遍",
    "original": "守夜老翁说青花瓷瓶底藏着脹木",
}
# Where a corrector changed his mind: neither in the first reading nor in the text.
REVISED = "守夜老翁说青花瓷瓶底藏着蜡丸"
# What the editors say of the story, beside its text.
NOTE = "钟楼的钥匙另有其人"
PICTURE = {"photo headline": "檐角铜铃", "caption": "蓑衣客在檐角挂起九只铜铃", "photographer": "闻人听雨"}
REST = {"rest": "匣子里装的原是一把桃木梳", "rest paragraph": "梳齿之间还缠着半截红头绳"}
# Raw lines that no article has: between the story's lines, after them, a copy, a teaser on another page.
NEAR = {
    "between": "槐树洞中的纸灯笼",
    "after": "鹦鹉学舌唤更夫",
    "copy": "守夜老翁说青花瓷瓶底藏着脹本",
    "mixed": "瓷瓶底藏着脹木与隔壁栏的菜价",
    "teaser": "导读：朱漆匣夜半失踪，详见今天第一版",
}
# Printed beside the story in public texts: must stay to be seen.
PUBLIC = {"public": "渡口换上了新船", "public text": "撑船的人说新船比旧船轻了一半", "reporter": "李四"}

FERRY = "渡口换上了新船\n■记者 李四\n撑船的人说新船比旧船轻了一半。"
FIRST_PAGE = "\n".join(
    [
        *FERRY.split("\n"),
        STORY["section"],
        STORY["kicker"],
        STORY["headline"],
        STORY["subtitle"],
        f"■{STORY['printed']}",
        f"{STORY['dateline']} {STORY['original']}，",
        NEAR["between"],
        f"{STORY['paragraph']}。（下转第2版）",
        NEAR["after"],
        "桥头的旧书摊",
        "旧书摊主把避雨的人都当作读者。",
        NEAR["copy"],
        NEAR["mixed"],
        PICTURE["photo headline"],
        f"{PICTURE['caption']}。",
        f"■摄影 {PICTURE['photographer']}",
    ]
)
SECOND_PAGE = "\n".join(
    [
        "种子借阅处开张",
        "借出一包豆角种子，秋天还回来两包。",
        NEAR["teaser"],
        "菜场二楼每天开门",
        STORY["headline"],
        f"（上接第1版）{REST['rest']}，",
        f"{REST['rest paragraph']}。",
    ]
)


@dataclass(frozen=True)
class Marked:
    """``photo`` belongs to no story; ``rest`` is on the second page."""

    story: Article
    photo: Article
    rest: Article
    ferry: Article
    editor: User


def make_marked() -> Marked:
    """Two pages of an issue and an older issue, corrected once and once again, in the index."""
    arrive("1", FIRST_PAGE, *first_items())
    arrive("2", SECOND_PAGE, *second_items())
    arrive("1", FERRY, ferry_item(), date=DAY - dt.timedelta(days=40))
    story, photo, rest = (Article.objects.get(headline=STORY["headline"], page__number="1"), *of_kind())
    editor = User.objects.create_user("editor")
    for text in (REVISED, STORY["body"]):
        body = story.body.replace(STORY["original"], text).replace(REVISED, text)
        correct(story, version=story.version, changes={"body": body}, by=editor)
    ferry = Article.objects.get(headline=PUBLIC["public"], page=story.page)
    Article.objects.update(related=[story.permalink_id, photo.permalink_id, rest.permalink_id])
    Permalink.objects.filter(pk=story.permalink_id).update(external_id="old/story")
    for kind in RelationKind:
        relate(ferry.permalink, kind, story.permalink, by=editor)
        relate(photo.permalink, kind, ferry.permalink, by=editor)
    add_note(story, f"编者：{NOTE}。", by=editor)
    indexer.catch_up()
    return Marked(story, photo, rest, ferry, editor)


def make_unmarked() -> None:
    """The same archive as if nothing marked had ever been printed."""
    first, second = FIRST_PAGE.split("\n"), SECOND_PAGE.split("\n")
    arrive("1", "\n".join(first[:3] + first[12:14]), ferry_item(), bench_item(4))
    arrive("2", "\n".join(second[:2] + second[3:4]), seeds_item(), hours_item(3))
    arrive("1", FERRY, ferry_item(), date=DAY - dt.timedelta(days=40))


def first_page_again() -> tuple[str | Item, ...]:
    """Text and items of a better reading: the story stands last, no blank line and no noise between its lines."""
    lines = FIRST_PAGE.split("\n")
    body = f"{STORY['dateline']} {STORY['original']}，{STORY['paragraph']}。（下转第2版）"
    text = "\n".join([*lines[:3], *lines[12:16], NEAR["after"], *lines[3:8], body])
    story = story_item(spans=spans(9, "section", "kicker", "headline", "subtitle", "byline", "body"))
    return text, ferry_item(), bench_item(4), lone("duplicate", 6), lone("noise", 7), story


def first_page_parted() -> tuple[str | Item, ...]:
    """Text and items of a reading that takes the end of the story for an article of its own."""
    lines = FIRST_PAGE.split("\n")
    text = "\n".join([*lines[:3], *lines[12:14], *lines[3:8], f"{STORY['dateline']} {STORY['original']}。", lines[10]])
    parts = spans(6, "section", "kicker", "headline", "subtitle", "byline", "body")
    story = story_item(spans=parts, body=(f"{STORY['original']}。",), continues_on="")
    end = Item("article", spans(12, "body"), body=(f"{STORY['paragraph']}。",), continues_on="2")
    return text, ferry_item(), bench_item(4), story, end


def of_kind() -> tuple[Article, Article]:
    return Article.objects.get(kind="photo"), Article.objects.exclude(continuation_of=None).get()


def arrive(number: str, text: str, *items: Item, date: dt.date = DAY) -> None:
    arrival = Arrival(f"{date}-{number}.txt", text.encode(), text, "utf-8", number, date, "supplied")
    store_page(arrival, Reading(items=items))


def first_items() -> tuple[Item, ...]:
    near = (lone("noise", 10), lone("furniture", 12), lone("duplicate", 15), lone("noise", 16))
    return ferry_item(), story_item(), bench_item(), *near, photo_item()


def second_items() -> tuple[Item, ...]:
    rest = Item(
        "article",
        spans(5, "headline", "body", "body"),
        headline=STORY["headline"],
        body=(f"{REST['rest']}，{REST['rest paragraph']}。",),
        continued_from="1",
    )
    return seeds_item(), lone("furniture", 3), hours_item(), rest


def seeds_item() -> Item:
    text = ("借出一包豆角种子，秋天还回来两包。",)
    return Item("article", spans(1, "headline", "body"), headline="种子借阅处开张", body=text)


def hours_item(line: int = 4) -> Item:
    return Item("notice", spans(line, "headline"), headline="菜场二楼每天开门")


def ferry_item() -> Item:
    signed = (Credit("记者", "李四", "记者 李四", 2),)
    text = ("撑船的人说新船比旧船轻了一半。",)
    return Item("article", spans(1, "headline", "byline", "body"), headline="渡口换上了新船", bylines=signed, body=text)


def bench_item(line: int = 13) -> Item:
    text = ("旧书摊主把避雨的人都当作读者。",)
    return Item("article", spans(line, "headline", "body"), headline="桥头的旧书摊", body=text)


def story_item(**fields: object) -> Item:
    signed = (
        Credit(STORY["role"], STORY["name"], STORY["printed"], 8),
        Credit("记者", "李四", "记者 李四", 8),
    )
    given = {
        "spans": (*spans(4, "section", "kicker", "headline", "subtitle", "byline", "body"), LineSpan(11, 11, "body")),
        **{name: STORY[name] for name in ("section", "kicker", "headline", "subtitle", "dateline")},
        "bylines": signed,
        "body": (f"{STORY['original']}，", f"{STORY['paragraph']}。"),
        "instalment": Instalment(STORY["section"], 3),
        "continues_on": "2",
    }
    return Item("article", **(given | fields))  # type: ignore[arg-type]


def photo_item() -> Item:
    credit = (Credit("摄影", PICTURE["photographer"], f"摄影 {PICTURE['photographer']}", 19),)
    caption = (f"{PICTURE['caption']}。",)
    parts = spans(17, "headline", "body", "credit")
    return Item("photo", parts, headline=PICTURE["photo headline"], bylines=credit, body=caption)


def lone(kind: ItemKind, line: int) -> Item:
    return Item(kind, (LineSpan(line, line, kind),))


def spans(first: int, *roles: str) -> tuple[LineSpan, ...]:
    return tuple(LineSpan(line, line, role) for line, role in enumerate(roles, first))
