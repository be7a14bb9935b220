"""What a person fixed of a page is read so, whatever speaks against it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.geometry.placed import PlacedPage, RawPlace
from articles.reading.reader import read_page
from articles.reading.records import PRINTED_KINDS, Item, Reading
from articles.reading.settled import Settled
from tests.reading.typesetting import ARTICLES, LAYOUTS, make_page

LINES = st.sampled_from(
    [
        "",
        "■记者 程墨",
        "戚小满",
        "■摄影 焦 阳",
        "本报讯 昨天，古桥修缮完工，石板各归各位。",
        "本报訊 昨天，古橋修繕完工，石闆各歸各位，邨民們説",
        "十二条小河有了“值日生”",
        "十二条小河十二条小河",
        "——来自车间的报道",
        "编者按",
        "友情提醒：出门带伞",
        "今天晴到多云，偏北风3到4级，最高气温16℃。",
        "停水通告",
        "讲文明 树新风 公益广告",
        "2024年3月5日 星期二 第2版",
        "（下转第二版）",
        "字",
        "每天清早六点，退休教师都会沿着门前的小河走上一圈，看见落叶就顺手捞上岸，从不间断。",
        "山坡上的柿子红了，村民们搭起竹梯忙着采",
        "摘，空气里满是甜香。",
    ]
)
ROLES = ["headline", "kicker", "subtitle", "byline", "body", "crosshead", "caption", "section", "standfirst", "imprint"]
ROLES += ["notice", "ad", "weather", "furniture", "noise", "duplicate"]


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[Settled], PlacedPage | None]:
    """A page and some of its lines settled, article and role at random; every article of one kind."""
    if draw(st.booleans()):
        lines = draw(st.lists(LINES, max_size=24))
    else:
        layout = LAYOUTS[draw(st.sampled_from(sorted(LAYOUTS)))]
        text, _ = make_page(random.Random(draw(st.integers(0, 20))), layout, ARTICLES)
        lines = text.split("\n")[:60]
    most = draw(st.integers(1, 4))
    kinds = [draw(st.sampled_from(["", "", *PRINTED_KINDS])) for _ in range(most + 1)]
    settled = []
    for number, line in enumerate(lines, 1):
        if line.strip() and draw(st.booleans()):
            article = draw(st.integers(0, most))
            settled.append(Settled(number, article, draw(st.sampled_from(ROLES)), kinds[article] if article else ""))
    return "\n".join(lines), settled, draw(st.sampled_from([None, placed(lines)]))


def placed(lines: Sequence[str]) -> PlacedPage:
    """The page in two regions."""
    half = len(lines) // 2
    table = [
        RawPlace((0, 10 * at, 900, 10 * at + 9), 10.0, 2.0 if len(line) < 14 else 1.0, at // (half + 1), at)
        if line.strip()
        else None
        for at, line in enumerate(lines)
    ]
    return PlacedPage("\n".join(lines), tuple(table))


def item_of(reading: Reading) -> dict[int, Item]:
    return {line: item for item in reading.items for line in item.lines}


@settings(max_examples=150, deadline=None)
@given(pages())
@example(("停水通告\n停水通告\n字", [Settled(1, 1, "body"), Settled(2, 2, "headline"), Settled(3, 1, "kicker")], None))
def test_settled_lines_are_read_as_they_are_settled(page: tuple[str, list[Settled], PlacedPage | None]) -> None:
    text, settled, places = page
    reading = read_page(text, None, places, settled)
    lines = text.split("\n")
    assert Counter(line for item in reading.items for line in item.lines) == Counter(
        number for number, line in enumerate(lines, 1) if line.strip()
    )
    items = item_of(reading)
    roles = {n: span.role for item in reading.items for span in item.spans for n in range(span.first, span.last + 1)}
    assert {one.line: roles[one.line] for one in settled} == {one.line: one.role for one in settled}
    owners = {(one.article, id(items[one.line])) for one in settled if one.article}
    assert len({article for article, _ in owners}) == len(owners) == len({item for _, item in owners})
    for one in settled:
        assert (items[one.line].kind in PRINTED_KINDS) == bool(one.article)
        assert not one.kind or items[one.line].kind == one.kind


@settings(max_examples=30, deadline=None)
@given(st.lists(LINES, max_size=24).map("\n".join))
def test_nothing_settled_changes_nothing(text: str) -> None:
    assert read_page(text, settled=()) == read_page(text) == read_page(text, settled=[Settled(10_000, 1, "body")])


PAGE = """老街重新开市

■记者 程墨

本报讯 清晨六点，老街的石板路上已经摆开了十几个摊位，卖菜的都回到了原来的位置。

水库开始蓄水

■记者 戚小满

本报讯 水库今天上午开始蓄水，管理站的工作人员说，年底前水位还要再升三米。"""


def test_what_is_not_settled_is_read_around_it() -> None:
    first, second = read_page(PAGE, settled=[Settled(1, 1, "headline"), Settled(7, 2, "headline")]).items
    assert [item.headline for item in (first, second)] == ["老街重新开市", "水库开始蓄水"]
    assert [credit.name for credit in (*first.bylines, *second.bylines)] == ["程墨", "戚小满"]


def test_a_text_that_stands_in_two_places_becomes_one_article() -> None:
    settled = [Settled(1, 1, "headline"), Settled(5, 1, "body"), Settled(7, 2, "headline"), Settled(11, 1, "body")]
    first, second = read_page(PAGE, settled=settled).items
    assert (first.headline, len(first.body)) == ("老街重新开市", 2)
    assert (second.headline, second.body) == ("水库开始蓄水", ())


def test_a_line_settled_as_no_article_s_is_in_none() -> None:
    reading = read_page(PAGE, settled=[Settled(7, 0, "furniture")])
    assert [item.kind for item in reading.items if 7 in item.lines] == ["furniture"]


def test_an_item_is_certain_whose_lines_are_all_settled() -> None:
    settled = [Settled(1, 1, "headline"), Settled(3, 1, "subtitle"), Settled(5, 1, "body")]
    (item,) = [item for item in read_page(PAGE, settled=settled).items if 1 in item.lines]
    assert item.certain
    assert not [doubt for doubt in item.doubts if doubt.reason == "uncertain"]


def test_decks_are_what_they_are_settled_as() -> None:
    settled = [Settled(1, 1, "headline"), Settled(2, 1, "subtitle"), Settled(3, 1, "kicker")]
    (item,) = read_page("老街重新开市\n摊主回到老位置\n一条老街的清晨\n\n字字相连的正文。", settled=settled).items
    assert (item.kicker, item.headline, item.subtitle) == ("一条老街的清晨", "老街重新开市", "摊主回到老位置")


def test_a_settled_byline_names_whom_its_line_names() -> None:
    (item,) = read_page("老街重新开市\n程墨\n\n清晨六点，老街开市了。", settled=[Settled(2, 1, "byline")]).items
    assert [credit.name for credit in item.bylines] == ["程墨"]


def test_a_page_in_traditional_characters_keeps_what_is_settled() -> None:
    text = "老街重新開市\n\n清晨六點，老街的石板路上已經擺開了十幾個攤位，賣菜的都回來了。\n\n水庫開始蓄水"
    settled = [Settled(1, 1, "kicker"), Settled(3, 1, "body"), Settled(5, 1, "headline")]
    (item,) = read_page(text, settled=settled).items
    assert (item.kicker, item.headline) == ("老街重新開市", "水庫開始蓄水")


def test_a_repeated_text_that_is_settled_is_no_copy() -> None:
    text = "清晨六点，老街的石板路上已经摆开了十几个摊位，卖菜的都回到了原来的位置。"
    reading = read_page(f"{text}\n\n{text}", settled=[Settled(1, 1, "body"), Settled(3, 2, "body")])
    assert [item.kind for item in reading.items] == ["article", "article"]


def test_a_settled_notice_keeps_who_signs_it() -> None:
    text = "停水公告\n\n因管网改造，明天起停水两天，请提前储水。\n南门自来水厂"
    settled = [Settled(1, 1, "headline", "notice"), Settled(3, 1, "body", "notice"), Settled(4, 1, "body", "notice")]
    (item,) = read_page(text, settled=settled).items
    assert (item.kind, item.headline, item.body[-1]) == ("notice", "停水公告", "南门自来水厂")
