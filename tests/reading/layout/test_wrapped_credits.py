"""Credits in brackets that only a later line closes, and credits behind datelines of other papers, on a page."""

from __future__ import annotations

import pytest

from articles.reading.reader import read_page

TEXT = "昨天上午，水库开始蓄水，沿岸的村民站在坝上看了很久。\n管理站说，年底前水位还会再升三米。"
PAGES = {
    "alone, closed below": ("水库开始蓄水\n（本报记者 周雨桐 通讯员\n高远）\n\n{text}", {"周雨桐", "高远"}),
    "alone, parted inside the role": ("水库开始蓄水\n（本报记\n者 周雨桐）\n\n{text}", {"周雨桐"}),
    "behind the last sentence, names below": ("水库开始蓄水\n\n{text}本报记者\n周雨桐 高远", {"周雨桐", "高远"}),
    "behind the last sentence, one name below": ("水库开始蓄水\n\n{text}本报记者 周雨桐\n高远", {"周雨桐", "高远"}),
    "names before the work they did": ("水库开始蓄水\n周雨桐、高远 文\n\n{text}", {"周雨桐", "高远"}),
    "a name before the picture": ("水库开始蓄水\n周雨桐 图\n\n{text}", {"周雨桐"}),
    "closed within the text": ("水库开始蓄水\n\n本报讯（记者 周雨桐\n通讯员 高远）{text}", {"周雨桐", "高远"}),
    "behind a dated dateline": ("水库开始蓄水\n\n本报青湾8月31日电 记者周雨桐报道：{text}", {"周雨桐"}),
    "behind another outlet's": ("水库开始蓄水\n\n云浦网青湾电(通讯员高远 记者周雨桐){text}", {"周雨桐", "高远"}),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_credit_is_read_and_leaves_the_text_whole(name: str) -> None:
    page, people = PAGES[name]
    (item,) = read_page(page.format(text=TEXT)).items
    assert {byline.name for byline in item.bylines} == people
    assert item.headline == "水库开始蓄水"
    assert "".join(item.body).startswith("昨天上午，水库开始蓄水")


def test_a_credit_before_a_full_stop_is_text() -> None:
    page = "码头新事\n\n体育场里，志愿者装卸货物，迎来又一个\n丰收季。 本报记者 周雨桐 摄"
    (item,) = read_page(page).items
    assert {byline.name for byline in item.bylines} == {"周雨桐"}
    assert item.body == ("体育场里，志愿者装卸货物，迎来又一个丰收季。",)


def test_a_dateline_in_brackets_that_closes_in_the_next_row_parts_two_texts() -> None:
    column = "管理站说，年底前水位还\n会再升三米，沿岸的人家\n已经搬到新的镇上。"
    other = "两岸的居民今晨结伴走过\n老桥，孩子们数着桥墩，\n老人说起从前的渡船。"
    page = f"水库开始蓄水\n　　【新华社云浦三月\n四日电】{column}\n\n老桥通车\n　　【新华社云浦三月\n四日电】{other}"
    assert [item.headline for item in read_page(page).items] == ["水库开始蓄水", "老桥通车"]


def test_behind_a_dateline_a_rare_name_is_read_and_an_act_is_none() -> None:
    (named,) = read_page(f"水库开始蓄水\n\n本报云浦三月四日讯记者宣雨桐报道：{TEXT}").items
    (acting,) = read_page(f"水库开始蓄水\n\n本报讯 记者走进社区报道：{TEXT}").items
    assert [byline.name for byline in named.bylines] == ["宣雨桐"]
    assert acting.bylines == ()
