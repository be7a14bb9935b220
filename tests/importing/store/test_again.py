"""A page that an older reader has read is read again: as a fresh import would have it, but for what people did."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections import correct, filing
from articles.corrections.change import change
from articles.importing.store import Arrival, ReadAgain, store_again, store_page
from articles.models import (
    Article,
    Discrepancy,
    Issue,
    Outbox,
    Page,
    PageReading,
    PageText,
    Permalink,
    Problem,
    Reporter,
    Series,
)
from articles.reading.records import Credit, Doubt, Instalment, IssueFacts, Item, LineSpan, Reading
from tests.support.as_read import page_rows, read_by_a_former_release

pytestmark = pytest.mark.django_db

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


def editor() -> User:
    return User.objects.get_or_create(username="bianji")[0]


def by_hand(named: str, **changes: Any) -> Article:
    one = article(named)
    correct(one, version=one.version, changes=changes, by=editor())
    return one


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
